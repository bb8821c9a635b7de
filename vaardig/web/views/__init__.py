"""From an answer of the library to what a page shows: no routes, no HTML."""
