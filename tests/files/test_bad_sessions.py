"""Whatever is wrong with a session file costs one sentence that says where."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import Clamp
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import decode_session, encode_session, read_session
from tests.core.states import CELLS
from tests.files.sessions import as_first_version, small_session

SECOND = encode_session(small_session())
GOOD = as_first_version(SECOND)
NAME = "broken.lstm.json"
CLAMP = {"quantity": "f", "unit": 0, "from": 1, "to": 2, "value": 0.5}
CLAMPED = encode_session(
    small_session().with_state(
        replace(small_session().state, clamps=(Clamp("i", 2, 0, 3, 0.25), Clamp("h", 0, 1, 1, 0.0)))
    )
)


def sentence(data: bytes) -> str:
    with pytest.raises(Problem) as caught:
        decode_session(data, NAME)
    text = str(caught.value)
    assert text.startswith(NAME)
    assert text.endswith(".")
    assert "\n" not in text
    assert len(text) < 300
    return text


def edited(change: Callable[[Any], object]) -> bytes:
    document = json.loads(GOOD)
    change(document)
    return json.dumps(document).encode()


def put(path: str, value: Any) -> Callable[[Any], None]:
    *parents, last = path.split(".")

    def change(document: Any) -> None:
        for key in parents:
            document = document[int(key) if key.isdigit() else key]
        document[int(last) if last.isdigit() else last] = value

    return change


def in_a_layer(path: str) -> str:
    """Return where version 2 has what version 1 had at ``path``."""
    return f"layers.0.{path}" if path.startswith(("cell", "initial")) else path


def drop(path: str) -> Callable[[Any], None]:
    *parents, last = path.split(".")

    def change(document: Any) -> None:
        for key in parents:
            document = document[key]
        del document[last]

    return change


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "byte 0 is not UTF-8"),
        (GOOD.replace("나는".encode(), b"\xff"), "is not UTF-8"),
        (GOOD[:200], "ends before its JSON is complete"),
        (GOOD[:-4], "ends before its JSON is complete"),
        (GOOD.replace(b'"version"', b"version"), "line 3, column 3"),
        (GOOD + b"x", "is not valid JSON at line"),
        (b"[1, 2]", "a list at $ where an object belongs"),
        (b"null", "null at $ where an object belongs"),
        (b'{"view": ' + b"[" * 5000, "nested too deeply"),
        (b'{"initial": ' + b'{"a":' * 5000, "nested too deeply"),
        (GOOD.replace(b'"zoom": 1.25', b'"zoom": NaN'), "has NaN at $.view.zoom where a number"),
        (
            GOOD.replace(b'"zoom": 1.25', b'"zoom": [1, -Infinity]'),
            "has -Infinity at $.view.zoom[1]",
        ),
        (GOOD.replace(b'"zoom": 1.25', b'"zoom": NaN,,'), "is not valid JSON at line"),
        (GOOD.replace(b'"zoom": 1.25', b'"zoom": 1e999'), "at $.view[...] that is out of range"),
    ],
)
def test_text_that_is_no_session(data: bytes, expected: str) -> None:
    assert expected in sentence(data)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("format", "lstm-explorer/lesson", "$.format is not lstm-explorer/session"),
        ("format", 3, "a whole number at $.format where text belongs"),
        ("version", 3, "was saved by a newer LSTM Explorer: $.version is not 2"),
        ("version", 0, "0 at $.version"),
        ("version", "1", "text at $.version"),
        ("cell", [], "a list at $.cell where an object belongs"),
        (
            "cell.kind",
            "mlp",
            'the unknown "mlp" at $.cell.kind; known here: rnn, lstm, gru, mingru, minlstm, slstm',
        ),
        ("cell.kind", "gru", 'the unknown "f" at $.cell.blocks.f; known here: z, r, n'),
        ("cell.variant", [], "a list at $.cell.variant where an object belongs"),
        ("cell.variant", {"depth": 2}, 'the unknown "depth" at $.cell.variant; known here: second'),
        ("cell.variant", {"coupled": 1}, "at $.cell.variant.coupled where true or false belongs"),
        ("cell.variant", {"tanh_gates": ["c"]}, "known here: f, i, o."),
        (
            "cell.variant",
            {"coupled": True, "tanh_gates": ["f"]},
            'the unknown "f" at $.cell.variant.tanh_gates; known here: o.',
        ),
        ("cell.variant", {"peepholes": True}, "nothing at $.cell.blocks.f.p"),
        ("cell.kind", "x" * 5000, "at $.cell.kind"),
        ("cell.input_size", 0, "0 at $.cell.input_size, which must lie between 1 and 4096"),
        ("cell.hidden_size", 0, "0 at $.cell.hidden_size"),
        ("cell.hidden_size", -3, "-3 at $.cell.hidden_size"),
        ("cell.hidden_size", 3.5, "$.cell.hidden_size"),
        ("cell.hidden_size", 10**9, "1000000000 at $.cell.hidden_size"),
        ("cell.hidden_size", 10**300, "$.cell.hidden_size"),
        ("cell.hidden_size", 4, "length 3 at $.cell.blocks.f.w_x where length 4 belongs"),
        ("cell.input_size", 3, "$.cell.blocks.f.w_x[0]"),
        ("cell.blocks.g", {}, 'the unknown "g" at $.cell.blocks.g; known here: f, i, c, o'),
        ("cell.blocks.o", 5, "a whole number at $.cell.blocks.o where an object belongs"),
        ("cell.blocks.f.w_h.2.1", "0.5", "text at $.cell.blocks.f.w_h[2][1] where a number"),
        ("cell.blocks.f.w_h.2.1", None, "null at $.cell.blocks.f.w_h[2][1]"),
        ("cell.blocks.f.w_h.2.1", True, "true or false at $.cell.blocks.f.w_h[2][1]"),
        ("cell.blocks.f.w_h.2.1", [1], "a list at $.cell.blocks.f.w_h[2][1]"),
        ("cell.blocks.f.w_h.2", [1.0, 2.0], "length 2 at $.cell.blocks.f.w_h[2] where length 3"),
        ("cell.blocks.c.w_h", [], "length 0 at $.cell.blocks.c.w_h where length 3"),
        ("cell.blocks.i.w_x.0", [], "length 0 at $.cell.blocks.i.w_x[0] where length 2"),
        ("cell.blocks.i.b", [1.0], "length 1 at $.cell.blocks.i.b where length 3"),
        ("cell.blocks.i.b.1", 1.5e100, "1.5e+100 at $.cell.blocks.i.b[1]"),
        ("cell.blocks.o.w_x.2.1", -2e100, "-2e+100 at $.cell.blocks.o.w_x[2][1]"),
        ("initial.h", [1.0], "length 1 at $.initial.h where length 3"),
        ("initial.h.0", 1e101, "1e+101 at $.initial.h[0]"),
        ("initial.c.2", -1e301, "-1e+301 at $.initial.c[2]"),
        ("input.x", [], "length 0 at $.input.x, which"),
        ("input.x.3", [1.0], "length 1 at $.input.x[3] where length 2"),
        ("input.x.3", 1.0, "a number at $.input.x[3] where a list belongs"),
        ("input.x.3.0", 1e200, "1e+200 at $.input.x[3][0]"),
        ("input.labels", ["a"], "length 1 at $.input.labels where length 4"),
        ("input.labels", 5, "a whole number at $.input.labels where a list or null belongs"),
        ("version", 0, "0 at $.version, which must lie between 1 and 2"),
        ("input.labels.1", 7, "a whole number at $.input.labels[1] where text belongs"),
        ("input.labels.1", "a" * 1001, "at $.input.labels[1] that is longer than 1000"),
        ("clamps", {}, "an object at $.clamps where a list belongs"),
        ("clamps", [1], "a whole number at $.clamps[0] where an object belongs"),
        ("clamps", [CLAMP] * 10_001, "length 10001 at $.clamps, which"),
        ("selection.t", 4, "4 at $.selection.t, which must lie between 0 and 3"),
        ("selection.t", -1, "-1 at $.selection.t"),
        ("selection.unit", 3, "3 at $.selection.unit"),
        ("selection.block", "z", 'the unknown "z" at $.selection.block'),
        ("view", [], "a list at $.view where an object belongs"),
        ("view.big", "x" * 2**20, "more in $.view than a window needs: the limit is 1 MB"),
    ],
)
def test_wrong_values(path: str, value: Any, expected: str) -> None:
    assert expected in sentence(edited(put(path, value)))
    document = json.loads(SECOND)
    put(in_a_layer(path), value)(document)
    for part in ("cell", "initial"):
        expected = expected.replace(f"$.{part}", f"$.layers[0].{part}")
    assert expected in sentence(json.dumps(document).encode())


@pytest.mark.parametrize(
    ("key", "value", "expected"),
    [
        ("quantity", "c", 'the unknown "c" at $.clamps[1].quantity; known here: f, i, o, c_tilde'),
        ("quantity", "z", 'the unknown "z" at $.clamps[1].quantity'),
        ("quantity", 3, "a whole number at $.clamps[1].quantity where text belongs"),
        ("unit", 3, "3 at $.clamps[1].unit, which must lie between 0 and 2"),
        ("unit", -1, "-1 at $.clamps[1].unit"),
        ("unit", 0.5, "$.clamps[1].unit"),
        ("unit", 10**300, "$.clamps[1].unit"),
        ("from", 4, "4 at $.clamps[1].from, which must lie between 0 and 3"),
        ("from", -1, "-1 at $.clamps[1].from"),
        ("to", 0, "0 at $.clamps[1].to, which must lie between 1 and 3"),
        ("to", 4, "4 at $.clamps[1].to"),
        ("value", 1.5, "1.5 at $.clamps[1].value, but numbers there must lie between -1 and 1"),
        ("value", "1", "text at $.clamps[1].value where a number belongs"),
        ("value", None, "null at $.clamps[1].value"),
    ],
)
def test_wrong_clamps(key: str, value: Any, expected: str) -> None:
    assert expected in sentence(edited(put("clamps", [CLAMP, {**CLAMP, key: value}])))


def test_clamps_beyond_what_any_pass_can_bear() -> None:
    loud = {**CLAMP, "quantity": "o", "value": -1e7}
    assert "-10000000.0 at $.clamps[0].value" in sentence(edited(put("clamps", [loud])))


@pytest.mark.parametrize("key", CLAMP)
def test_clamps_lack_nothing(key: str) -> None:
    part = {name: value for name, value in CLAMP.items() if name != key}
    assert f"has nothing at $.clamps[0].{key}." in sentence(edited(put("clamps", [part])))


def test_coupled_gates_have_no_clamp_of_i() -> None:
    document = json.loads(
        as_first_version(encode_session(small_session(kind=CELLS["lstm-coupled"])))
    )
    document["clamps"] = [{**CLAMP, "quantity": "i"}]
    text = sentence(json.dumps(document).encode())
    assert 'the unknown "i" at $.clamps[0].quantity; known here: f, o, c_tilde, h.' in text


@pytest.mark.parametrize(
    ("label", "path", "value", "expected"),
    [
        ("gru-after", "cell.reset", "never", 'unknown "never" at $.cell.reset; known here: after'),
        ("gru-after", "cell.blocks.n.b_h", None, "nothing at $.cell.blocks.n.b_h"),
        ("gru-after", "cell.blocks.n.b_h", [1.0], "length 1 at $.cell.blocks.n.b_h where length 3"),
        ("gru-after", "cell.blocks.n.b_h.1", 2e100, "2e+100 at $.cell.blocks.n.b_h[1]"),
        ("rnn", "initial.c", [1.0], "length 1 at $.initial.c where length 0"),
        ("rnn", "selection.block", "f", 'the unknown "f" at $.selection.block; known here: h.'),
        ("lstm-with-peepholes", "cell.blocks.o.p.0", "a", "text at $.cell.blocks.o.p[0]"),
        ("lstm-with-peepholes", "initial.c.0", 1e200, "1e+200 at $.initial.c[0]"),
    ],
)
def test_wrong_values_of_other_cells(label: str, path: str, value: Any, expected: str) -> None:
    document = json.loads(as_first_version(encode_session(small_session(kind=CELLS[label]))))
    put(path, value)(document)
    assert expected in sentence(json.dumps(document).encode())


@pytest.mark.parametrize(
    "path", ["format", "version", "cell", "cell.kind", "cell.blocks.c", "cell.blocks.c.b",
             "initial", "initial.c", "input", "input.x"],
)  # fmt: skip
def test_missing_parts(path: str) -> None:
    assert f"has nothing at $.{path}." in sentence(edited(drop(path)))


def test_literals_that_no_float_can_hold() -> None:
    data = GOOD.replace(b'"c": [', b'"c": [1e999, ', 1)
    assert "that is out of range" in sentence(data.replace(b'"h": [', b'"h": [-1e400, ', 1))


def test_a_view_of_many_levels() -> None:
    deep: Any = 1
    for _ in range(40):
        deep = [deep]
    assert "the limit is 32 levels" in sentence(edited(put("view.deep", deep)))


def test_the_trace_of_a_session_must_fit_into_memory() -> None:
    document = json.loads(GOOD)
    cell = document["cell"]
    cell["input_size"], cell["hidden_size"] = 1, 4096
    document["input"] = {"x": [[0]] * 4000}
    assert "length 4000 at $.input.x, which" in sentence(json.dumps(document).encode())


def test_a_list_of_countless_numbers_is_refused_before_it_is_read() -> None:
    data = b'{"format": [' + b"0," * 16_000_001 + b"0]}"
    assert "holds more than 16,000,000 numbers" in sentence(data)


def test_a_hundred_megabytes_of_brackets(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"[" * 100_000_000)
    with pytest.raises(Problem, match="a list at \\$ where an object belongs"):
        read_session(path)


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with path.open("wb") as handle:
        handle.truncate(256 * 2**20 + 1)
    with pytest.raises(Problem, match="larger than 256 MB"):
        read_session(path)


def test_things_that_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    expected = {
        tmp_path: "is a folder",
        tmp_path / "pipe": "is a device or a pipe",
        Path("/dev/zero"): "is a device or a pipe",
        tmp_path / "none": "does not exist",
        tmp_path / "pipe" / "none": "does not exist",
        tmp_path / "loop": "could not be read",
        tmp_path / ("n" * 300): "could not be read",
    }
    for path, reason in expected.items():
        with pytest.raises(Problem) as caught:
            read_session(path)
        assert reason in str(caught.value)
        assert str(path) in str(caught.value)


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / NAME
    path.write_bytes(GOOD)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(Problem, match="there is no permission"):
        read_session(path)


TOKENS = st.binary(max_size=6) | st.sampled_from(
    [b"[", b"]", b"{", b",", b"null", b"-", b"1e400", b'"', b"\\ud800"]
)


@settings(max_examples=300)
@given(st.data())
def test_mutations_of_a_session_open_or_cost_one_sentence(data: st.DataObject) -> None:
    mutant = bytearray(data.draw(st.sampled_from([GOOD, SECOND, CLAMPED])))
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(mutant)))
        stop = data.draw(st.integers(start, min(len(mutant), start + 40)))
        mutant[start:stop] = data.draw(TOKENS)
    try:
        session = decode_session(bytes(mutant), NAME)
    except Problem:
        assert sentence(bytes(mutant))
    else:
        assert decode_session(encode_session(session), NAME) == session


@settings(max_examples=200)
@given(st.binary(max_size=200))
def test_any_bytes_cost_one_sentence(data: bytes) -> None:
    with pytest.raises(Problem):
        decode_session(data, NAME)
