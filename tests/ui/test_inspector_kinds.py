"""The inspector in every kind of cell: each bar and each link leads to what it stands for."""

from contextlib import contextmanager

import pytest

from lstm_gui.core import quantity_names, select
from lstm_gui.scenes.inspection.explanation import exists
from lstm_gui.scenes.inspection.shares_of_memory import memory_of
from lstm_gui.scenes.snapshot import Inspection
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import click, settle
from tests.ui.every_cell import EVERY

STEPS = 5


@pytest.mark.parametrize("cell", EVERY)
def test_every_link_and_bar_leads_to_what_it_stands_for(shared_window, cell):
    kind = EVERY[cell]
    main = shared_window(select(seeded_state(2, 2, STEPS, kind=kind), t=3, unit=1))
    with alone(panel(main, "inspector")):
        assert all(follow_everything(main, kind).values())


@contextmanager
def alone(shown):
    """Hide all panels beside ``shown``: they would be drawn for each of thousands of clicks."""
    others = [one for one in shown.parent().workspace.panels if one is not shown]
    for one in others:
        one.hide()
    settle()
    yield
    for one in others:
        one.show()
    settle()


def follow(view, link, document) -> None:
    """Click a link; where it leads is drawn, but painted once with what comes after it."""
    at = link.rect.center()
    click(view.equations, (at.x(), at.y()))
    document.flush()
    found = view.explained.inspection
    assert exists(document.snapshot(), found)
    if link.piece.target.entry is not None:
        assert found.entry == link.piece.target.entry
    assert view.explained.value is None or view.explained.value.text == link.piece.text


def follow_everything(main, kind):
    """Click every link of every quantity, and every bar of the memory, of a cell of ``kind``.

    Returns how many links each quantity has at steps 0 and 3; a number that several have at
    a step is followed once.
    """
    document, links, followed = main.document, {}, set()
    view = panel(main, "inspector").view

    def ask(quantity: str, t: int) -> None:
        document.select(t, 1)
        document.inspect(Inspection(quantity))
        document.flush()

    for t in (0, 3):
        for quantity in (*quantity_names(document.snapshot().trace), "x"):
            ask(quantity, t)
            links[quantity, t] = len(view.equations.links)
            settle()
            for index in range(links[quantity, t]):
                link = view.equations.links[index]
                if (link.piece, t) not in followed:
                    followed.add((link.piece, t))
                    follow(view, link, document)
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
    return links
