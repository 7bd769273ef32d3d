"""The symbols over the matrices: in sight, over what they name, beside one another."""

from itertools import pairwise

import pytest
from PyQt6.QtCore import QPoint, QRect, QSize

from tests.core.states import CELLS, seeded_state
from tests.each_case import Cases
from tests.ui.driving import settle


def matrices_of(shared_window, *sizes, **options):
    main = shared_window(seeded_state(*sizes, **options))
    return main.workspace.parameters.block.matrices


def scrolled(matrices, across: int, down: int = 0) -> None:
    matrices._scroll.horizontalScrollBar().setValue(across)
    matrices._scroll.verticalScrollBar().setValue(down)
    settle()


def test_a_symbol_stays_over_what_is_seen_of_its_matrix(shared_window):
    matrices = matrices_of(shared_window, 16, 64, 3)
    names, w_h = matrices.names, matrices.grids["w_h"]
    for across in (300, 500, 900):
        scrolled(matrices, across, down=400)
        place, viewport = names.place_of(w_h), matrices._scroll.viewport()
        assert viewport.rect().left() <= place.left() < place.right() <= viewport.rect().right()
        left = w_h.mapTo(viewport, QPoint()).x()
        assert left <= place.center().x() <= left + w_h.width()


def test_a_matrix_out_of_sight_has_no_symbol(shared_window):
    matrices = matrices_of(shared_window, 16, 64, 3)
    assert matrices.names.place_of(matrices.grids["b"]).isEmpty()
    scrolled(matrices, matrices._scroll.horizontalScrollBar().maximum())
    assert not matrices.names.place_of(matrices.grids["b"]).isEmpty()
    assert matrices.names.place_of(matrices.grids["w_x"]).isEmpty()


def test_scrolling_moves_what_is_written(shared_window):
    matrices = matrices_of(shared_window, 16, 64, 3)
    before = matrices.names.grab().toImage()
    scrolled(matrices, 250)
    assert matrices.names.grab().toImage() != before


def test_the_row_of_the_chosen_unit_is_in_sight_and_columns_stay(shared_window):
    main = shared_window(seeded_state(16, 64, 3))
    matrices = main.workspace.parameters.block.matrices
    viewport, grid = matrices._scroll.viewport(), matrices.grids["w_x"]
    scrolled(matrices, 120)
    for unit in (40, 63, 5):
        main.document.select(unit=unit)
        settle()
        row = grid.cell_rect(unit, 8)
        row.moveTopLeft(grid.mapTo(viewport, row.topLeft()))
        assert viewport.rect().contains(row)
        assert matrices._scroll.horizontalScrollBar().value() == 120


@pytest.mark.parametrize("sizes", [(3, 8), (2, 16), (8, 16), (1, 12), (1, 1)])
def test_all_of_every_matrix_is_in_sight_up_to_sixteen_units(shared_window, sizes):
    main = shared_window(seeded_state(*sizes, 3), QSize(1024, 700))
    main.workspace.places.arrange()
    settle()
    matrices = main.workspace.parameters.block.matrices
    viewport = matrices._scroll.viewport()
    for grid in matrices.grids.values():
        assert viewport.rect().contains(QRect(grid.mapTo(viewport, QPoint()), grid.size()))
        assert not matrices.names.place_of(grid).isEmpty()


@pytest.mark.parametrize("units", [1, 40])
def test_symbols_stand_beside_one_another(shared_window, units):
    with Cases() as cases:
        for cell, kind in CELLS.items():
            with cases.case(cell):
                matrices = matrices_of(shared_window, 1, units, 2, kind=kind)
                scrolled(matrices, matrices._scroll.horizontalScrollBar().maximum())
                places = [matrices.names.place_of(grid) for grid in matrices.grids.values()]
                shown = [place for place in places if not place.isEmpty()]
                assert shown
                assert all(one.right() < other.left() for one, other in pairwise(shown))
