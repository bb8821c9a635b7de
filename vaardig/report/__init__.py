"""Printable Dutch reports made of the figures of a werkmap."""
