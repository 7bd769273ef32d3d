"""A lesson in a test's window: started, turned, and answered as a learner does."""

from lstm_gui.core import Entry, Kind, converted
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.lessons.lesson_format import Lesson, Memory
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import click, key, middle, settle, write

LESSONS = bundled_lessons()
FORGET = LESSONS[5]


def learn(main: MainWindow):
    panel = main.learning.panel
    if panel.isHidden():
        key(main, "F2")
        settle()
    assert panel.isVisible()
    return panel


def start(main: MainWindow, lesson: Lesson) -> None:
    click(learn(main).chapters.buttons[lesson.id], (20, 8))
    settle()


def turn_to(main: MainWindow, index: int) -> None:
    """Turn to a page from the one before, which is gone to at once."""
    panel, course = main.learning.panel, main.learning.course
    if course.index < index - 1:
        course.go(index - 1)
    if course.index < index:
        click(panel.next_button, middle(panel.next_button))
        settle()


def type_number(main: MainWindow, entry: Entry, number: float) -> None:
    """Go to the block and the unit of ``entry`` and type ``number`` into its box."""
    parameters = main.workspace.parameters
    if entry.block:
        button = parameters.block.tabs.buttons[entry.block]
        click(button, middle(button))
        while main.document.state.selection.unit != entry.row:
            key(main, "Down" if main.document.state.selection.unit < entry.row else "Up")
        settle()
    section = parameters.block if entry.block else parameters.initial
    row = next(row for row in section.sliders.rows if row.entry == entry)
    row.box.setFocus()
    row.box.selectAll()
    write(row.box, repr(number))
    key(row.box, "Return")
    settle()


def become(main: MainWindow, kind: Kind) -> None:
    """Choose another kind of cell, as the panel of the parameters does."""
    document = main.document
    document.edit("", converted(document.state, kind), baseline=converted(document.baseline, kind))
    settle()


def change_memory(main: MainWindow, part: Memory) -> None:
    """Type what ``part`` changes into the boxes of the Memory workspace."""
    memory = main.workspaces.memory
    flow = next(panel for panel in memory.panels if panel.name == "memory_flow")
    boxes = {"distance": memory.sentence.distance, "gain": flow.gain.box}
    given = {name: getattr(part, name) for name in part.__struct_fields__}
    for name, number in given.items():
        if number is not None:
            boxes[name].setFocus()
            boxes[name].selectAll()
            write(boxes[name], repr(number))
            key(boxes[name], "Return")
            settle()


def marks(main: MainWindow) -> list[bool]:
    return [row.mark.met for row in main.learning.panel.challenge.rows]


def leave_lesson(main: MainWindow) -> None:
    button = main.learning.panel.leave
    click(button, middle(button))
    settle()
