"""Views out of sight, laid out in the size they are printed in."""
