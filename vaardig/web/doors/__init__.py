"""The doors: one module of routes for each kind of visitor."""
