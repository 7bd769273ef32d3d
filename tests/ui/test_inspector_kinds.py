"""The inspector in every kind of cell: each bar and each link leads to what it stands for."""

from collections import Counter

import pytest

from lstm_gui.core import quantity_names, select
from lstm_gui.scenes.inspection.explanation import exists
from lstm_gui.scenes.inspection.shares_of_memory import memory_of
from lstm_gui.scenes.snapshot import Inspection
from tests.core.states import seeded_state
from tests.ui.driving import click, settle
from tests.ui.every_cell import EVERY

STEPS = 5


def inspector_of(main):
    return next(one for one in main.workspace.panels if one.name == "inspector")


@pytest.mark.parametrize("cell", EVERY)
def test_every_link_and_bar_leads_to_what_it_stands_for(window, cell):
    kind = EVERY[cell]
    main = window(select(seeded_state(2, 2, STEPS, kind=kind), t=3, unit=1))
    assert all(follow_everything(main, kind).values())


def follow_everything(main, kind):
    """Click every link of every quantity, and every bar of the memory, of a cell of ``kind``.

    Returns how many links each quantity has at steps 0 and 3.
    """
    document, followed = main.document, Counter()
    view = inspector_of(main).view

    def ask(quantity: str, t: int) -> None:
        document.select(t, 1)
        document.inspect(Inspection(quantity))
        settle()

    for t in (0, 3):
        for quantity in (*quantity_names(document.snapshot().trace), "x"):
            ask(quantity, t)
            followed[quantity, t] = 0
            for index in range(len(view.equations.links)):
                link = view.equations.links[index]
                at = link.rect.center()
                click(view.equations, (at.x(), at.y()))
                settle()
                followed[quantity, t] += 1
                found = view.explained.inspection
                assert exists(document.snapshot(), found)
                if link.piece.target.entry is not None:
                    assert found.entry == link.piece.target.entry
                assert view.explained.value is None or (
                    view.explained.value.text == link.piece.text
                )
                ask(quantity, t)
    memory = memory_of(kind)
    for step in range(-1, 4) if memory is not None else ():
        ask(memory.quantity, 3)
        assert view.memory.isVisibleTo(view)
        at = view.memory.bar_rect(step + 1).center()
        click(view.memory, (at.x(), at.y()))
        settle()
        found = view.explained.inspection
        if step < 0:
            assert (found.entry.array, found.entry.row) == (memory.initial, 1)
        else:
            assert found == Inspection(memory.written, step, 1)
    return followed
