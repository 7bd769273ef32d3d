"""However fast the pointer moves, a turn of the event loop makes two edits at most."""

from collections import Counter

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
from PyQt6.QtGui import QMouseEvent, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import value
from lstm_gui.ui.document.moves import Moves, settle_moves
from tests.ui.driving import heard, key, middle, move_mouse, press_mouse, release_mouse, settle
from tests.ui.memory_window import memory, show_memory

MANY = 24


class Painted(QObject):
    """Counts how often each widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: Counter[QObject] = Counter()

    def eventFilter(self, watched, event):
        if isinstance(event, QPaintEvent) and isinstance(watched, QWidget):
            self.counted[watched] += 1
        return False


@pytest.fixture
def main(shared_window):
    return shared_window("remember-early-pulse")


def post_moves(widget: QWidget, places: list[tuple[float, float]]) -> None:
    """Let moves wait in the queue, as after something has held up the event loop."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for place in places:
        at = QPointF(*place)
        where = widget.mapToGlobal(at)
        keys = Qt.KeyboardModifier.NoModifier
        move = QMouseEvent(QEvent.Type.MouseMove, at, where, none, left, keys)
        QCoreApplication.postEvent(widget, move)


def to_and_fro(widget: QWidget) -> list[tuple[float, float]]:
    return [((0.2 + 0.6 * (n * 37 % 97) / 97) * widget.width(), 9.0) for n in range(MANY)]


def first_row(main):
    return main.workspace.parameters.block.sliders.rows[0]


def controls(main) -> dict[str, tuple]:
    """What is dragged in the Cell workspace, with the signal of its edits."""
    parameters = main.workspace.parameters
    grid, canvas = parameters.block.matrices.grids["w_x"], parameters.input.canvas
    slider = first_row(main).slider
    return {
        "slider": (slider, slider.edited),
        "matrix": (grid, grid.edited),
        "canvas": (canvas, canvas.drawn),
        "time": (main.transport.slider, main.transport.slider.picked),
    }


@pytest.mark.parametrize("name", ["slider", "matrix", "canvas", "time"])
def test_many_moves_at_once_are_two_edits_and_the_last_one_counts(main, name):
    control, edited = controls(main)[name]
    places = to_and_fro(control)
    press_mouse(control, middle(control))
    settle()
    with heard(edited) as one_by_one:
        for place in places:
            post_moves(control, [place])
            settle()
    at_last = main.document.state
    release_mouse(control, places[-1])
    main.document.undo_stack.undo()
    settle()
    press_mouse(control, middle(control))
    settle()
    with heard(edited) as together:
        post_moves(control, places)
        settle()
    assert len(one_by_one) > MANY // 2
    assert len(together) <= 2
    release_mouse(control, places[-1])
    settle()
    assert main.document.state == at_last


def test_many_moves_at_once_are_one_step_of_undo_and_one_picture(main):
    row, document = first_row(main), main.document
    before = value(document.state, row.entry)
    press_mouse(row.slider, middle(row.slider))
    settle()
    with heard(document.changed) as drawn:
        post_moves(row.slider, to_and_fro(row.slider))
        settle()
    assert len(drawn) == 1
    release_mouse(row.slider, (5, 5))
    document.undo_stack.undo()
    assert value(document.state, row.entry) == before
    assert not document.undo_stack.canUndo()


@pytest.mark.painted
def test_a_thousand_moves_at_once_cost_two_edits_and_one_picture_of_all_that_one_costs(main, qapp):
    slider, paints = first_row(main).slider, Painted()
    press_mouse(slider, middle(slider))
    settle()
    qapp.installEventFilter(paints)
    told = {}
    with heard(slider.edited) as edits, heard(main.document.changed) as drawn:
        for count in (1, 1000):
            edits.clear(), drawn.clear(), paints.counted.clear()
            post_moves(
                slider, [(9.0 + (count + at) % (slider.width() - 20), 9.0) for at in range(count)]
            )
            settle()
            told[count] = (len(edits), len(drawn), max(paints.counted.values()))
    qapp.removeEventFilter(paints)
    assert told == {1: (1, 1, 1), 1000: (2, 1, 1)}
    release_mouse(slider, (5, 5))


def test_the_pen_leaves_out_no_step_that_it_passed(main):
    canvas = main.workspace.parameters.input.canvas
    steps = len(main.document.state.sequence)
    press_mouse(canvas, (canvas.width() - 2.0, 19.0))
    settle()
    moves = [(canvas.width() - 2.0 - n * canvas.width() / 40, 5.0 + n % 7) for n in range(40)]
    with heard(canvas.drawn) as drawn:
        post_moves(canvas, moves)
        settle()
    assert {step for changes, _ in drawn for step, _ in changes} == set(range(steps))


def test_a_single_move_waits_for_nothing(main):
    row = first_row(main)
    press_mouse(row.slider, (12, 9))
    settle()
    move_mouse(row.slider, (row.slider.width() - 12.0, 9.0))
    assert value(main.document.state, row.entry) > 2


def dragged(main):
    """Return a row whose slider has had three moves in a turn that has not ended."""
    row = first_row(main)
    press_mouse(row.slider, (12, 9))
    settle()
    for share in (0.3, 0.5, 0.999):
        move_mouse(row.slider, (row.slider.width() * share, 9.0))
    return row


def test_what_is_asked_of_the_document_knows_of_moves_that_wait(main):
    row = dragged(main)
    assert value(main.document.state, row.entry) == 3
    assert value(main.document.session.state, row.entry) == 3


def test_undo_takes_back_the_moves_that_wait(main):
    row = dragged(main)
    before = value(main.document.baseline, row.entry)
    main.actions_by_name["undo"].trigger()
    settle()
    assert value(main.document.state, row.entry) == before


def test_a_key_goes_on_from_the_moves_that_wait(main):
    row = dragged(main)
    key(row.slider, "Down")
    settle()
    assert value(main.document.state, row.entry) == pytest.approx(2.95)


def test_another_edit_comes_after_the_moves_that_wait(main):
    row = dragged(main)
    other = main.workspace.parameters.block.sliders.rows[1]
    other.box.typed.emit(0.5)
    settle()
    assert value(main.document.state, row.entry) == 3
    assert value(main.document.state, other.entry) == 0.5


def test_letting_go_ends_with_the_moves_that_wait(main):
    row = dragged(main)
    with heard(row.slider.edited) as edited:
        release_mouse(row.slider, (5, 5))
    assert [number for number, _ in edited] == [3]


def test_the_sliders_of_memory_gather_too(main):
    show_memory(main, "flow")
    slider = next(one for one in memory(main).panels if one.name == "memory_flow").bias.slider
    press_mouse(slider, middle(slider))
    settle()
    with heard(slider.edited) as edited:
        post_moves(slider, to_and_fro(slider))
        settle()
    assert 1 <= len(edited) <= 2
    assert main.document.memory.forget_bias == slider.number
    release_mouse(slider, middle(slider))


def test_moves_of_what_went_are_nobodys(qapp):
    answered = []

    class Slate(QWidget):
        def answer(self, moves):
            answered.append(moves)

    slate = Slate()
    moves = Moves(slate.answer, slate)
    for number in range(3):
        moves.add(number)
    slate.deleteLater()
    QCoreApplication.sendPostedEvents(slate, QEvent.Type.DeferredDelete)
    settle_moves()
    assert answered == [[0]]
