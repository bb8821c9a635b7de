"""How big the step from one job to another is, skill by skill, and how to take it."""
