"""How symbols are written: in the letters of this program, or in those of a book or a library."""
