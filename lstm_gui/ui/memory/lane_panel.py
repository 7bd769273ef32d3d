"""One of the three cells: how far each step's input would still move its memory."""

from msgspec.structs import replace
from PyQt6.QtCore import QPoint
from PyQt6.QtGui import QCursor
from PyQt6.QtWidgets import QMainWindow, QSizePolicy, QToolTip, QWidget

from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.memory.lane_clamps import LaneClamp, LaneClamps, with_clamp
from lstm_gui.scenes.memory.lane_told import measure_note, measures
from lstm_gui.scenes.memory.sentence_words import are_words
from lstm_gui.scenes.memory.shares import Shares
from lstm_gui.scenes.memory.starts_in_words import start_name
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.memory.clamps_box import ClampBox, held, told
from lstm_gui.ui.memory.figures.clamp_marks import Band
from lstm_gui.ui.memory.figures.memory_bars import BarsFigure, share_text
from lstm_gui.ui.memory.memory_panel import MemoryPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.memory.memory_tables import lane_table
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.tooltip import set_tooltip, show_tooltip
from lstm_gui.ui.widgets.buttons.flat_button import flat_button, menu_button
from lstm_gui.ui.widgets.choices.kind_menu import KindMenu
from lstm_gui.words.numbers import briefly, percent
from lstm_gui.words.side_by_side import FIRST_LANES, lane_kind, lane_memory, lane_name, lane_role
from lstm_gui.words.translation import message, tr

_TOLD = {
    False: message(
        "{word} (t = {part}) moves h at t = {t}: a share of {share}; ‖∂hₜ/∂xₖ‖ = {size}"
    ),
    True: message("{word} (t = {part}) in {memory} at t = {t}: {share}; size of its part {size}"),
}

_PARTS = message("what {memory} is made of")
_SHARE = {
    True: message("marked words at t = {t}: {share}"),
    False: message("marked steps at t = {t}: {share}"),
}
_NO_SHARE = {
    True: message("marked words at t = {t}: no share, ‖∂hₜ/∂xₖ‖ is beyond all numbers"),
    False: message("marked steps at t = {t}: no share, ‖∂hₜ/∂xₖ‖ is beyond all numbers"),
}
"""By whether steps are words."""

_UNTRAINED = message("not trained")
_SAYS = {
    None: message("says {label} {share}"),
    True: message("says {label} {share}, right"),
    False: message("says {label} {share}, wrong"),
}


class MemoryLanePanel(MemoryPanel):
    """Stacked bars of one cell, which is chosen in a menu beside its name.

    Parameters
    ----------
    place
        Which lane it is, counted from 0.
    """

    def __init__(self, place: int, document: Document, parent: QMainWindow) -> None:
        self.lane = FIRST_LANES[place]
        self.name, self.title = f"memory_{self.lane}", lane_name(self.lane)
        super().__init__(parent)
        self._place, self._role = place, lane_role(self.lane)
        self._document = document
        self._scene: Scene | None = None
        self._add_kinds()
        self.measure, self.fact = self.add_formula(), self.add_fact()
        self.figure = BarsFigure(self)
        self.body.addWidget(self.figure, 1)
        bind(
            self.figure.setAccessibleName,
            "How far each input would still move the memory, step by step",
        )
        self._fill_corner()
        self.clamps = self._clamp_box()
        self._say_name()
        self.figure.range_picked.connect(self._open_clamps_for)
        self.figure.step_picked.connect(self._pick)
        self.figure.part_hovered.connect(self._tell)
        self.set_theme(theme())

    def _add_kinds(self) -> None:
        # What gives way in a narrow window is what is said of the cell, not its name.
        self.heading.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.kinds = KindMenu(self, departures=True)
        self.kinds.picked.connect(self._choose_cell)
        choose = message("Choose the cell that stands in this lane")
        self._chooser = menu_button(self, "▾", choose, self.kinds)
        self._row.insertWidget(1, self._chooser)

    def _fill_corner(self) -> None:
        self.parts = flat_button(
            self,
            "",
            message("Show the exact parts of the cell state instead of the influence on h"),
        )
        self.parts.setCheckable(True)
        self.parts.clicked.connect(self._toggle_parts)
        self.clamping = flat_button(
            self,
            message("clamp"),
            message("Hold a gate or a unit at a number; Shift and a drag over bars choose steps"),
            self._open_clamps,
        )
        self.corner.addWidget(self.parts)
        self.corner.addWidget(self.clamping)

    def draw_scene(self, scene: Scene) -> None:
        self._scene = scene
        self._show_cell(scene)
        parts, of_words = self._shows_parts(scene), are_words(scene.comparison.sequence)
        self.figure.show_shares(self._shares(scene), scene.marks, scene.t)
        self.parts.setChecked(parts)
        full, brief = measures(self.lane, parts, of_words)
        self.measure.show_markup(full, "data", brief)
        set_tooltip(self.measure, measure_note(self.lane, parts, of_words))
        share = share_text(self.figure.marked_share(scene.t))
        template = _SHARE if self._shares(scene).are_defined(scene.t) else _NO_SHARE
        share_said = tr(template[of_words]).format(t=scene.t, share=share)
        told = self._told(scene)
        text = " · ".join([*told, share_said])
        self.fact.setText(text)
        self.fact.set_brief(" · ".join([*told[1:], share_said]), *told[1:])
        # What it answers is what it stands here for: buttons give way to that.
        self.fact.keep_brief(bool(told[1:]))
        spoken = [text, *self._show_clamps(scene)]
        self.figure.setAccessibleDescription(f"{self.title}, {'; '.join(spoken)}")

    def tables(self) -> tuple[FigureTable, ...]:
        return () if self._scene is None else (lane_table(self._scene, self.lane),)

    @property
    def card(self) -> str:
        return self.lane

    @property
    def unpictured(self) -> tuple[QWidget, ...]:
        return (self._chooser,)

    def fold(self, folded: bool) -> None:
        """Show only the line of text, or the bars too."""
        self.figure.setVisible(not folded)

    @property
    def least_unfolded(self) -> int:
        """How high the panel is at least with its bars, also while they are folded."""
        high = self.minimumSizeHint().height()
        bars = self.figure.minimumSizeHint().height()
        return high + bars if self.figure.isHidden() else high

    def set_theme(self, theme: Theme) -> None:
        self.heading.setStyleSheet(f"color: {theme.ink(self._role).name()}")

    def retranslate(self) -> None:
        self._say_name()

    def _show_cell(self, scene: Scene) -> None:
        """Take on the name, the colour and the quantities of the cell that stands here."""
        lane = scene.lanes[self._place]
        if lane != self.lane:
            self.lane = lane
            self.clamps.deleteLater()
            self.clamps = self._clamp_box()
            self._say_name()
        if scene.roles[lane] != self._role:
            self._role = scene.roles[lane]
            self.set_theme(theme())

    def _say_name(self) -> None:
        self.title = lane_name(self.lane)
        for setter in (self.setWindowTitle, self.heading.setText):
            bind(setter, self.title)
        self.kinds.show_choice(self.lane)
        self.parts.setText(tr(_PARTS).format(memory=lane_memory(self.lane)))
        self.parts.setVisible(lane_kind(self.lane).has_cell_state)

    def _clamp_box(self) -> ClampBox:
        box = ClampBox(self.lane, self)
        box.clamp_asked.connect(self._clamp)
        box.release_asked.connect(self._release)
        return box

    def _choose_cell(self, name: str) -> None:
        settings = self._document.memory.with_lane(self._place, name)
        self._document.set_memory(message("Choose the cell of a lane"), settings)

    def _shows_parts(self, scene: Scene) -> bool:
        return scene.settings.parts and lane_kind(self.lane).has_cell_state

    def _shares(self, scene: Scene) -> Shares:
        return scene.comparison.lanes[self.lane].shares(self._shows_parts(scene))

    def _told(self, scene: Scene) -> list[str]:
        """Return how a trained network came about, and what it says now."""
        lane = scene.comparison.lanes[self.lane]
        answer, model = lane.answer(scene.t), lane.model
        if answer is None or model is None:
            return [tr(_UNTRAINED)] if scene.comparison.cells_are_trained else []
        start = start_name(model.facts.initialisation, model.facts.forget_bias, self.lane)
        says = tr(_SAYS[answer.right]).format(label=answer.label, share=percent(answer.share))
        return [tr("{start}, seed {seed}").format(start=start, seed=model.facts.seed), says]

    def _show_clamps(self, scene: Scene) -> list[str]:
        """Mark what is held, and return it in words."""
        state = scene.comparison.lanes[self.lane].state
        units, steps = state.parameters.hidden_size, len(scene.comparison.sequence)
        clamps = tuple(clamp for clamp in scene.settings.clamps if clamp.lane == self.lane)
        self.clamps.show_clamps(clamps, units, steps)
        count = f" ({len(clamps)})" if clamps else ""
        self.clamping.setText(tr("clamp") + count)
        made = [clamp for clamp in scene.comparison.settings.clamps if clamp.lane == self.lane]
        seen = scene.steps
        shown = [
            clamp
            for clamp in made
            if clamp.first < seen.stop and clamp.last >= seen.start and (clamp.unit or 0) < units
        ]
        self.figure.show_bands(
            tuple(
                Band(max(clamp.first, seen.start), min(clamp.last, seen.stop - 1), held(clamp))
                for clamp in shown
            )
        )
        return [told(clamp) for clamp in made]

    def _open_clamps(self) -> None:
        button = self.clamping
        below = button.mapToGlobal(button.rect().bottomLeft())
        self.clamps.open_at(below, self.clamps.unit)

    def _open_clamps_for(self, first: int, last: int) -> None:
        self.clamps.choose_steps(first, last)
        self.clamps.open_at(QCursor.pos() + QPoint(0, 12), self.clamps.unit)

    def _clamp(self, clamp: LaneClamp) -> None:
        settings = self._document.memory
        clamps = with_clamp(settings.clamps, clamp)
        self._document.set_memory(message("Clamp a quantity"), replace(settings, clamps=clamps))

    def _release(self, released: LaneClamps) -> None:
        settings = self._document.memory
        clamps = tuple(clamp for clamp in settings.clamps if clamp not in released)
        self._document.set_memory(message("Release a clamp"), replace(settings, clamps=clamps))

    def _toggle_parts(self) -> None:
        settings = replace(self._document.memory, parts=self.parts.isChecked())
        self._document.set_memory(message("Show another measure"), settings)

    def _pick(self, t: int) -> None:
        self._document.select(t=t)

    def _tell(self, under: tuple[int, int] | None) -> None:
        if under is None or self._scene is None:
            QToolTip.hideText()
            return
        scene, (t, part) = self._scene, under
        shares = self._shares(scene)
        text = tr(_TOLD[self._shows_parts(scene)]).format(
            word=scene.label(part),
            part=part,
            memory=lane_memory(self.lane),
            t=t,
            share=share_text(shares.shares[t - shares.first, part - shares.first]),
            size=_size(float(shares.sizes[t - shares.first, part - shares.first])),
        )
        show_tooltip(text, self.figure)


def _size(size: float) -> str:
    """Write a size with so many digits that a small one differs from none."""
    return briefly(size, 3)
