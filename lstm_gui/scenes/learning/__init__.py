"""Where a lesson stands and whether its challenges are met."""
