"""How well it goes, step by step of the training: accuracy, and loss."""

from collections.abc import Hashable, Iterable
from operator import attrgetter

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QMainWindow, QToolTip

from lstm_gui.core.training import TRIED_ON
from lstm_gui.scenes.figure_table import Column, FigureTable
from lstm_gui.scenes.training.runs import Point, Run
from lstm_gui.scenes.training.training_axes import Axes, round_ticks
from lstm_gui.scenes.training.training_settings import OVER
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.train.lab import Lab
from lstm_gui.ui.train.train_panel import TrainPanel, dashes
from lstm_gui.ui.train.train_words import (
    legend_text,
    past_names,
    short_name,
    solved_text,
    told,
)
from lstm_gui.ui.train.training_curves import Curve, CurvesFigure
from lstm_gui.ui.train.training_legend import LegendRow
from lstm_gui.ui.train.training_scene import TrainScene
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.translation import message, tr

_QUARTERS = (0.0, 0.25, 0.5, 0.75, 1.0)
_ABOUT = {
    "adding": message("right within 0.1"),
    "counting": message("right from the first b to the end; one sequence for each n"),
    "sentence-ko": message("it memorises phrases of a toy world"),
    "sentence-en": message("it memorises phrases of a toy world"),
}
"""What to know about the answers of a task."""
_ABOVE = 1.06
"""Room above the highest height that matters."""
_UPDATES, _SECONDS = attrgetter("update"), attrgetter("seconds")
_OVER = {
    "steps": message("steps"),
    "seconds": message("seconds"),
    "distances": message("distance"),
}
assert tuple(_OVER) == OVER
_SOLVED = message("✓ solved: {enough} twice running")
_SOLVED_IN_BRIEF = message("✓ {enough} twice running")
_REACH = message("● trained at this distance  ○ never seen · right of {count}, once it is done")


class CurvesPanel(TrainPanel):
    """One number of all runs over the steps of training."""

    spoken = ""
    marks_end = False
    """Whether a curve shows at its end that the task is solved."""

    def __init__(self, lab: Lab, parent: QMainWindow) -> None:
        super().__init__(lab, parent)
        self.note = self.add_note()
        self.figure = CurvesFigure(self)
        bind(self.figure.setAccessibleName, self.spoken)
        self.body.addWidget(self.figure, 1)
        self._runs: dict[Hashable, Run] = {}
        self.figure.picked.connect(self._choose)
        self.figure.hovered.connect(self._tell)

    def draw_scene(self, scene: TrainScene) -> None:
        faint = scene.comparable
        self._runs = {run.recipe: run for run in (*faint, *scene.runs)}
        curves = (*self._curves(scene, faint, True), *self._curves(scene, scene.runs, False))
        self.figure.show_curves(curves, self.axes(scene), _legend(scene), scene.chosen)
        self.figure.setAccessibleDescription("; ".join(told(run) for run in scene.runs))
        self.note.setText(self.noted(scene))
        self.note.set_brief(*self.noted_in_brief(scene))

    @property
    def height_needed(self) -> int | None:
        needed = self.figure.height_needed
        return None if needed is None else self.inside.height() - self.figure.height() + needed

    @property
    def left_out(self) -> int:
        return self.figure.left_out

    def tables(self) -> tuple[FigureTable, ...]:
        """Return a table for each run; their checks are at steps of their own."""
        return tuple(
            FigureTable(
                short_name(run.recipe),
                (
                    Column(tr("steps"), [point.update for point in run.points]),
                    Column(tr("seconds"), np.array([point.seconds for point in run.points])),
                    Column(tr(self.title), np.array(list(map(self.height_of, run.points)))),
                ),
            )
            for run in self._runs.values()
            if run.points
        )

    def axes(self, scene: TrainScene) -> Axes:
        """Return what the curves are drawn on."""
        raise TypeError(f"{type(self).__name__} does not say on what to draw")

    def noted(self, scene: TrainScene) -> str:
        """Return what to know about the number."""
        raise TypeError(f"{type(self).__name__} says nothing about its number")

    def noted_in_brief(self, _scene: TrainScene) -> tuple[str, ...]:
        """Return what the note says where there is no room for all, the longest first."""
        return ()

    def height_of(self, point: Point) -> float:
        """Return the number of a point."""
        raise TypeError(f"{type(self).__name__} does not say what to draw")

    def _curves(self, scene: TrainScene, runs: Iterable[Run], faint: bool) -> Iterable[Curve]:
        place = _SECONDS if scene.settings.over == "seconds" else _UPDATES
        end = scene.share * scene.last
        for run in runs:
            shown = [point for point in run.points if place(point) <= end]
            points = tuple((place(point), self.height_of(point)) for point in shown)
            ended = len(shown) == len(run.points)
            solved = self.marks_end and run.solved is not None and ended
            yield _curve(scene, run, points, faint, solved=solved)

    def _choose(self, key: Hashable) -> None:
        self.lab.choose(self._runs[key].recipe if key in self._runs else None)

    def _tell(self, key: Hashable) -> None:
        if key not in self._runs:
            QToolTip.hideText()
            return
        show_tooltip(told(self._runs[key]), self.figure)


class AccuracyPanel(CurvesPanel):
    """How many answers are right; decides on what both charts are drawn over.

    Signals
    -------
    over_asked(str)
        What the curves are to be drawn over, a name of `OVER`.
    """

    over_asked = pyqtSignal(str)
    name = "train_accuracy"
    title = message("Accuracy")
    headline = message("Answered right, of sequences drawn afresh")
    brief = message("Answered right")
    spoken = message("Share of right answers over the steps of training")
    marks_end = True

    def __init__(self, lab: Lab, parent: QMainWindow) -> None:
        super().__init__(lab, parent)
        self.over = Segments(_OVER, self)
        bind(self.over.setAccessibleName, "What the curves are drawn over")
        bind(self.over.setToolTip, "What the curves are drawn over")
        self.over.picked.connect(self.over_asked)
        self.corner.addWidget(self.over)

    def draw_scene(self, scene: TrainScene) -> None:
        super().draw_scene(scene)
        self.over.show_choice(scene.settings.over)

    def axes(self, scene: TrainScene) -> Axes:
        ticks = tuple((height, percent(height)) for height in _QUARTERS)
        blind = scene.task.blind
        name = tr("guessing: {share}").format(share=percent(blind))
        level = (blind, name)
        if _by_distance(scene):
            low, high = scene.trained
            known, far = (low, high, tr("trained")), float(scene.farthest)
            return Axes(tr("distance"), far, _ABOVE, ticks, level, known)
        return Axes(_counted(scene), scene.last, _ABOVE, ticks, level)

    def noted(self, scene: TrainScene) -> str:
        if _by_distance(scene):
            return tr(_REACH).format(count=TRIED_ON)
        about = _ABOUT.get(scene.task.name, "")
        solved = _said(_SOLVED, scene)
        return f"{solved} · {tr(about)}" if about else solved

    def noted_in_brief(self, scene: TrainScene) -> tuple[str, ...]:
        if _by_distance(scene):
            return (tr("● trained  ○ never seen"),)
        return _said(_SOLVED, scene), _said(_SOLVED_IN_BRIEF, scene)

    def height_of(self, point: Point) -> float:
        return point.accuracy

    def tables(self) -> tuple[FigureTable, ...]:
        """Return the table of each run, and behind them how far those that are done reach."""
        done = (run for run in self._runs.values() if run.reach)
        return (*super().tables(), *map(_reach_table, done))

    def _curves(self, scene: TrainScene, runs: Iterable[Run], faint: bool) -> Iterable[Curve]:
        if not _by_distance(scene):
            yield from super()._curves(scene, runs, faint)
            return
        low, high = scene.trained
        end = scene.share * scene.farthest
        for run in runs:
            shown = [one for one in run.reach if one.distance <= end]
            points = tuple((float(one.distance), one.accuracy) for one in shown)
            dots = tuple(low <= one.distance <= high for one in shown)
            yield _curve(scene, run, points, faint, dots=dots)


class LossPanel(CurvesPanel):
    name = "train_loss"
    title = message("Loss")
    headline = message("Loss")
    spoken = message("Loss over the steps of training")

    def axes(self, scene: TrainScene) -> Axes:
        shown = (*scene.runs, *scene.comparable)
        losses = [point.loss for run in shown for point in run.points]
        level = scene.task.blind_loss
        highest = max((*losses, level or 0.0), default=0.0) or 1.0
        name = tr("guessing: {share}").format(share=number(level or 0.0))
        high = _ABOVE * highest
        return Axes(
            _counted(scene),
            scene.last,
            high,
            round_ticks(high),
            (level, name) if level else None,
        )

    def noted(self, scene: TrainScene) -> str:
        kinds = {
            "choice": message("cross-entropy, mean of 20 steps"),
            "number": message("half the squared error, mean of 20 steps"),
        }
        return tr(kinds[scene.task.answer])

    def height_of(self, point: Point) -> float:
        return point.loss


def _reach_table(run: Run) -> FigureTable:
    return FigureTable(
        short_name(run.recipe),
        (
            Column(tr("distance"), [one.distance for one in run.reach]),
            Column(tr("Accuracy"), np.array([one.accuracy for one in run.reach])),
        ),
    )


def _curve(
    scene: TrainScene,
    run: Run,
    points: tuple[tuple[float, float], ...],
    faint: bool,
    *,
    solved: bool = False,
    dots: tuple[bool, ...] = (),
) -> Curve:
    style = dashes(run.recipe.seed)
    return Curve(run.recipe, scene.role(run), style, points, faint, solved, dots)


def _said(template: str, scene: TrainScene) -> str:
    return tr(template).format(enough=percent(scene.offer.enough))


def _by_distance(scene: TrainScene) -> bool:
    return scene.settings.over == "distances"


def _counted(scene: TrainScene) -> str:
    return tr("seconds") if scene.settings.over == "seconds" else tr("steps")


def _legend(scene: TrainScene) -> tuple[LegendRow, ...]:
    now = [
        LegendRow(run.recipe, scene.role(run), dashes(run.recipe.seed), legend_text(run))
        for run in scene.runs
    ]
    groups = reversed(past_names(scene.comparable).items())
    before = [
        LegendRow(
            None,
            scene.role(runs[0]),
            Qt.PenStyle.SolidLine,
            f"{name} · {solved_text(runs)}",
            faint=True,
        )
        for name, runs in groups
    ]
    return (*now, *before)
