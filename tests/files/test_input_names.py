"""Names of inputs: out of tables, in sessions, along with every edit, as headings of traces."""

import csv
import json
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    Network,
    Sequence,
    insert_step,
    network_forward,
    remove_step,
    resized,
    with_input_names,
)
from lstm_gui.core.network import state_at
from lstm_gui.files.lessons.lesson_format import Setting
from lstm_gui.files.lessons.lesson_states import applied
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.files.sessions.share_text import session_of, share_text
from lstm_gui.files.tables.input_rows import read_sequence
from lstm_gui.files.traces.network_arrays import names_of_inputs, network_arrays
from lstm_gui.files.traces.trace_export import write_arrays
from tests.core.network.networks import bidirectional, embedded
from tests.files.schema_check import disagreement

SCHEMA = json.loads(Path("docs/session.schema.json").read_text(encoding="utf-8"))
NAMES = ("temperature", "")


def named(names: tuple[str, ...] | None = NAMES) -> Network:
    network = bidirectional(GRU)
    return replace(network, sequence=replace(network.sequence, names=names))


def test_names_are_saved_and_opened_again() -> None:
    session = Session(named())
    data = encode_session(session)
    assert json.loads(data)["input"]["names"] == [*NAMES]
    assert disagreement(json.loads(data), SCHEMA, SCHEMA) is None
    assert decode_session(data, "a").network.sequence.names == NAMES
    assert session_of(share_text(session)).network == session.network


def test_a_session_whose_inputs_nobody_named_says_nothing_of_names() -> None:
    for names in (None, ("", "")):
        data = json.loads(encode_session(Session(named(names))))
        assert "names" not in data["input"]
        data["input"]["names"] = None
        assert decode_session(json.dumps(data).encode(), "a").network == named(None)


@pytest.mark.parametrize(
    ("names", "place"),
    [(["a"], "$.input.names"), (["a", "b" * 1001], "$.input.names[1]"), (["a", 3], "[1]")],
)
def test_names_that_do_not_fit_are_refused_with_their_place(names, place) -> None:
    data = json.loads(encode_session(Session(named())))
    data["input"]["names"] = names
    with pytest.raises(Problem) as refused:
        decode_session(json.dumps(data).encode(), "a")
    assert place in str(refused.value)


def test_edits_keep_the_names_of_the_inputs_that_stay() -> None:
    state = state_at(named(), 0)
    for same in (insert_step(state, 1), remove_step(state, 1)):
        assert same.sequence.names == NAMES
    assert state.sequence.turned.names == NAMES
    assert resized(state, 3, 1, 2).sequence.names == (*NAMES, "")
    assert resized(state, 1, 1, 2).sequence.names == NAMES[:1]
    assert with_input_names(state, None).sequence.names is None
    with pytest.raises(ValueError, match="1 names for 2 inputs"):
        with_input_names(state, ("a",))


def test_only_layers_that_read_the_input_itself_have_its_names() -> None:
    assert [state_at(named(), place).sequence.names for place in range(4)] == [NAMES] * 2 + [
        None
    ] * 2
    tokens = embedded(GRU)
    tokens = replace(tokens, sequence=replace(tokens.sequence, names=("word",)))
    assert state_at(tokens, 0).sequence.names is None


def test_another_input_of_a_lesson_page_keeps_the_names_where_it_is_as_wide() -> None:
    preset = applied(Setting(preset="bracket-depth"), None)
    assert preset.sequence.names == ("(", ")", "a–z")
    same = applied(Setting(x=[[1.0, 0.0, 0.0]]), preset)
    assert same.sequence.names == preset.sequence.names


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("temperature,<b>price & co</b>", ("temperature", "<b>price & co</b>")),
        ('"a\nb",a b', ("a b", "a b")),
        ("x_1 temperature,x_2", ("temperature", "")),
        ("x[1],x[2] 날씨", ("", "날씨")),
        ("x_2,x_1", ("x_2", "x_1")),
        (f"{'l' * 1200},b", ("l" * 1000, "b")),
    ],
)
def test_the_columns_of_a_table_name_the_inputs(tmp_path, heading, names) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{heading}\n0.5,1\n1.5,2\n", encoding="utf-8")
    assert read_sequence(path).names == names


def test_columns_without_a_heading_have_no_names(tmp_path) -> None:
    (tmp_path / "a.csv").write_text("0.5,1\n1.5,2\n")
    assert read_sequence(tmp_path / "a.csv").names is None


def test_a_saved_trace_has_them_behind_the_numbers_of_its_columns(tmp_path) -> None:
    # Each in one line, or it would be a row of its own to many readers.
    passed = network_forward(named(("a\nb", "=1+1")))
    write_arrays(tmp_path / "a.csv", network_arrays(passed), names=names_of_inputs(passed, None))
    with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
        heading = next(csv.reader(file))
    called = ["x_1 a b", "x_2 =1+1"]
    assert [one for one in heading if one.startswith("x_")] == called
    assert [one for one in heading if one.startswith("l0_reverse.x_")] == [
        f"l0_reverse.{one}" for one in called
    ]
    assert [one for one in heading if one.startswith("l1.x_")] == [f"l1.x_{n}" for n in range(1, 7)]
    write_arrays(
        tmp_path / "b.csv", network_arrays(passed, "l1"), names=names_of_inputs(passed, "l1")
    )
    assert "x_1,x_2," in (tmp_path / "b.csv").read_text(encoding="utf-8")


def test_a_saved_trace_for_numpy_has_them_beside_the_numbers(tmp_path) -> None:
    for names, layer, expected in (
        (NAMES, None, {"x_names", "l0.x_names", "l0_reverse.x_names"}),
        (NAMES, "l0", {"x_names"}),
        (NAMES, "l1", set()),
        (None, None, set()),
    ):
        passed = network_forward(named(names))
        arrays, called = network_arrays(passed, layer), names_of_inputs(passed, layer)
        write_arrays(tmp_path / "a.npz", arrays, names=called)
        with np.load(tmp_path / "a.npz", allow_pickle=False) as found:
            assert {one for one in found.files if one.endswith("_names")} == expected
            assert all(found[one].tolist() == list(NAMES) for one in expected)


def test_what_a_trace_saves_is_opened_with_the_same_names(tmp_path) -> None:
    sequence = Sequence(np.array([[0.5], [1.5]]), names=("temperature",))
    write_arrays(tmp_path / "a.csv", {"x": sequence.x}, names={"x": sequence.names})
    again = read_sequence(tmp_path / "a.csv")
    assert "temperature" in (again.names or ())
