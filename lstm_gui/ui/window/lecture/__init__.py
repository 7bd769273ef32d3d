"""In front of a class: big type, one panel, pens, a presenter's keys, notes."""
