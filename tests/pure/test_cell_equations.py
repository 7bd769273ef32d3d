"""The equations of a cell, written out."""

from lstm_gui.core import GRU, LSTM
from lstm_gui.words.cell_equations import cell_equations


def test_an_lstm_has_its_six_equations_with_the_sums_written_out():
    lines = cell_equations(LSTM)
    assert len(lines) == 6
    assert "f_t = σ(W_h^{(f)} h_{t−1} + W_x^{(f)} x_t + b^{(f)})" in lines
    assert lines[-1] == "h_t = o_t ⊙ tanh(c_t)"


def test_what_a_reset_after_the_product_acts_on_has_a_line_of_its_own():
    assert GRU.reset == "after"
    assert "u_t = W_h^{(n)} h_{t−1} + b_h" in cell_equations(GRU)
