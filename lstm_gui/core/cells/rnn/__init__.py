"""The vanilla RNN."""
