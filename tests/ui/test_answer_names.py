"""An answer that nobody has named is called the same everywhere: as its column in a trace."""

import csv
import re
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.app.cli import main as command
from lstm_gui.core import LSTM, Network, Sequence, Target, network_forward
from lstm_gui.core.analysis.target_errors import truth_of
from lstm_gui.core.readout import Readout
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.scenes.answer_derivatives import answer_derivatives
from lstm_gui.ui.dialogs.diagnosis_dialog import DiagnosisDialog
from lstm_gui.ui.dialogs.find_dialog import FindDialog
from lstm_gui.ui.dialogs.stream_dialog import StreamDialog
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.target_words import told_of
from tests.core.network.networks import bidirectional
from tests.ui.cell_panels import panel
from tests.ui.driving import settle

FIRST, SECOND = "out_1", "out_2"
BOTH = [FIRST, SECOND]


@pytest.fixture
def main(shared_window):
    made = shared_window()
    yield made
    for kind in (StreamDialog, FindDialog, DiagnosisDialog):
        for dialog in made.findChildren(kind):
            dialog.close()
    settle()


def unnamed(output: str = "linear") -> Network:
    """A network with two answers, of which the second is nearest to the input, and larger."""
    network = bidirectional(LSTM, output)
    x = np.linspace(-0.5, 0.5, 2 * len(network.sequence)).reshape(-1, 2)
    readout = replace(network.readout, names=None, bias=np.array([-50.0, 0.0]))
    return replace(network, readout=readout, sequence=Sequence(x))


def shown(main: MainWindow, network: Network) -> MainWindow:
    main.document.open(Session(network))
    settle()
    return main


def dialog(main: MainWindow, action: str, kind: type):
    main.actions_by_name[action].trigger()
    settle()
    return main.findChild(kind)


def named(text: str) -> list[str]:
    """Return what answers are called in a text, in its order."""
    return re.findall(r"\bout_\d+", text)


def test_the_pictures_of_the_answers_say_it(main):
    states = panel(shown(main, unnamed()), "states")
    strip = main.workspace.diagram().layers.answer
    assert named(strip.text()) == BOTH
    assert named(strip.toolTip()) == named(strip.accessibleDescription()) == BOTH
    assert named(states.answers.figure.accessibleDescription()) == BOTH
    columns = [column.title for column in states.tables()[1].columns]
    assert columns[-2:] == BOTH


def test_one_answer_alone_says_it_too(main):
    network = unnamed()
    alone = replace(network.readout, weights=np.ones((1, 6)), bias=np.zeros(1))
    states = panel(shown(main, replace(network, readout=alone)), "states")
    assert named(main.workspace.diagram().layers.answer.text()) == [FIRST]
    assert states.tables()[1].columns[-1].title == FIRST


def test_the_parameters_say_it_and_count_as_it_counts(main):
    section = shown(main, unnamed()).workspace.parameters.readout
    section.row.setValue(2)
    settle()
    assert named(section.heading.text()) == [SECOND]
    for row in (section.sliders.rows[0], section.sliders.rows[-1]):
        assert named(row.slider.accessibleName()) == [SECOND]
        assert named(row.told()) == [SECOND]
    section.matrices.grids["v"].hovered.emit(0, 1)
    assert named(section.matrices.grids["v"].toolTip()) == [FIRST]


def test_an_answer_that_joins_named_ones_is_called_by_its_place(main):
    section = shown(main, bidirectional(LSTM)).workspace.parameters.readout
    section.count.setValue(3)
    settle()
    assert main.document.network.readout.names == ("no", "yes", "out_3")


def test_the_dialogs_say_it(main, qtbot):
    shown(main, unnamed())
    stream = dialog(main, "stream", StreamDialog).quantity
    texts = [stream.itemText(place) for place in range(stream.count())]
    assert [name for text in texts for name in named(text)] == BOTH
    choice = dialog(main, "find", FindDialog).signal
    choice.sort.choose_data("out")
    choice.sort.activated.emit(choice.sort.currentIndex())
    said = []
    for number in (choice.number.minimum(), choice.number.maximum()):
        choice.number.setValue(number)
        said.append((choice.number.text(), choice.signal.number))
    assert said == [(FIRST, 0), (SECOND, 1)]
    lines = dialog(main, "diagnose", DiagnosisDialog).list
    qtbot.waitUntil(lambda: lines.count() > 0)
    sentences = [lines.item(row).text() for row in range(lines.count())]
    assert [name for text in sentences for name in named(text)] == [SECOND]


def test_the_symbol_in_formulas_counts_as_it_counts():
    found = answer_derivatives(network_forward(unnamed("softmax")), unit=0)
    assert found.symbol == "out_t[2]"


def test_the_command_line_says_it_and_is_told_it(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    one, other = unnamed(), unnamed()
    shifted = replace(other.readout, bias=other.readout.bias + np.array([0.0, 1.0]))
    write_session("a.lstm.json", Session(one))
    write_session("b.lstm.json", Session(replace(other, readout=shifted)))
    assert command(["trace", "a.lstm.json", "-o", "a.csv"]) == 0
    with Path("a.csv").open(encoding="utf-8", newline="") as table:
        assert next(csv.reader(table))[-2:] == BOTH
    for words in (
        ["diagnose", "a.lstm.json"],
        ["compare", "a.lstm.json", "b.lstm.json"],
        ["find", "a.lstm.json", "--signal", SECOND, "--json"],
    ):
        capsys.readouterr()
        assert command([*words, "--lang", "en"]) == 0
        assert named(capsys.readouterr().out) == [SECOND]


def test_a_target_is_about_the_answer_that_is_called_as_it_is():
    readout = Readout(np.zeros((3, 2)), np.zeros(3))
    for name, place in (("out_2", 1), ("out_4", 0), ("out_02", 0), ("out_" + "9" * 5000, 0)):
        truth = truth_of(Target(name, np.ones(4)), readout)
        assert np.flatnonzero(truth.answers[0] == 1.0).tolist() == [place]
    words = Target("mood", np.array([0.0, 1.0]), (SECOND, "calm"))
    np.testing.assert_array_equal(truth_of(words, readout).answers[0], [0.0, 1.0, 0.0])


def test_a_class_by_its_number_is_said_to_be_the_answer_it_stands_for(main):
    network = unnamed("softmax")
    target = Target("y", np.array([0.0, 1.0, np.nan, 1.0, 0.0]))
    sequence = replace(network.sequence, target=target)
    assert named(told_of(sequence, network.readout)) == [FIRST]
    states = panel(shown(main, replace(network, sequence=sequence)), "states")
    column = states.tables()[1].columns[-2]
    assert list(column.values) == [FIRST, SECOND, "", SECOND, FIRST]
