"""``lstm-gui equations``: what a cell computes, for LaTeX."""

import pytest

from lstm_gui.app.cli import main
from tests.app.running import one_line


def test_symbols_are_printed_or_numbers_of_a_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equations", "latch"]) == 0
    symbols = capsys.readouterr().out
    assert symbols.startswith("\\begin{align*}\n  f_t &= \\sigma(W_h^{(f)} h_{t-1}")
    assert main(["equations", "latch", "--numbers", "--t", "3", "--unit", "1"]) == 0
    numbers = capsys.readouterr().out
    assert main(["equations", "latch", "--numbers", "--t", "3", "--unit", "0"]) == 0
    assert capsys.readouterr().out != numbers
    assert numbers.count(r"\sigma(Z_f) = \sigma(") == 1


def test_another_cell_has_others(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equations", "slstm-loud"]) == 0
    assert r"m_t &= \max(" in capsys.readouterr().out


def test_a_step_that_is_not_there_is_a_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["equations", "latch", "--t", "99"]) == 1
    assert "There is no step 99" in one_line(capsys)
