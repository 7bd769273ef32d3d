"""Numbers that the last row can read, and one panel that fills the window."""

import re

import pytest
from PyQt6.QtGui import QImage

from lstm_gui.core import KINDS
from lstm_gui.files.figures.marks import Mark, Text
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.free_places import Box
from lstm_gui.scenes.pictures.number_places import number_places
from lstm_gui.scenes.pictures.room import IN_CLASS
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.recording.subjects import panel_subject
from lstm_gui.ui.plots.diagram_type import DiagramType
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.window.lecture.one_panel import Stage
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.classroom.class_window import places, trigger
from tests.ui.classroom.drawn_numbers import NUMBER, box_of, inside
from tests.ui.classroom.test_numbers_side_by_side import crowding, painted
from tests.ui.driving import key, pixels_of, settle
from tests.ui.every_cell import EVERY


def ink_height(image: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """Return how many rows of a part of ``image`` have dark text in them."""
    rows = [
        y
        for y in range(round(top), round(bottom))
        if any(image.pixelColor(x, y).lightness() < 90 for x in range(round(left), round(right)))
    ]
    return rows[-1] - rows[0] + 1


def test_digits_are_a_fortieth_of_the_screen_high_in_class(main):
    trigger(main, "classroom")
    main.document.select(block="c")
    low = []
    for learns in (False, True):
        if learns:
            trigger(main, "learn")
            main.learning.course.start(bundled_lessons()[2])
            main.document.select(block="c")
        panel(main, "diagram").raise_()
        for size in ((1920, 1080), (1280, 800)):
            main.resize(*size)
            settle()
            low += [(learns, size, part) for part in lower_than(main, size[1] / 40)]
    assert not low


def lower_than(main: MainWindow, least: float) -> list[str]:
    """Return whose number is not ``least`` high in the diagram, or in the strip above it."""
    diagram = panel(main, "diagram")
    drawn = inside(drawing_of(panel_subject(diagram, main.document.computed()), points=1.0).marks)
    heights = [
        (part, box_of(mark)[3] - box_of(mark)[1])
        for part, mark in drawn
        if part.startswith("gate ") and isinstance(mark, Text) and NUMBER.match(mark.letters)
    ]
    assert heights, "or nothing is tried here"
    strip = diagram.strip
    _, place = strip._places()[2]
    middle, top = scaled(place.center().x()), scaled(strip._top(strip._number_size()) + 24)
    written = strip.grab().toImage()
    ink = ink_height(written, middle - 30, top, middle + 30, strip.height())
    return [part for part, height in (*heights, ("strip", ink)) if height < least]


_DECIMAL, _STATES = re.compile(r"[+−]?\d\.\d\d"), {"𝑐", "ℎ"}
_KINDS = ("lstm", "rnn", "gru-after", "mingru", "minlstm", "slstm", "slstm-bare")
_LAID_OUT = ("slstm", "minlstm", "slstm-bare")
_RARE = ("gru-keeps-the-rest", "lstm-of-1997-with-peepholes", "lstm-with-all")


def numbered(kind, marks) -> set[str]:
    """Return the quantities whose numbers stand somewhere in the diagram, be it on one of wires."""
    wires = {wire.name: wire.quantity for wire in picture_of(kind, IN_CLASS).wires}
    parts = {part for part, mark in inside(marks) if isinstance(mark, Text)}
    return {wires[part[7:]] for part in parts if part.startswith("number ")}


_CASES = (
    ((1280, 800), 1.5, ""),
    ((1280, 800), 1.5, "learn"),
    ((1920, 1080), 1.5, "learn"),
    ((1280, 800), 1.75, "learn"),
)
"""Size of the window, of the type, and what it shows beside: to style it anew takes longest."""


def test_every_number_of_every_cell_is_as_high_beside_a_lesson_or_not(main):
    shown = ""
    for case in _CASES:
        size, factor, guide = case
        main.resize(*size)
        if guide != shown:
            trigger(main, guide)
            shown = guide
        main.classroom.choose(factor)
        for name in (*_KINDS, *_RARE):
            main.document.edit("Convert the cell", seeded_state(2, 3, 5, kind=EVERY[name]))
            panel(main, "diagram").raise_()
            settle()
            marks = checked_marks(main, size[1] / 40, (name, *case))
            small = small_numbers(name, factor, main)
            assert small == numbered(EVERY[name], marks), (name, *case)
            width, height = panel(main, "diagram").figure.picture.size
            assert guide or name not in _LAID_OUT or width > 2.1 * height, "it fills what is wide"


def checked_marks(main: MainWindow, least: float, case: tuple[object, ...]) -> tuple[Mark, ...]:
    """Check how high numbers and symbols are and where they stand, and return all that is drawn."""
    diagram = panel(main, "diagram")
    marks = drawing_of(panel_subject(diagram, main.document.computed()), points=1.0).marks
    written = [
        mark
        for part, mark in inside(marks)
        if isinstance(mark, Text) and part.startswith(("gate ", "number ", "label "))
    ]
    numbers = [mark for mark in written if _DECIMAL.fullmatch(mark.letters)]
    boxes = [box_of(mark) for mark in numbers]
    assert len(numbers) >= 4, case
    assert min(bottom - top for _, top, _, bottom in boxes) >= least, case
    assert crowding(marks) == [], case
    assert diagram.figure.left_out == 0, case
    symbols = [mark.size for mark in written if mark.letters in _STATES]
    assert max(symbols) >= 0.85 * max(mark.size for mark in numbers), case
    return marks


_small: dict[tuple[str, float], set[str]] = {}


def small_numbers(name: str, factor: float, main: MainWindow) -> set[str]:
    """Return the quantities that have numbers in small type, of the cell that is shown."""
    if (name, factor) not in _small:
        _small[name, factor] = numbered(EVERY[name], painted(main.document.computed(), 14.0))
    return _small[name, factor]


def test_in_the_least_window_of_a_class_each_number_stands_at_its_wire_beside_a_lesson(main):
    main.resize(1024, 700)
    trigger(main, "classroom")
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[2])
    diagram = panel(main, "diagram")
    settle()
    marks = drawing_of(panel_subject(diagram, main.document.computed()), points=1.0).marks
    texts = ((part, mark) for part, mark in inside(marks) if isinstance(mark, Text))
    beside = [mark.letters for part, mark in texts if part == "label c_out"]
    assert len([letters for letters in beside if _DECIMAL.fullmatch(letters)]) == 1
    assert len([letters for letters in beside if letters in _STATES]) == 1, "no second symbol"


def test_numbers_keep_off_nodes_and_each_other_in_every_cell():
    for kind in KINDS.values():
        nodes = picture_of(kind).nodes
        for pixels in (22, 26):
            places = [
                place.box for place in number_places(kind, 2.7 * pixels, 0.73 * pixels).values()
            ]
            for number, box in enumerate(places):
                assert not any(box.shared(other) > 60 for other in places[:number]), kind.name
                for node in nodes:
                    (x, y), (width, height) = node.center, node.size
                    around = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                    assert box.shared(around) < 60, (kind.name, node.name)


@pytest.mark.parametrize("name", KINDS)
def test_words_fill_their_boxes_and_symbols_keep_off_gates_in_class(qapp, name):
    picture = picture_of(KINDS[name], IN_CLASS)
    at_a_desk, in_class = (DiagramType(picture, size, in_print=False) for size in (0.0, 60.0))
    for node in picture.nodes:
        if node.shape == "gate":
            assert in_class.crowded
            symbol, (_, base) = in_class.gate_symbol(node)
            assert base + symbol.sunk < node.center[1] - node.size[1] / 2
        elif node.shape in ("box", "word"):
            (small, _), (word, base) = at_a_desk.word(node), in_class.word(node)
            assert small.width <= word.width < node.size[0]
            assert node.word not in {"tanh", "max"} or word.width > 0.45 * node.size[0]
            assert abs(base - node.center[1]) < node.size[1] / 2


def test_at_a_desk_no_number_of_a_small_diagram_is_cut_at_its_edge(main):
    main.resize(1024, 700)
    main.learning.do_learn()
    main.learning.course.start(bundled_lessons()[3])
    settle()
    figure = main.workspace.panels[1].figure
    assert figure.width() < 400
    edge = pixels_of(figure)[:, -2:]
    assert len(set(edge.ravel().tolist())) == 1
    main.learning.do_learn()


def test_one_panel_fills_the_window_by_a_key_and_the_keys_go_on(main):
    trigger(main, "classroom")
    before = places(main)
    main.setFocus()
    key(main, "F6")
    settle()
    figure = panel(main, "diagram").figure
    assert figure.window() is main
    assert main.findChild(Stage).geometry() == main.rect()
    assert figure.width() > 0.9 * main.width()
    t = main.document.state.selection.t
    key(main.focusWidget(), "PageDown")
    settle()
    assert main.document.state.selection.t == t + 1
    assert figure._painter._snapshot.t == t + 1
    key(main.focusWidget(), "F6")
    assert places(main) == before
    key(main, "F6")
    key(main.focusWidget(), "Escape")
    assert places(main) == before
    assert main.classroom.on


def test_one_panel_stays_while_pages_speak_of_it_and_goes_with_one_of_another(main):
    trigger(main, "learn")
    course = main.learning.course
    course.start(bundled_lessons()[6], 1)
    settle()
    panel(main, "diagram").raise_()
    main.setFocus()
    key(main, "F6")
    diagram = panel(main, "diagram")
    course.next()
    settle()
    assert "diagram" in main.learning.needed
    assert diagram.staged
    course.next()
    settle()
    assert "diagram" not in main.learning.needed
    assert not diagram.staged
    assert diagram.widget() is diagram.inside


def test_after_one_panel_alone_what_the_page_speaks_of_is_in_front(main):
    main.resize(1024, 700)
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[5], 1)
    settle()
    main.setFocus()
    key(main, "F6")
    main.learning.course.next()
    settle()
    key(main.focusWidget(), "F6")
    settle()
    assert "states" in main.learning.needed
    assert not panel(main, "states").is_out_of_sight()


def test_the_panel_that_hides_the_diagram_is_the_one_that_is_shown_alone(main):
    trigger(main, "classroom")
    panel(main, "states").raise_()
    settle()
    main.setFocus()
    key(main, "F6")
    settle()
    assert main.findChild(Stage).accessibleName() == panel(main, "states").windowTitle()
    key(main.focusWidget(), "F6")


def test_what_a_page_of_memory_points_at_is_shown_alone_and_goes_back_into_its_place(main):
    trigger(main, "learn")
    course = main.learning.course
    course.start(bundled_lessons()[1], 2)
    settle()
    flow = next(one for one in main.workspaces.panels if one.name == "memory_flow")
    before, page = flow.geometry(), flow.parentWidget()
    main.setFocus()
    key(main, "F6")
    settle()
    assert main.findChild(Stage).geometry() == main.rect()
    assert flow.width() > 0.9 * main.width()
    course.next()
    settle()
    assert flow.staged, "this page points at it, too"
    key(main.focusWidget(), "Escape")
    settle()
    assert (flow.parentWidget(), flow.geometry()) == (page, before)
    key(main, "F6")
    main.workspaces.show("cell")
    settle()
    assert not flow.staged
    assert flow.parentWidget() is page


def test_numbers_of_the_input_are_whole_at_the_foot_of_a_small_window(main):
    main.resize(1024, 700)
    trigger(main, "classroom")
    main.classroom.choose(1.75)
    figure = panel(main, "diagram").figure
    panel(main, "diagram").raise_()
    settle()
    foot = pixels_of(figure)[-1]
    assert (foot == foot[0]).all()
