"""How a session is looked at: what its file says of it is read with care."""

import pytest

from lstm_gui.scenes.snapshot import View

SEEN = View(
    rows=("c", "f"), mean=True, reach=5.0, unrolled=True, curves=True, difference=True,
    beside=(1, 4), gradient=True, answer=True, answered=3,
)  # fmt: skip


def test_a_view_is_read_as_it_was_written():
    assert View.from_json(SEEN.as_json()) == SEEN


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("rows", [None, True, 3, "c", [], ["nothing"], [[]], {"c": 1}]),
        ("mean", [None, 1, 0.0, "yes", []]),
        ("unrolled", [None, 1, "yes", {}]),
        ("difference", [None, 1, "yes", {}]),
        ("curves", [None, 1, "yes", {}]),
        ("gradient", [None, 1, "yes", {}]),
        ("answered", [None, True, -1, 1.0, "1", 10**9]),
        ("beside", [None, 1, "1", [], [-1], [True], ["1"], [5000], {"1": 1}]),
        ("reach", [None, True, "3", [], 0, -1.0, 1e9, 10**400, {}]),
        ("memory_look", [None, 1, [], "flow", {"page": 3}]),
    ],
)
def test_what_is_not_sane_keeps_its_default(name, values):
    for value in values:
        view = View.from_json({**SEEN.as_json(), name: value})
        assert getattr(view, name) == getattr(View(), name)
        other = "mean" if name != "mean" else "unrolled"
        assert getattr(view, other) == getattr(SEEN, other)


def test_unknown_names_are_left_out():
    assert View.from_json({"rows": ["o", "nothing", "c"], "more": 1}).rows == ("c", "o")
