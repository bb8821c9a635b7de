"""From sources to a finished werkmap, part by part."""
