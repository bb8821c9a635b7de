"""Encoders, concept linker and FAISS indexes: free wording finds its concept and its neighbours."""
