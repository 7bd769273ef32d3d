"""Pictures without a window, for the command line and for scripts."""
