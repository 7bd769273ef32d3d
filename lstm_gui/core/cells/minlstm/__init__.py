"""The minLSTM."""
