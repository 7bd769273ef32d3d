"""Tables that people bring along: how they are understood, and the numbers in them."""
