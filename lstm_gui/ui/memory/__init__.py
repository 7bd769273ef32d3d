"""The Memory workspace: RNN, GRU and LSTM on one input."""
