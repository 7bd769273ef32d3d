"""An input that has a name is called by it wherever it stands, and can be given one."""

from collections.abc import Iterator

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPoint, QPointF, Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import LSTM, Entry, Layer, Network, Sequence, with_input_names
from lstm_gui.files.figures.marks import Text
from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.inspection.explanation import explain
from lstm_gui.scenes.inspection.linked_numbers import entry_inspection
from lstm_gui.scenes.inspection.pieces import Words
from lstm_gui.scenes.quantity_table import quantity_table
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.scenes.telling import tell_entry, tell_part
from lstm_gui.ui.dialogs.find_dialog import FindDialog
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.recording.subjects import panel_subject
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.input_names import written_inputs
from tests.ui.cell_panels import panel
from tests.ui.classroom.drawn_numbers import inside
from tests.ui.driving import double_click, middle, move_mouse, settle

NAMES = ("temperature", "", "wind & <b>rain</b> over the\nharbour " + "y" * 200, "날씨", "날씨")
IN_ONE_LINE = NAMES[2].replace("\n", " ")
INPUTS = len(NAMES)


@pytest.fixture
def main(shared_window) -> Iterator[MainWindow]:
    made = shared_window()
    x = np.linspace(-1.0, 1.0, 4 * INPUTS).reshape(4, INPUTS)
    layer = Layer.drawn("a", INPUTS, 2, LSTM)
    made.document.open(Session(Network((layer,), Sequence(x, names=NAMES))))
    settle()
    yield made
    for dialog in made.findChildren(FindDialog):
        dialog.close()
    settle()


def named(main: MainWindow, names: tuple[str, ...]) -> Sequence:
    return replace(main.document.network.sequence, names=names)


def rename(main: MainWindow, place: int, text: str, key: Qt.Key | None = None) -> None:
    box = main.workspace.parameters.input.name_inputs(place)
    assert QApplication.focusWidget() is box.fields[place]
    box.fields[place].selectAll()
    QTest.keyClicks(box.fields[place], text)
    if key is not None:
        QTest.keyClick(box.fields[place], key)
    box.close()
    settle()


def test_it_stands_beside_the_sliders_and_is_said_of_them(main):
    rows = main.workspace.parameters.input.sliders.rows
    assert [row.caption.text() for row in rows] == [NAMES[0], "", IN_ONE_LINE, "날씨", "날씨"]
    assert rows[0].slider.accessibleName() == "Input 1 (temperature) at t = 0"
    assert rows[1].slider.accessibleName() == "Input 2 at t = 0"
    weights = main.workspace.parameters.block.sliders.rows
    assert weights[0].slider.accessibleName().endswith("weight of input 1 (temperature)")
    assert [row.caption.text() for row in weights[INPUTS:]] == [""] * (len(weights) - INPUTS)
    assert "(temperature)" in weights[0].told()
    assert len({row.slider.x() for row in weights}) == 1


def test_names_that_begin_alike_are_cut_where_they_differ(main):
    names = tuple(f"one of many sensors beside the river, at mile {n}" for n in range(INPUTS))
    main.document.open(Session(replace(main.document.network, sequence=named(main, names))))
    settle()
    rows = main.workspace.parameters.input.sliders.rows
    assert len({row.caption.shown for row in rows}) == INPUTS
    written = written_inputs(range(INPUTS - 1), names)[0]
    assert all(f"mile {n}" not in written and f"…{n} +" in written for n in range(INPUTS - 1))


def test_without_names_sliders_have_all_the_room(main):
    main.document.open(Session(Network((Layer.drawn("a", 1, 1),), Sequence(np.ones((2, 1))))))
    settle()
    sliders = main.workspace.parameters.input.sliders
    assert all(label.isHidden() for label in sliders.rows[0].findChildren(ElidedLabel))


def test_it_stands_beside_its_lane_of_the_heat_map_where_there_is_room(main):
    states = panel(main, "states")

    def written(names: tuple[str, ...]) -> list[str]:
        state = main.document.state
        main.document.edit("Name the inputs", with_input_names(state, names))
        settle()
        drawn = inside(drawing_of(panel_subject(states, main.document.computed())).marks)
        return [one.letters for part, one in drawn if part == "label x" and isinstance(one, Text)]

    main.resize(1440, 1400)
    plain = written(("", "", "", "", ""))
    assert written(("load", "Pa", "", "", "")) == [*plain, "load", "Pa"]
    # No letter or two that tell nothing.
    assert written(("wind speed", "wind speed at night", "", "", "")) == plain
    main.resize(1024, 700)
    assert written(("load", "Pa", "", "", "")) == plain


def test_it_stands_at_the_head_of_its_column_of_the_matrix(main):
    heads = main.workspace.parameters.block.matrices.heads
    main.document.edit("names", with_input_names(main.document.state, ("a", "", "b", "c", "d")))
    settle()
    assert [head.text for head in heads.heads()] == ["a", "", "b", "c", "d"]
    across = heads.height()
    long = ("humidity outside", "", "humidity inside", "wind", "x<b>y</b>")
    main.document.edit("names", with_input_names(main.document.state, long))
    settle()
    shown = [head.text for head in heads.heads()]
    assert heads.isVisible()
    assert heads.height() > across, "written upright"
    assert len(set(shown)) == INPUTS, "told apart"
    grid = main.workspace.parameters.block.matrices.grids["w_x"]
    across = grid.mapTo(main, grid.cell_rect(0, 2).center()).x() - heads.mapTo(main, QPoint()).x()
    move_mouse(heads, (across, 5), Qt.MouseButton.NoButton)
    assert heads.toolTip() == "humidity inside"
    main.document.edit("names", with_input_names(main.document.state, None))
    settle()
    assert heads.isHidden()


def test_whatever_is_pointed_at_tells_it(main):
    snapshot = main.document.snapshot()
    assert "(temperature)" in tell_entry(snapshot, Entry("x", 0, 0))
    assert ": temperature −1.00; −0.89; wind & <b>rain</b> over" in tell_part(snapshot, "x")
    grid = main.workspace.parameters.block.matrices.grids["w_x"]
    grid.hovered.emit(0, 0)
    assert "weight of input 1 (temperature)" in grid.toolTip()
    canvas = main.workspace.parameters.input.canvas
    assert canvas.told(QPointF(5, 5)).startswith("x_1 temperature\n")
    (line,) = explain(snapshot, Inspection("x", 0)).lines
    said = [piece.text for piece in line.pieces if isinstance(piece, Words)]
    assert said == [NAMES[0], f"{IN_ONE_LINE[:23]}…", "날씨", "날씨"]
    told = explain(snapshot, entry_inspection(Entry("x", 0, 2), 0))
    assert told.heading == f"Input 3 ({IN_ONE_LINE}) at t = 0"
    assert told.brief[0] == "Input 3 at t = 0"


def test_the_tables_to_read_aloud_and_to_copy_have_it_in_their_headings(main):
    called = [" ".join(filter(None, (f"{n + 1}", name))) for n, name in enumerate(NAMES)]
    called[2] = f"3 {IN_ONE_LINE}"
    weights, numbers = main.workspace.parameters.tables()
    assert [one.title for one in numbers.columns[1:]] == [f"x {one}" for one in called]
    assert [one.title for one in weights.columns[1 : INPUTS + 1]] == [f"Wₓ {one}" for one in called]
    (states,) = panel(main, "states").tables()
    assert f"x {called[0]}" in [one.title for one in states.columns]
    (step,) = panel(main, "diagram").tables()
    assert step.columns[0].values[:INPUTS] == [f"x {one}" for one in called]
    heading = quantity_table(main.document.snapshot().trace, "x", NAMES).text.splitlines()[0]
    assert heading.split("\t")[1:3] == ["x[1] temperature", "x[2]"]


def test_the_menu_of_an_input_says_it_letter_by_letter(main):
    menu = panel(main, "states").quantities
    menu.offer(main.document.snapshot(), "x", 2)
    menu.fill()
    heading = menu.actions()[0].text()
    assert heading.startswith("x of input 3 (wind && <b>rain</b> over the")
    assert "\n" not in heading


def test_find_offers_it(main):
    main.actions_by_name["find"].trigger()
    settle()
    choice = main.findChild(FindDialog).signal
    offered = [choice.named.itemText(place) for place in range(choice.named.count())]
    assert offered[:2] == ["x_1 temperature", "x_2"]
    assert not choice.number.isVisibleTo(choice)
    choice.named.choose_data(3)
    assert (choice.signal.sort, choice.signal.number) == ("x", 3)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, None])
def test_a_name_is_given_by_typing_it_and_taken_back_by_undo(main, key):
    rename(main, 1, "pressure", key)
    assert main.document.state.sequence.names == (NAMES[0], "pressure", *NAMES[2:])
    assert main.workspace.parameters.input.sliders.rows[1].caption.text() == "pressure"
    main.document.undo_stack.undo()
    assert main.document.state.sequence.names == NAMES


def test_of_a_pasted_name_nothing_is_kept_that_no_file_can_hold(main):
    box = main.workspace.parameters.input.name_inputs(1)
    box.fields[1].setText("one\ntwo\0\ud800 ")
    box.close()
    settle()
    assert main.document.state.sequence.names[1] == "one two"
    main.document.undo_stack.undo()


def test_a_name_that_nobody_touched_or_that_escape_left_stays_as_it_is(main):
    before = main.document.undo_stack.index()
    rename(main, 2, "harbour", Qt.Key.Key_Escape)
    main.workspace.parameters.input.name_inputs().close()
    settle()
    assert main.document.undo_stack.index() == before
    assert main.document.state.sequence.names == NAMES


def test_two_clicks_on_the_symbol_ask_for_a_name(main):
    row = main.workspace.parameters.input.sliders.rows[3]
    double_click(row.symbol, middle(row.symbol))
    focused = QApplication.focusWidget()
    assert focused.accessibleName() == "Name of input 4"
    focused.window().close()
    settle()
