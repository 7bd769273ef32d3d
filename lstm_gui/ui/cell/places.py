"""Where the panels of the Cell workspace stand, in windows of any size."""

from collections.abc import Sequence

from PyQt6.QtCore import QByteArray, Qt
from PyQt6.QtWidgets import QWIDGETSIZE_MAX, QMainWindow, QStyle, QWidget

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.arrangement import Arrangement, ClassArrangement
from lstm_gui.ui.cell.dock_tabs import in_front, show_right_tabs, untie
from lstm_gui.ui.cell.forms import Forms
from lstm_gui.ui.style.scale import fit, scaled, unscaled

_LEFT, _LEFT_IN_NARROW = 326, 288
"""How wide the parameters are, and where the diagram needs the room more."""
_ROOMY = 1240
"""Windows narrower than this put the ranges below the diagram, not beside it."""
GUIDE = 360
"""How wide a guide is where there is room."""
_GUIDE_IN_CLASS, _GUIDE_SHARE = 300, 0.33
_DIAGRAM_IN_CLASS, _LOW_IN_CLASS = 0.74, 760
"""How much of the height a diagram with large digits takes, and where it takes all of it."""
_ROOM_FOR_ROW, _ROOM_FOR_COLUMN = 1350, 1130
"""Narrower windows have no room for a guide beside two heat maps, or beside the diagram."""
_LOW, _ROOM_FOR_TWO = 540, 640
"""Lower windows have no room for one panel below another, narrower ones none beside it."""
_ACROSS = Qt.Orientation.Horizontal


class CellPlaces:
    """Arranges the panels for the window, for a guide beside them, and for a class.

    Parameters
    ----------
    panels
        The parameters first, then diagram, states, ranges and inspector; these may come later.
    window
        Whose docks they are.
    """

    def __init__(self, panels: Sequence[Panel], window: QMainWindow) -> None:
        self._panels, self._window = panels, window
        self._forms = Forms(panels, window)
        self._class: ClassArrangement | None = None
        self._guide: Panel | None = None
        self._at_first: frozenset[Panel] = frozenset()
        self.fits: tuple[int, int] | None = None
        """For which width and height they stand in their first places; None once one was moved."""

    @property
    def _parameters(self) -> Panel:
        return self._panels[0]

    def form(self) -> str:
        """Return for which form of the window, without a class, the panels are put in place."""
        if self._window.height() < _LOW:
            return "low"
        return "narrow" if self._window.width() < _ROOMY else "wide"

    def keep_room(self) -> None:
        """Let the parameters stand where they will, before the other panels come."""
        self._keep_least()
        self._parameters.setMaximumWidth(self._left())

    def give_room(self) -> None:
        """Let the parameters become as wide as somebody wants them."""
        self._parameters.setMaximumWidth(QWIDGETSIZE_MAX)

    def arrange(self) -> None:
        """Put every panel in its first place."""
        window, left = self._window, Qt.DockWidgetArea.LeftDockWidgetArea
        self._let_go()
        stays = self._parameters.isVisibleTo(window) and not self._parameters.isFloating()
        for panel in self._panels:
            # Once taken out of the window, one that floats would go on floating.
            if panel.isFloating():
                panel.setFloating(False)
        self._keep_least()
        untie(self._panels, self._window)
        for panel in self._panels:
            if panel.isHidden():
                # What it leaves on the way to its place would have to be painted once more.
                panel.move(window.rect().bottomRight())
                panel.show()
        # Parameters that stand in their place would be hidden, shown and painted anew.
        if not stays or window.dockWidgetArea(self._parameters) != left:
            window.addDockWidget(left, self._parameters)
        if self._is_low():
            self._forms.tabbed(unscaled(window.width()) < _ROOM_FOR_TWO)
        elif self._class is not None and self._wide() < _ROOM_FOR_COLUMN:
            self._forms.stacked(None)
        elif self._wide() < _ROOMY:
            self._forms.narrow(self._left())
        else:
            self._forms.wide(self._left())
        self._finish(None)

    def arrange_beside(self, guide: Panel) -> None:
        """Put ``guide`` beside the cell, and the others closer together."""
        width = self._wide()
        self._let_go()
        self._keep_least()
        untie(self._panels, self._window)
        for panel in self._panels:
            panel.show()
        if self._is_low() or (self._class is not None and width < _ROOM_FOR_COLUMN):
            self._forms.tabbed(with_parameters=True)
        elif width < _ROOM_FOR_COLUMN and not self._has_column_for(guide):
            self._forms.stacked(guide)
            self._finish(guide)
            return
        elif width < _ROOM_FOR_ROW:
            self._forms.stacked(None)
        else:
            self._forms.narrow(self._left())
        side = Qt.DockWidgetArea.RightDockWidgetArea
        self._window.addDockWidget(side, guide, _ACROSS)
        guide.show()
        self._size_beside(guide)
        self._finish(guide)

    @property
    def outgrown(self) -> bool:
        """Whether they stand in the first places of a window of another size."""
        return self.fits not in (None, _size_of(self._window))

    @property
    def chosen(self) -> frozenset[Panel]:
        """Those that somebody has brought to the front of a place they share."""
        return in_front(self._panels, self._window) - self._at_first

    def leave_alone(self) -> None:
        """Let the panels stand where somebody has put them."""
        self.fits = None

    def resume(self, docks: QByteArray, fits: tuple[int, int] | None) -> None:
        """Put the panels where they were at the last start."""
        self._window.restoreState(docks)
        self.fits = fits
        self._fit()

    def arrange_again(self, guide: Panel | None) -> None:
        """Arrange what shows, beside ``guide`` if there is one, for the window as it is by now.

        What is hidden or floats goes on doing so, and what somebody has chosen by its tab shows.
        """
        chosen = self.chosen
        hidden = [panel for panel in self._panels if panel.isHidden()]
        floating = [(panel, panel.geometry()) for panel in self._panels if panel.isFloating()]
        before = self._class.before if self._class is not None else None
        self._put(before or self.first(guide))
        for panel, place in floating:
            panel.setFloating(True)
            panel.setGeometry(place)
        for panel in hidden:
            panel.hide()
        for panel in chosen:
            panel.raise_()
        show_right_tabs(self._panels, self._window)

    def enter_class(self, shown: bool) -> None:
        """Keep where the panels are if they are ``shown``; arranging no longer changes it."""
        self._class = ClassArrangement(self.arrangement() if shown else None)

    def leave_out(self, names: frozenset[str], guide: Panel | None, shown: bool) -> None:
        """Arrange for a class, beside ``guide`` if it shows, without the panels called so."""
        assert self._class is not None
        self._class.names, self._class.guide = names, guide
        if shown:
            self._put(self._class.before)

    def leave_class(self, shown: bool) -> None:
        """Put the panels back where they were, as far as they are ``shown``."""
        before = self._class.before if self._class is not None else None
        self._class = None
        if shown and before is not None:
            self.restore(before)

    def arrangement(self) -> Arrangement:
        """Return where the panels are now, or were before they were arranged for a class."""
        dragged, left = self._let_go(), self._parameters.width()
        if self._class is not None and self._class.before is not None:
            return self._class.before
        # Of a panel that was being dragged Qt keeps no place.
        docks = None if dragged else self._window.saveState()
        return Arrangement(docks, self._window.width(), left, self._guide, self.fits)

    def first(self, guide: Panel | None = None) -> Arrangement:
        """Return the first places of all panels, beside ``guide`` if there is one."""
        return Arrangement(None, self._window.width(), self._left(), guide)

    def restore(self, arrangement: Arrangement) -> None:
        """Put the panels back where they were."""
        if self._class is not None or arrangement.docks is None:
            self._put(arrangement)
            return
        self._let_go()
        untie(self._panels, self._window)
        self._window.restoreState(arrangement.docks)
        width = self._window.width()
        if width != arrangement.width:
            # Qt would stretch every column alike.
            self._window.layout().activate()
            columns = [self._parameters, self._panels[1]]
            # Parameters that lay across a larger window were wider than this one is.
            left = min(arrangement.left, width - 1)
            self._window.resizeDocks(columns, [left, width - left], _ACROSS)
        show_right_tabs(self._panels, self._window)
        self._guide, self.fits = arrangement.guide, arrangement.fits
        self._fit()

    def _fit(self) -> None:
        if self.outgrown:
            self.arrange_again(self._guide)

    def _size_beside(self, guide: Panel) -> None:
        width, room = self._wide(), self._window.contentsRect().width()
        left = self._left()
        beside = scaled(GUIDE) if width >= _ROOM_FOR_COLUMN else guide.minimumWidth()
        rest = max(room - left - beside, 300)
        columns = [self._parameters, self._panels[1], guide]
        self._window.resizeDocks(columns, [left, rest, beside], _ACROSS)
        if width < _ROOM_FOR_ROW:
            # Nothing stands beside the states, and little is left of the width for the diagram.
            self._forms.share_column(0.5)
        elif not self._is_low():
            self._forms.share_row(rest)

    def _has_column_for(self, guide: Panel) -> bool:
        """Tell whether a guide has room beside the diagram, which may show few controls."""
        middle = max(panel.minimumSizeHint().width() for panel in self._panels[1:3])
        columns = self._parameters.minimumSizeHint().width(), middle, guide.minimumWidth()
        edge = self._window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent)
        return sum(columns) + 2 * edge <= self._window.contentsRect().width()

    def _let_go(self) -> bool:
        # Asked for at every start: who is held is found sooner than all that might be.
        held = QWidget.mouseGrabber()
        return isinstance(held, Panel) and held.let_go()

    def _finish(self, guide: Panel | None) -> None:
        """Leave out what a class is not to see."""
        if self._class is not None:
            width, left = self._window.width(), self._parameters.width()
            self._class.before = Arrangement(None, width, left, guide)
            for panel in self._panels:
                panel.setHidden(panel.name in self._class.names)
            self._size_for_class(guide)
        show_right_tabs(self._panels, self._window)
        self._guide, self.fits = guide, _size_of(self._window)
        self._at_first = in_front(self._panels, self._window)

    def _size_for_class(self, guide: Panel | None) -> None:
        # What is left out has given its room to anybody.
        self._forms.share_column(_DIAGRAM_IN_CLASS)
        if guide is not None:
            width = self._window.width()
            # Where it can, it leaves the diagram what large digits take, however large its type.
            least = 0 if width >= _ROOMY else scaled(_GUIDE_IN_CLASS)
            beside = max(least, round(width * _GUIDE_SHARE))
            self._window.resizeDocks([self._panels[1], guide], [width - beside, beside], _ACROSS)

    def _put(self, before: Arrangement | None) -> None:
        """Arrange anew; what comes back after a class is ``before``."""
        guide = before.guide if before is not None else None
        if guide is None and self._class is not None:
            guide = self._class.guide
        if guide is None or guide.isHidden():
            self.arrange()
        else:
            self.arrange_beside(guide)
        if self._class is not None and before is not None:
            self._class.before = before

    def _is_low(self) -> bool:
        least = _LOW if self._class is None else _LOW_IN_CLASS
        return unscaled(self._window.height()) < least

    def _wide(self) -> float:
        """Return for how wide a window, at factor 1 and with the parameters, there is room."""
        spared = self._class is not None and self._parameters.name in self._class.names
        return unscaled(self._window.width()) + (_LEFT if spared else 0)

    def _keep_least(self) -> None:
        """Let nobody make the parameters narrower than their first place is."""
        fit(self._parameters.setMinimumWidth, self._least())

    def _left(self) -> int:
        return scaled(self._least())

    def _least(self) -> int:
        return _LEFT_IN_NARROW if self._wide() < _ROOMY else _LEFT


def _size_of(window: QMainWindow) -> tuple[int, int]:
    return window.width(), window.height()
