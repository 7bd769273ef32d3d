"""What can be said of a cell and of its pass at a glance."""
