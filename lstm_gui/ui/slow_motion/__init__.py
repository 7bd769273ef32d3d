"""Slow motion: the inside of one time step, sub-step after sub-step. No pyqtgraph."""
