"""A name out of a file stays in its line, and neither reverses nor widens what stands beside it."""

import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QLabel, QWidget

from lstm_gui.core import LSTM, Network, Sequence, with_sequence
from lstm_gui.core.network import focused
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.scenes.memory.sentence_words import step_label
from lstm_gui.ui.plots.time_axis import TimeAxis
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.one_line import one_line, shortened, told_apart
from lstm_gui.words.translation import told
from tests.core.network.networks import STEPS, bidirectional
from tests.core.states import seeded_state
from tests.ui.driving import settle

HOSTILE = "a\nb\u202ec\u2028d\0e\x1b[31mf"
LONG = "z" * 3000


def named(name: str) -> Network:
    """Return a network in which every name that a file may give holds ``name``."""
    network = bidirectional(LSTM)
    names = dict(zip(network.names, (f"{name}{place}" for place in range(4)), strict=True))
    layers = tuple(
        replace(layer, name=names[layer.name], inputs=_renamed(layer.inputs, names))
        for layer in network.layers
    )
    assert network.readout is not None
    said = replace(
        network.readout, inputs=_renamed(network.readout.inputs, names), names=(name, f"{name}'")
    )
    sequence = Sequence(network.sequence.x, (name,) * STEPS)
    return Network(layers, sequence, None, said)


def _renamed(inputs: tuple[str, ...], names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names.get(one, one) for one in inputs)


def said(main: MainWindow) -> list[str]:
    """Return whatever stands anywhere in the window or is read out of it."""
    found = [main.windowTitle()]
    for widget in main.findChildren(QWidget):
        found += [widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()]
        found += [widget.text()] if isinstance(widget, QLabel) else []
    return found


@pytest.mark.parametrize("focus", [0, 1, 2])
def test_names_leave_no_line_and_reverse_nothing(window, focus: int) -> None:
    main = window()
    main.document.open(Session(focused(named(HOSTILE), focus)))
    for name in ("memory", "cell"):
        main.workspaces.show(name)
        main.document.flush()
        settle()
        texts = said(main)
        assert any("a b c d e" in text for text in texts), "the names do show"
        assert [text for text in texts if "a\nb" in text] == []
        assert [text for text in texts if set(text) & set("\u202e\u2028\0\x1b")] == []


def test_long_names_push_nothing_out_of_the_window(window) -> None:
    main = window()
    main.document.open(Session(named("short")))
    settle()
    least = main.minimumSizeHint().width()
    main.document.open(Session(named(LONG)))
    settle()
    strip = main.workspace.diagram().layers
    assert main.minimumSizeHint().width() == least
    assert main.transport.place.sizeHint().width() < 400
    assert main.transport.place.toolTip() == LONG
    assert strip.answer.sizeHint().width() < 600
    assert LONG in strip.answer.toolTip()


def test_the_name_of_a_file_stays_in_the_title(window, tmp_path) -> None:
    main = window()
    path = tmp_path / "a\nb [*].lstm.json"
    write_session(path, Session.of(seeded_state(2, 3, 4)))
    assert main.files.open_path(path)
    settle()
    assert "a b [*][*].lstm.json[*]" in main.windowTitle()
    assert main.header.document.text() == "a b [*].lstm.json"


def test_steps_are_called_in_one_line_wherever_they_are_drawn(window) -> None:
    state = seeded_state(2, 3, 2)
    state = with_sequence(state, Sequence(state.sequence.x, (HOSTILE, "")))
    main = window(state)
    main.document.flush()
    assert main.document.snapshot().label(0) == one_line(HOSTILE)
    assert step_label(state.sequence, 0) == one_line(HOSTILE)
    assert step_label(state.sequence, 1) == "1"
    axis = TimeAxis()
    axis.set_labels((HOSTILE, LONG), 2)
    assert axis.tickStrings([0.0, 1.0], 1.0, 1.0) == ["a b c …", "zzzzzz…"]


def test_a_problem_is_one_line_whatever_the_file_says() -> None:
    assert told(Problem("{file} lacks {tensor}.", file=HOSTILE, tensor="w\r\nx")) == (
        f"{one_line(HOSTILE)} lacks w  x."
    )


def test_names_that_begin_alike_are_cut_where_they_differ() -> None:
    names = ("temperature_in_1", "temperature_in_2", "temperature_out", "pressure", "wind")
    short = told_apart(names, 7)
    assert list(short.values()) == ["t…in_1", "t…in_2", "t…out", "pressu…", "wind"]
    assert max(map(len, short.values())) <= 7
    assert told_apart(("temperature", "temperature_of_air"), 7) == {
        "temperature": "t…ature",
        "temperature_of_air": "t…_of_…",
    }
    assert told_apart(("abcdefgh", "abcdefgi"), 2) == {"abcdefgh": "a…", "abcdefgi": "a…"}


def test_what_is_cut_says_so() -> None:
    assert shortened("abcdef", 6) == "abcdef"
    assert shortened("abcdefg", 6) == "abcde…"
