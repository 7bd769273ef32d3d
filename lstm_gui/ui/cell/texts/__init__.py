"""Texts that become the input of a network with an embedding."""
