"""What the command line takes, checked before anything is loaded."""
