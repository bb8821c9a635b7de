"""The command line: parses, calls a plain function, shows its result. No command holds logic of its own."""
