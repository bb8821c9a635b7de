"""Concepts of work and their Dutch surface forms: hard skills, sleutelvaardigheden, occupations, domains, channels."""
