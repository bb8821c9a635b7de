"""Importers of official releases: each makes a release folder that ``load_taxonomy(releases=[…])`` merges with ours."""
