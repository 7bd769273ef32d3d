"""The row of buttons that chooses a block."""

from math import ceil

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from lstm_gui.core import Kind
from lstm_gui.ui.style.bound_text import bind_name
from lstm_gui.ui.style.colormaps import ink_on
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import has_keys
from lstm_gui.ui.style.mathtext import Line, typeset
from lstm_gui.ui.style.scale import fit, scaled_painter, scaled_size, unscaled
from lstm_gui.ui.widgets.buttons.segments import stop_at_chosen
from lstm_gui.words.cells import words_of
from lstm_gui.words.symbols import block_symbol
from lstm_gui.words.translation import message, tr, wording

_TYPE = (12.5, QFont.Weight.DemiBold)
_GAP, _LEAST_SIDE = 5, 4
TAKES_NO_PART = message("takes no part")


class BlockButton(QAbstractButton):
    """One block: its symbol and short name, filled with its colour when chosen."""

    def __init__(self, block: str, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = words_of(kind.name).blocks[block]
        self.block, self._kind, self._words = block, kind, words
        self._looks = True, wording()
        self.setCheckable(True)
        bind_name(self, words.name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_part(self, takes_part: bool) -> None:
        """Show whether any number of the block is used."""
        self.setAccessibleDescription("" if takes_part else tr(TAKES_NO_PART))
        looks = takes_part, wording()
        if looks != self._looks:
            self._looks = looks
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(62, 31)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(ceil(self._written()[1]) + 2 * _LEAST_SIDE, 31)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, ink = self._colors()
        frame = unscaled(self.rect()).adjusted(1, 1, -1, -1)
        focused = has_keys(self)
        painter.setPen(
            QPen(theme().color("accent" if focused else "border"), 2.5 if focused else 1)
        )
        painter.setBrush(fill)
        painter.drawRoundedRect(frame, 6, 6)
        painter.setPen(ink)
        self._paint_name(painter)

    def _colors(self) -> tuple[QColor, QColor]:
        takes_part, _ = self._looks
        if not takes_part:
            return theme().color("hover" if self.isChecked() else "field"), theme().color("muted")
        if self.isChecked():
            fill = theme().role(self._words.role)
            return fill, ink_on(fill)
        surface = "hover" if self.underMouse() else "field"
        return theme().color(surface), theme().ink(self._words.role, surface)

    def _paint_name(self, painter: QPainter) -> None:
        symbol, width = self._written()
        left, baseline = (unscaled(self.width()) - width) / 2, unscaled(self.height()) / 2 + 4.5
        symbol.draw(painter, left, baseline)
        painter.setFont(text_font(*_TYPE))
        painter.drawText(
            QRectF(left + symbol.width + _GAP, 0, 200, unscaled(self.height())),
            Qt.AlignmentFlag.AlignVCenter,
            tr(self._words.short),
        )

    def _written(self) -> tuple[Line, float]:
        """Return the symbol, and how wide it is with the name beside it."""
        letter, metrics = block_symbol(self._kind, self.block), QFontMetricsF(text_font(*_TYPE))
        symbol = typeset(letter, 16)
        return symbol, symbol.width + _GAP + metrics.horizontalAdvance(tr(self._words.short))


class BlockTabs(QWidget):
    """Chooses one block.

    Signals
    -------
    picked(str)
    """

    picked = pyqtSignal(str)

    def __init__(self, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.buttonClicked.connect(self._clicked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        fit(self._row.setSpacing, 4)
        self.buttons: dict[str, BlockButton] = {}
        self.show_kind(kind)

    def show_kind(self, kind: Kind) -> None:
        """Offer the blocks of ``kind`` and no others, and mark those that it leaves out."""
        if self._shown != kind.name:
            self._make_buttons(kind)
        for block, button in self.buttons.items():
            button.show_part(kind.takes_part(block))

    def _make_buttons(self, kind: Kind) -> None:
        self._shown = kind.name
        for button in self.buttons.values():
            self._group.removeButton(button)
            button.hide()
            button.deleteLater()
        self.buttons = {block: BlockButton(block, kind, self) for block in kind.blocks}
        for button in self.buttons.values():
            self._group.addButton(button)
            self._row.addWidget(button)

    def show_block(self, block: str) -> None:
        """Mark ``block`` as chosen without telling anybody."""
        self.buttons[block].setChecked(True)
        stop_at_chosen(self.buttons.values())

    def _clicked(self, button: BlockButton) -> None:
        self.picked.emit(button.block)
