"""The web application: the same functions as the command line, in plain Dutch, on one's own machine."""
