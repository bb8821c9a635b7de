"""The lowest layer: error tree, atomic files, hashing and text folding. Imports nothing of ours."""
