"""Views side by side on one sheet, out of sight, laid out at the size they are printed in."""

from collections.abc import Iterator

from msgspec import Struct
from PyQt6.QtCore import QCoreApplication, QEvent, QSize
from PyQt6.QtWidgets import QGridLayout, QMainWindow, QVBoxLayout, QWidget

from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.scenes.narration import sentence
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.cell_views import CellViews
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.recording.subjects import Subject
from lstm_gui.ui.exporting.staging.out_of_sight import keep_out_of_sight
from lstm_gui.ui.exporting.staging.staged_panels import NOTHING, Known, staged_panel
from lstm_gui.ui.style.current import dress
from lstm_gui.ui.widgets.labels.elided_label import ElidedLabel
from lstm_gui.ui.widgets.labels.formula_line import FormulaLine
from lstm_gui.ui.widgets.labels.label import Label

_GAP = 12
_LOWEST = 300
"""How high a view is at least, in logical pixels, unless it is usually lower."""
_HIGHEST = 0.6
"""How high a view is at most, of its width, unless it is usually higher."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_MARGIN = 1


class Grid(Struct, frozen=True):
    """Which views stand on a sheet, and how.

    Parameters
    ----------
    views
        Keys of `VIEWS`, row by row.
    columns
        How many stand side by side.
    lettered
        Whether each of several has its letter, a bold a, b and so on.
    titled
        Whether each has its title above it.
    """

    views: tuple[str, ...]
    columns: int = 1
    lettered: bool = True
    titled: bool = True

    def size(self, width: int | None = None) -> QSize:
        """Return how large the sheet is where it is ``width`` logical pixels wide, or usually."""
        if width is None:
            width = max(VIEWS[view].size[0] for view in self.views) * self.columns + self._gaps
        heights = self.heights(width)
        return QSize(width, sum(heights) + _GAP * (len(heights) - 1))

    def heights(self, width: int) -> list[int]:
        """Return how high the rows of a sheet are that is ``width`` wide."""
        each = (width - self._gaps) / self.columns
        return [max(_height(view, each) for view in row) for row in self._rows()]

    def _rows(self) -> Iterator[tuple[str, ...]]:
        for start in range(0, len(self.views), self.columns):
            yield self.views[start : start + self.columns]

    @property
    def _gaps(self) -> int:
        return _GAP * (self.columns - 1)


class Sheet:
    """A window out of sight with the panels of a `Grid`.

    Parameters
    ----------
    session
        What they show.
    known
        What is there of it already.
    """

    def __init__(self, session: Session, grid: Grid, known: Known = NOTHING) -> None:
        self.grid = grid
        self._host = QMainWindow()
        keep_out_of_sight(self._host)
        dress(self._host)
        self._paper = QWidget(self._host)
        self._session, self._known = session, known
        self._documents: list[Document] = []
        self._panels: list[Panel] = []
        self._cells: list[_Cell] = []
        self._hidden = 0

    def add_panel(self) -> None:
        """Make the panel of the next view; `lay_out` makes those that are missing.

        Raises
        ------
        Problem
            If what it shows cannot be computed.
        """
        view = self.grid.views[len(self._panels)]
        document = Document(self._session, self._host)
        self._documents.append(document)
        self._panels.append(staged_panel(document, view, self._host, self._known))

    def lay_out(self, size: QSize, fits: bool = False) -> QSize:
        """Make the sheet as large as ``size``, or as what it shows needs; return how large it is.

        The rows share the height as their views usually do.

        Parameters
        ----------
        fits
            Whether rows whose views need another height have that, whatever ``size`` says.

        Raises
        ------
        Problem
            If what a view shows cannot be computed.
        """
        while len(self._panels) < len(self.grid.views):
            self.add_panel()
        if not self._cells:
            self._arrange()
        heights = self.grid.heights(size.width())
        self._share(heights, size)
        self._host.show()
        self._draw()
        self._spread()
        if fits:
            self._fit(heights)
        for cell in self._cells:
            cell.place_letter()
        return self._paper.size()

    def _share(self, heights: list[int], size: QSize) -> None:
        for row, height in enumerate(heights):
            self._rows.setRowStretch(row, height)
        self._host.resize(size)

    def _fit(self, heights: list[int]) -> None:
        """Give each row the height of its highest view, which may need more or less than usual."""
        wanted = zip(self._panels, self.grid.views, self._heights(heights), strict=True)
        each = [self._wanted(panel, view, height) for panel, view, height in wanted]
        columns = self.grid.columns
        fitting = [max(each[first : first + columns]) for first in range(0, len(each), columns)]
        if fitting != heights:
            high = sum(fitting) + _GAP * (len(fitting) - 1)
            self._share(fitting, QSize(self._paper.width(), high))
            _settle()

    def _heights(self, heights: list[int]) -> list[int]:
        """Return for each view how high its row is."""
        return [heights[place // self.grid.columns] for place in range(len(self.grid.views))]

    def _wanted(self, panel: Panel, view: str, height: int) -> int:
        """Return how high a row has to be for ``panel``, which is now ``height``."""
        needed = panel.height_needed
        if needed is None:
            return min(height, _height(view, panel.width())) + panel.height_above
        return panel.height() - panel.inside.height() + needed

    def subject(self) -> Subject:
        """Return the sheet as what a picture is made of."""
        titles = [panel.heading.text() for panel in self._panels]
        said = sentence(self._documents[0].computed())
        name = "-".join(self.grid.views)
        of_users = (
            part for panel in self._panels for part in (*panel.title_buttons, *panel.unpictured)
        )
        return Subject(
            name,
            " · ".join(titles),
            said,
            self._paper,
            tuple(of_users),
            framed=False,
            bare=tuple(self._panels),
            left_out=self._left_out,
        )

    def close(self) -> None:
        """Take the sheet down."""
        for document in self._documents:
            document.close()
        self._host.hide()
        self._host.deleteLater()

    def _arrange(self) -> None:
        self._rows = QGridLayout(self._paper)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(_GAP)
        lettered = self.grid.lettered and len(self._panels) > 1
        for place, panel in enumerate(self._panels):
            letter = _LETTERS[place % len(_LETTERS)] if lettered else ""
            cell = _Cell(panel, letter, self.grid.titled, self._paper)
            self._cells.append(cell)
            row, column = divmod(place, self.grid.columns)
            self._rows.addWidget(cell, row, column)
            self._rows.setColumnStretch(column, 1)
        self._host.setCentralWidget(self._paper)

    def _spread(self) -> None:
        """Let what has no room to say all take more lines; a title row has one, and goes without.

        What takes more may leave less to what stands beside it.
        """
        for panel in self._panels:
            panel.spread()
            while cut := _cut_labels(panel.inside):
                for label in cut:
                    label.wrap()
                _settle()
                if panel.height_needed is not None:
                    panel.inside.setMinimumHeight(panel.height_needed)
        cut = [label for label in _cut_labels(self._paper) if label not in self._headings]
        self._hidden = len(cut)
        for label in cut:
            label.hide()
        _settle()

    @property
    def _left_out(self) -> int:
        formulas = self._paper.findChildren(FormulaLine)
        without_room = sum(1 for one in formulas if one.isVisible() and one.is_left_out)
        return self._hidden + without_room + sum(panel.left_out for panel in self._panels)

    @property
    def _headings(self) -> list[ElidedLabel]:
        return [panel.heading for panel in self._panels]

    def _draw(self) -> None:
        for document, panel in zip(self._documents, self._panels, strict=True):
            panel.draw(document.computed())
            for part in panel.unpictured:
                part.hide()
        # What was drawn may need other room.
        _settle()
        for views in self._host.findChildren(CellViews):
            views.hold(share=1.0, unfolded=1.0)


def _cut_labels(widget: QWidget) -> list[ElidedLabel]:
    """Return what in ``widget`` has no room to say all."""
    labels = widget.findChildren(ElidedLabel)
    return [label for label in labels if label.isVisible() and label.is_cut]


def _settle() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _height(view: str, width: float) -> int:
    usual_width, usual_height = VIEWS[view].size
    highest = max(usual_height, round(_HIGHEST * width))
    return max(min(round(width * usual_height / usual_width), highest), min(_LOWEST, usual_height))


class _Cell(QWidget):
    """A panel with its letter in the margin, on the line of the title if there is one."""

    def __init__(self, panel: Panel, letter: str, titled: bool, paper: QWidget) -> None:
        super().__init__(paper)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        panel.show()
        self._panel, self._titled = panel, titled
        title_row = panel.titleBarWidget()
        if title_row is not None and not titled:
            title_row.setFixedHeight(0)
        self._letter = Label(letter, self)
        self._letter.setProperty("role", "title")

    def place_letter(self) -> None:
        heading, letter = self._panel.heading, self._letter
        letter.adjustSize()
        middle = heading.mapTo(self, heading.rect().center()).y()
        top = middle - letter.rect().center().y() if self._titled else _MARGIN
        letter.move(_MARGIN, top)
