"""Numbers of the diagram stand on no line, symbol or other number, however large they are."""

from collections.abc import Iterator

import pytest
from PyQt6.QtCore import QPointF, QSize

from lstm_gui.core import Entry
from lstm_gui.files.figures.marks import Mark, Shape, Text
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.exporting.recording.subjects import panel_subject
from lstm_gui.ui.plots.diagram_paint import DiagramPainter
from lstm_gui.ui.style.scale import CLASSROOM, NORMAL, put_in_force
from lstm_gui.ui.style.theme import LIGHT
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.classroom.drawn_numbers import NUMBER, Box, box_of, inside, lines_of
from tests.ui.driving import drawn, settle
from tests.ui.every_cell import EVERY

_TOUCHES, _HUGE = 0.5, 34.0
_LEVEL = 12.0
"""In what gates show only their level is narrower, and higher."""
_SIGNS = {"+", "·", "=", "≈", "≠"}


def meet(one: Box, other: Box) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > _TOUCHES and down > _TOUCHES


def wires_of(marks: tuple[Mark, ...]) -> Iterator[tuple[str, Box]]:
    """Yield the straight pieces of each wire."""
    for part, mark in inside(marks):
        if part.startswith("wire ") and isinstance(mark, Shape) and mark.stroke is not None:
            for line in lines_of(mark):
                yield part, line


def levels_of(marks: tuple[Mark, ...]) -> Iterator[tuple[str, Box]]:
    """Yield the level that a gate shows beside its number."""
    for part, mark in inside(marks):
        if part.startswith("gate ") and isinstance(mark, Shape):
            left, top, right, bottom = box_of(mark)
            if right - left < _LEVEL < bottom - top:
                yield part, (left, top, right, bottom)


def crowding(marks: tuple[Mark, ...]) -> list[str]:
    """Return what numbers and signs lie over."""
    words = [
        (part, mark, box_of(mark))
        for part, mark in inside(marks)
        if isinstance(mark, Text) and mark.letters.strip()
    ]
    wires, levels, found = list(wires_of(marks)), list(levels_of(marks)), []
    for part, number, box in words:
        if not NUMBER.match(number.letters) and number.letters.strip() not in _SIGNS:
            continue
        found += [
            f"{part} {number.letters} over {other} {text.letters}"
            for other, text, around in words
            if text is not number and meet(box, around)
        ]
        found += [
            f"{part} {number.letters} over the level of {gate}"
            for gate, level in levels
            if meet(box, level)
        ]
        found += [
            f"{part} {number.letters} over {wire}"
            for wire, line in wires
            if meet(box, line) and part != f"gate {wire[5:]}"
        ]
    return found


@pytest.fixture
def class_factor():
    put_in_force(CLASSROOM[-1])
    yield
    put_in_force(NORMAL)


def painted(snapshot, least: float) -> tuple[Mark, ...]:
    painter = DiagramPainter(snapshot, LIGHT, least=least)
    with recording(QSize(800, 400), QPointF()) as (canvas, marks):
        painter.paint(canvas)
    return tuple(marks)


@pytest.mark.parametrize("name", EVERY)
def test_large_numbers_keep_off_everything_in_every_cell(document, class_factor, name):
    snapshot = document(seeded_state(2, 3, 5, kind=EVERY[name])).computed()
    for least in (14.0, 21.0, 25.9, _HUGE):
        assert crowding(painted(snapshot, least)) == [], least


@pytest.mark.parametrize("name", ["lstm", "gru-after", "minlstm"])
def test_changes_of_numbers_keep_off_everything_too(document, class_factor, name):
    changed = document(seeded_state(2, 3, 5, kind=EVERY[name]))
    changed.keep_for_comparison()
    changed.set_values("Change a number", {Entry("b", 0, 0, EVERY[name].blocks[0]): 3.0})
    snapshot = changed.computed()
    for least in (14.0, _HUGE):
        assert crowding(painted(snapshot, least)) == [], least


def test_all_numbers_of_an_lstm_have_room_in_the_largest_type(document, class_factor):
    snapshot = document(seeded_state(2, 3, 5)).computed()
    small, large = (
        {part for part, mark in inside(painted(snapshot, least)) if isinstance(mark, Text)}
        for least in (14.0, _HUGE)
    )
    assert {part for part in small if part.startswith("number ")} <= large


@pytest.mark.parametrize("beside", [False, True], ids=["alone", "lesson"])
def test_no_window_and_no_size_of_type_crowds_numbers(window, beside):
    main = window("latch", QSize(1024, 700))
    diagram = panel(main, "diagram")
    if beside:
        main.actions_by_name["learn"].trigger()
        main.learning.course.start(bundled_lessons()[2])
    diagram.raise_()
    for factor in (NORMAL, *CLASSROOM):
        if factor != NORMAL:
            main.classroom.choose(factor)
        # To style the window anew takes longer than all else.
        for size in ((1024, 700), (1440, 900)):
            main.resize(*size)
            settle()
            subject = panel_subject(diagram, main.document.computed())
            assert crowding(drawing_of(subject, points=1.0).marks) == [], (size, factor)


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
def test_at_a_desk_no_number_of_any_cell_lies_over_something_or_is_cut(shared_window, size):
    main = shared_window(size=QSize(*size))
    diagram, faults = panel(main, "diagram"), {}
    for name, kind in EVERY.items():
        main.document.open(Session.of(seeded_state(2, 3, 5, kind=kind)))
        drawn(main.document)
        marks = drawing_of(panel_subject(diagram, main.document.computed()), points=1.0).marks
        assert any(part.startswith("number ") for part, _ in inside(marks))
        faults[name] = [*crowding(marks), *beyond(marks, diagram.figure.width())]
    assert {name: found for name, found in faults.items() if found} == {}


def beyond(marks: tuple[Mark, ...], right: float) -> list[str]:
    """Return the numbers that end beyond ``right``."""
    return [
        f"{part} {mark.letters} is cut"
        for part, mark in inside(marks)
        if part.startswith("number ") and isinstance(mark, Text) and box_of(mark)[2] > right
    ]
