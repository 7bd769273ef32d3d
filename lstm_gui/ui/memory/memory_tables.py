"""The pictures of the Memory workspace as tables."""

from collections.abc import Iterable, Mapping

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.figure_table import Column, FigureTable, lanes, over_steps
from lstm_gui.scenes.memory.lane_cost import Cost
from lstm_gui.scenes.memory.state_plane import Space
from lstm_gui.ui.memory.figures.difference_maps import HeatMap
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.words.plain_markup import without_braces
from lstm_gui.words.side_by_side import lane_kind, lane_name
from lstm_gui.words.translation import tr


def table_over_steps(scene: Scene, title: str, lines: Iterable[tuple[str, Array]]) -> FigureTable:
    """Return numbers for each step that is shown, ``lines`` as a name with ``(T,)``."""
    columns = [Column(without_braces(name), values) for name, values in lines]
    return over_steps(title, scene.steps, scene.labels, columns)


def lane_table(scene: Scene, lane: str) -> FigureTable:
    """Return the bars of ``lane``: for each step the share of each word before it."""
    parts = scene.settings.parts and lane_kind(lane).has_cell_state
    shares = scene.comparison.lanes[lane].shares(parts).shares
    lines = zip(map(scene.step, scene.steps), shares.T, strict=True)
    return table_over_steps(scene, lane_name(lane), lines)


def cost_table(costs: Mapping[str, Cost]) -> FigureTable:
    """Return what each cell costs."""
    made = list(costs.values())
    columns = (
        Column(tr("Lane"), list(map(lane_name, costs))),
        Column(tr("parameters"), [one.parameters for one in made]),
        Column(tr("multiply-adds"), [one.multiply_adds for one in made]),
        Column(tr("µs a step"), np.array([1e6 * one.seconds for one in made])),
    )
    return FigureTable(tr("Cost of the gates"), columns)


def ways_table(scene: Scene, title: str, ways: Mapping[str, Space]) -> FigureTable:
    """Return where each lane is at each step, along both axes of its plane."""
    lines = (
        (f"{lane_name(name)}: {axis}", way.points[:, place])
        for name, way in ways.items()
        for place, axis in enumerate(way.axes)
    )
    return table_over_steps(scene, title, lines)


def map_table(scene: Scene, shown: HeatMap, first: int) -> FigureTable:
    """Return one of the maps that are compared, a column for each unit."""
    steps = range(first, first + len(shown.values))
    words = [scene.label(t) for t in steps]
    columns = lanes(without_braces(shown.symbol) or shown.title, shown.values)
    return over_steps(shown.title, steps, words, columns)
