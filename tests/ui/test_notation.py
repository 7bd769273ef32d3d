"""The notation in which symbols are written: chosen once, shown in every panel, found again."""

import pytest

from lstm_gui.app.cli import main as command
from lstm_gui.core import KINDS, randomised
from lstm_gui.core.quantities import names_of
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.scenes.learning.spoken_lessons import has_sentences
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.words.notations.books import NOTATIONS
from lstm_gui.words.notations.in_force import notation_name
from lstm_gui.words.notations.notation import OWN
from lstm_gui.words.symbols import symbol
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import settle
from tests.ui.test_appearance import choices


def test_a_chosen_notation_is_written_at_once_and_remembered(restart):
    window = restart()
    notations = choices(window, "Notation")
    assert list(notations) == list(NOTATIONS)
    assert notations["own"].isChecked()
    undo = window.document.undo_stack.count()
    notations["goodfellow"].trigger()
    assert (notation_name(), Settings().notation) == ("goodfellow", "goodfellow")
    assert window.document.undo_stack.count() == undo
    assert not window.document.modified
    ends = [end.symbol for end in panel(window, "diagram").figure.picture.terminals]
    assert {"s_{t−1}", "s_t"} <= set(ends)
    chosen = choices(window, "Notation")
    assert [name for name, action in chosen.items() if action.isChecked()] == ["goodfellow"]


@pytest.mark.parametrize("cell", KINDS)
def test_every_panel_writes_the_same_symbols(shared_window, cell):
    kind = KINDS[cell]
    main = shared_window(seeded_state(2, 2, 5, kind=kind))
    for name in (*NOTATIONS, OWN.name):
        main.apply_notation(name)
        settle()
        known = {symbol(kind, one) for one in (*names_of(kind), *kind.results, "x")}
        assert {row.kind.symbol for row in panel(main, "states").figure.rows} <= known, name
        assert {end.symbol for end in panel(main, "diagram").figure.picture.terminals} <= known
        plain = {one.strip("()") for one in known}
        signs = {"", " ", "·", "+", "=", "≈", "≠", "tanh", "tanh("}
        assert {one.strip("()") for one in panel(main, "diagram").strip.markups()} <= plain | signs
        told = panel(main, "inspector").view.explained
        first = kind.result(kind.blocks[0])
        assert told.markup == f"{symbol(kind, first)}[1]"
        assert told.lines[0].pieces[0].markup.startswith(f"{symbol(kind, f'z_{kind.blocks[0]}')} =")


def test_sliders_matrices_and_blocks_are_written_anew(shared_window):
    parameters = panel(shared_window(), "parameters")
    block = parameters.block
    pieces = block.sliders.rows[0].symbol, block.tabs.buttons["i"]
    before = [piece.grab().toImage() for piece in pieces]
    parameters.window().apply_notation("goodfellow")
    settle()
    assert [
        piece.grab().toImage() == picture for piece, picture in zip(pieces, before, strict=True)
    ] == [
        False,
        False,
    ]
    assert block.matrices.grids["w_x"].accessibleName() == "U^f of the Forget gate"


def test_what_a_memory_is_made_of_is_written_anew(shared_window):
    main = shared_window(seeded_state(2, 2, 5))
    main.document.inspect(Inspection("c"))
    settle()
    memory = panel(main, "inspector").view.memory
    before = memory.grab().toImage()
    assert "c_−1" in memory.accessibleDescription()
    main.apply_notation("goodfellow")
    settle()
    assert "s_−1" in memory.accessibleDescription()
    assert memory.grab().toImage() != before


def test_a_lesson_that_is_open_follows(shared_window):
    main = shared_window()
    course = main.learning.course
    course.start(bundled_lessons()[5])
    course.go(2)
    settle()
    text = main.learning.panel.text
    terms, told = text.terms(), text.accessibleDescription()
    main.apply_notation("olah")
    settle()
    assert text.terms() == terms
    assert text.accessibleDescription() != told
    course.leave()


def test_in_a_lesson_with_sentences_what_was_done_can_still_be_undone(shared_window):
    main = shared_window()
    # A lesson that is read has its panel.
    course = main.learning.course
    assert main.learning.panel
    course.start(next(lesson for lesson in bundled_lessons() if has_sentences(lesson)))
    course.go(1)
    main.document.edit("Change", randomised(main.document.state, 1, forget_bias_one=False))
    count = main.document.undo_stack.count()
    main.apply_notation("olah")
    assert main.document.undo_stack.count() == count > 0
    course.leave()


def test_figures_and_equations_of_the_command_line_take_one(capsys):
    assert command(["equations", "latch", "--notation", "olah"]) == 0
    assert r"\sigma(W_f \cdot [h_{t-1}, x_t] + b_f)" in capsys.readouterr().out
    assert command(["equations", "latch"]) == 0
    assert r"W_h^{(f)} h_{t-1}" in capsys.readouterr().out
