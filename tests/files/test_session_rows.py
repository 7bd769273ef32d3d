"""The rows of the input of a session: read and written piece by piece, however many they are."""

import numpy as np
import pytest

from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions import session_rows
from lstm_gui.files.sessions.session import (
    Session,
    decode_session,
    encode_session,
    read_session,
    write_session,
)
from lstm_gui.files.texts import json_text
from lstm_gui.files.texts.json_text import layout
from tests.core.states import seeded_state

SESSION = Session.of(seeded_state(2, 3, 40))


@pytest.fixture(autouse=True, params=[1, 50, 10_000])
def piece(request, monkeypatch):
    monkeypatch.setattr(session_rows, "_PIECE", request.param)
    monkeypatch.setattr(json_text, "_AT_ONCE", request.param)


class GaveUpError(Exception):
    pass


def give_up(_share: float) -> None:
    raise GaveUpError


def test_they_are_written_and_read_again_as_they_are():
    data = encode_session(SESSION)
    assert decode_session(data, "x") == SESSION
    assert encode_session(decode_session(data, "x")) == data
    x = SESSION.state.sequence.x
    assert layout(x.tolist(), "  ") == layout(x, "  ")


def test_whatever_stands_between_them_is_read():
    data = encode_session(SESSION)
    for before, after in ((b"\n", b""), (b", ", b" ,\r\n\t"), (b"],", b"]\n\n,")):
        assert decode_session(data.replace(before, after), "x") == SESSION


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (b'"0.5"', "has text at $.input.x[21][1] where a number belongs"),
        (b"1e999", "at $.input.x[21][1]"),
        (b"1, 2", "has length 3 at $.input.x[21]"),
        (b"[1]", "has a list at $.input.x[21][1] where a number belongs"),
        (b"NaN", "$.input.x[21][1]"),
    ],
)
def test_what_is_wrong_in_one_of_them_is_told_with_its_place(wrong, said):
    marked = np.array(SESSION.state.sequence.x)
    marked[21, 1] = 777.125
    at = encode_session(Session.of(seeded_state(2, 3, 40)))
    data = at.replace(layout(SESSION.state.sequence.x, "    ").encode(), b"")
    assert data != at
    text = layout(marked, "    ").encode().replace(b"777.125", wrong)
    whole = at.replace(layout(SESSION.state.sequence.x, "    ").encode(), text)
    with pytest.raises(Problem) as problem:
        decode_session(whole, "the file")
    assert said in str(problem.value)


def test_who_gives_up_leaves_the_file_as_it_was(tmp_path):
    path = tmp_path / "a.lstm.json"
    write_session(path, SESSION)
    with pytest.raises(GaveUpError):
        write_session(path, Session.of(seeded_state(1, 2, 5)), give_up)
    assert list(tmp_path.iterdir()) == [path]
    assert read_session(path) == SESSION
    with pytest.raises(GaveUpError):
        decode_session(path.read_bytes(), "x", give_up)
