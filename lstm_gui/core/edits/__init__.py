"""Pure functions from one State to another, and what differs between two."""
