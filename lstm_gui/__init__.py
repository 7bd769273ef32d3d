"""LSTM Explorer: open an LSTM cell, move any number, see every other one answer."""

__version__ = "0.1.0"
