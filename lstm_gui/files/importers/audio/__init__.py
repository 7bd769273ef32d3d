"""Models of amplifiers and effects, as the programs that play them write them."""
