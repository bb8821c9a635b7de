"""What is unclear, missing or excluding in a vacancy, and how to write it better."""
