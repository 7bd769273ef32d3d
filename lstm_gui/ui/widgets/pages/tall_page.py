"""A page that is squeezed as far as it goes before it is scrolled."""

from PyQt6.QtCore import QEvent, QObject, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent, QShowEvent
from PyQt6.QtWidgets import QFrame, QLayout, QWidget

from lstm_gui.ui.widgets.pages.quiet_scroll import QuietScroll


class TallPage(QuietScroll):
    """Shows ``content`` at its own size, or scrolls it where even its least is too high.

    A scroll area by itself would give a page with texts that wrap the height it likes.

    Signals
    -------
    fitting()
        Its room or what it holds has changed, and the content is about to take that on.
    """

    fitting = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.content = QWidget(self)
        self.setWidget(self.content)
        self.viewport().setAutoFillBackground(False)
        self.content.setAutoFillBackground(False)
        self.content.installEventFilter(self)
        self._brought: QWidget | None = None
        # Of the bar, not of its value: that follows what is brought, too.
        self.verticalScrollBar().actionTriggered.connect(self._let_go)

    def bring(self, part: QWidget) -> None:
        """Scroll to ``part``, wherever it stands once what has just changed is laid out.

        It stays in sight until somebody scrolls: a page that is yet to be put beside another
        panel, or to take on larger type, has neither its width nor its height.
        """
        self._brought = part
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.fitting.emit()
        layout = self.content.layout()
        if layout is not None:
            room = self.viewport().size()
            least = layout.minimumSize().height()
            if layout.hasHeightForWidth():
                least = layout.minimumHeightForWidth(room.width())
            self.content.resize(room.width(), max(room.height(), least))
            self._follow(layout)

    def _follow(self, layout: QLayout) -> None:
        # Another may stand in its place by now.
        if self._brought is not None and self._brought.isVisibleTo(self.content):
            layout.activate()
            self.ensureWidgetVisible(self._brought)

    def _let_go(self) -> None:
        self._brought = None
