"""Keras: its archives, its HDF5 files, and the layers in them."""
