"""The pictures of a page when the learner has chosen another kind of cell."""

import pytest

from lstm_gui.core import KINDS, Entry, with_values
from lstm_gui.words.symbols import symbol
from tests.ui.driving import settle
from tests.ui.every_cell import EVERY
from tests.ui.learn.lesson_window import LESSONS, become, start

TAPS, OUTLINE = LESSONS[2], LESSONS[3]


def test_the_taps_are_those_of_the_cell_that_is_chosen(main):
    start(main, TAPS)
    picture = main.learning.panel.picture
    for kind in (*KINDS.values(), EVERY["lstm-of-1997"], KINDS["lstm"]):
        become(main, kind)
        roles = kind.roles
        assert picture.isVisible() == bool(roles.keeps and roles.writes), kind.name
        if picture.isVisible():
            reading = main.document.snapshot().unit_reading()
            seen = [(tap.supply, tap.opening, tap.flow, tap.symbol) for tap in picture.taps()]
            names = (f"{roles.memory}_before", roles.keeps, roles.kept)
            hot = *(reading[name] for name in names), symbol(kind, names[0])
            names = (roles.candidate, roles.writes, roles.written)
            cold = *(reading[name] for name in names), symbol(kind, names[0])
            assert seen == [hot, cold]
            picture.grab()


@pytest.mark.parametrize("name", ["minlstm", "slstm"])
def test_taps_of_numbers_beyond_all_bounds_are_drawn(main, name):
    start(main, TAPS)
    become(main, KINDS[name])
    kind = KINDS[name]
    for number in (1e308, -1e308):
        state = main.document.state
        changes = {Entry("w_x", 0, 0, block): number for block in kind.blocks}
        main.document.edit("", with_values(state, changes))
        settle()
        assert not main.learning.panel.picture.grab().isNull()


def test_the_outline_goes_with_the_cell_that_has_two_memories(main):
    start(main, OUTLINE)
    outline = main.learning.panel.outline
    assert outline.isVisible()
    for kind in KINDS.values():
        become(main, kind)
        assert outline.isVisible() == (kind.name in ("lstm", "slstm"))
        if outline.isVisible():
            reading = main.document.snapshot().unit_reading()
            assert outline.numbers()["c"] == f"{reading['c']:.2f}".replace("-", "−")
