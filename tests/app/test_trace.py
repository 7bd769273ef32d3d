"""``lstm-gui trace``: every number of the pass, and the derivatives if they are asked for."""

from pathlib import Path

import numpy as np
import pytest

from lstm_gui.app.cli import main
from lstm_gui.core import Clamp, forward, gradients, with_clamp
from lstm_gui.files.sessions.session import write_session
from tests.app.running import one_line
from tests.core.states import CELLS
from tests.files.sessions import small_session


def test_trace_without_a_session_takes_the_first_preset(tmp_path: Path) -> None:
    assert main(["trace", "-o", str(tmp_path / "a.csv")]) == 0
    assert main(["trace", "remember-early-pulse", "-o", str(tmp_path / "b.csv")]) == 0
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_too_little_memory_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhaust(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("lstm_gui.app.commands.network_forward", exhaust)
    assert main(["trace", "-o", "a.npz"]) == 1
    assert "not enough memory" in one_line(capsys)


def test_trace_keeps_the_labels(tmp_path: Path) -> None:
    assert main(["trace", "bracket-depth", "-o", str(tmp_path / "a.csv")]) == 0
    rows = (tmp_path / "a.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0].startswith("t,label,x_1")
    assert rows[1].startswith("0,(,1.0,0.0,0.0")


def test_trace_and_gradients_respect_what_is_clamped(tmp_path: Path) -> None:
    session = small_session()
    clamped = with_clamp(session.state, Clamp("o", 1, 2, 3, 0.25))
    source, target = str(tmp_path / "a.lstm.json"), str(tmp_path / "a.npz")
    write_session(source, session.with_state(clamped))
    assert main(["trace", source, "-o", target, "--gradients"]) == 0
    with np.load(target) as saved:
        assert saved["o"][2:, 1].tolist() == [0.25, 0.25]
        assert (saved["z_o"] == forward(clamped).z_o).all()
        assert (saved["h"] != forward(session.state).h).any()
        d_h = np.zeros((4, 3))
        d_h[-1] = 1.0
        assert (saved["d_b_o"] == gradients(clamped, forward(clamped), d_h).b[3]).all()


def test_gradients_of_the_last_hidden_state(tmp_path: Path) -> None:
    source, target = str(tmp_path / "a.lstm.json"), str(tmp_path / "a.npz")
    session = small_session(kind=CELLS["gru-after"])
    write_session(source, session)
    weighted = ["--gradients", "--weights=1,-0.5,0"]
    for words, last in (
        (["--gradients"], [1, 1, 1]),
        (weighted, [1, -0.5, 0]),
        (weighted[1:], [1, -0.5, 0]),
    ):
        assert main(["trace", source, "-o", target, *words]) == 0
        d_h = np.zeros((4, 3))
        d_h[-1] = last
        expected = gradients(session.state, forward(session.state), d_h)
        with np.load(target) as saved:
            np.testing.assert_array_equal(saved["d_h"][-1], last)
            np.testing.assert_array_equal(saved["d_w_h_r"], expected.w_h[1])
            np.testing.assert_array_equal(saved["d_b_h_n"], expected.extra[0])
