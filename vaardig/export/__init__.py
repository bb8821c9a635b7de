"""Answers as files that other people and programs open."""
