"""Going through the steps."""
