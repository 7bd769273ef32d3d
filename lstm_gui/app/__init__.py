"""Where everything is put together: the command line and the start of the window."""
