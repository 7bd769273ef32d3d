"""The Learn panel: chapters, the open page, its picture and its challenge."""

from functools import partial

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QFont, QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.lessons.lesson_addresses import Targets
from lstm_gui.files.lessons.lesson_format import Lesson, Page
from lstm_gui.scenes.cell_tables import step_table
from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.learning.live_text import LiveText, cut, filled
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.challenge_box import ChallengeBox
from lstm_gui.ui.learn.chapter_list import ChapterList
from lstm_gui.ui.learn.evidence_box import EvidenceBox
from lstm_gui.ui.learn.gradient_chart import GradientChart
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.learn.outline_picture import OutlinePicture
from lstm_gui.ui.learn.page_dots import PageDots
from lstm_gui.ui.learn.page_turning import go_on
from lstm_gui.ui.learn.pages_menu import PagesMenu
from lstm_gui.ui.learn.taps import TapsPicture
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, fit_font
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.widgets.buttons.elided_tool_button import ElidedToolButton
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.buttons.quiet_buttons import QuietButton
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.ui.widgets.pages.page_links import known_targets
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.ui.widgets.pages.quiet_scroll import PageScroll
from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from lstm_gui.words.glossary_links import with_terms
from lstm_gui.words.lesson_words import beside_text, headed, said
from lstm_gui.words.translation import message, tr

_TITLE = 2, 4, 0, 0
"""What is left free around the title of a page: it begins where the text does."""


class LearnPanel(Panel):
    """Shows a `Course`: the list of chapters, or the open page.

    Signals
    -------
    parameters_asked()
        The parameters, which a class is not to see, are wanted for this page.
    chapter_asked(str)
        So is a chapter of the manual, as links call it.
    table_asked()
        The numbers of the picture of the page are wanted, which has the keys.
    """

    parameters_asked = pyqtSignal()
    chapter_asked = pyqtSignal(str)
    table_asked = pyqtSignal()

    is_guide = True
    name = "learn"
    title = message("Learn")

    def __init__(
        self, document: Document, course: Course, settings: Settings, parent: QMainWindow
    ) -> None:
        super().__init__(parent)
        self._document, self._course = document, course
        self._shown: Page | None = None
        self._live = LiveText("")
        self._without_parameters = False
        self._fill_corner()
        self.chapters = ChapterList(course, settings, self)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.chapters)
        self._stack.addWidget(self._lesson_page())
        self.body.addWidget(self._stack)
        self.setMinimumWidth(290)
        self._keys = [self._page_key("PgDown", 1), self._page_key("PgUp", -1)]
        for text in (self.text, self.more):
            text.pointed.connect(self._point)
            text.chosen.connect(self._choose)
            text.looked_up.connect(self.looked_up)
        course.changed.connect(self.refresh)
        self.refresh()

    def _fill_corner(self) -> None:
        self.leave = flat_button(
            self,
            message("leave"),
            message("Go back to your own work, just as it was"),
            self._course.leave,
        )
        self.leave.gives_way = False
        self._add_chapter_button()
        self.corner.addStretch(1)
        self.corner.addWidget(self.leave)

    def _page_key(self, key: str, by: int) -> QShortcut:
        """Let ``key`` go on in the page whatever has the focus, as those of a presenter do."""
        shortcut = QShortcut(QKeySequence(key), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(partial(go_on, self._course, self.scroll, by))
        return shortcut

    def draw(self, snapshot: Snapshot) -> None:
        if self._course.page is not None:
            self._show_live(snapshot)
            self.challenge.draw(self._course.verdict)

    def tables(self) -> tuple[FigureTable, ...]:
        """Return the numbers of the picture of the open page, if it has one."""
        if self._course.page is None:
            return ()
        if self._live.picture == "gradients":
            return self.gradients.tables()
        snapshot = self._document.snapshot()
        shown = self._course.page.picture == "taps" or self._live.picture == "outline"
        return (step_table(snapshot),) if shown and snapshot is not None else ()

    def set_theme(self, theme: Theme) -> None:
        for text in self.findChildren(PageText):
            text.refresh()

    def retranslate(self) -> None:
        self._shown = None
        self.refresh()

    def mark(self, part: str) -> None:
        """Mark the terms of the page that point at ``part`` of the diagram."""
        for text in (self.text, self.more):
            text.mark(part, self._is_shown)

    def offer_parameters(self, missing: bool) -> None:
        """Say whether the parameters are ``missing``; pages on the cell then offer them."""
        self._without_parameters = missing
        self.refresh()

    def refresh(self) -> None:
        """Show the open page of the course, or the chapters."""
        lesson, page = self._course.lesson, self._course.page
        # The chapter stands in the place of the title: a page needs all the height there is.
        for widget in (self.leave, self.chapter):
            widget.setVisible(lesson is not None)
        self.heading.setVisible(lesson is None)
        self._stack.setCurrentIndex(0 if page is None else 1)
        for key in self._keys:
            key.setEnabled(page is not None)
        if lesson is None or page is None:
            self._shown = None
            self.evidence.again.leave_off()
            if self.chapters.isVisible():
                self.chapters.refresh()
        else:
            self._show_page(lesson, page)

    def _lesson_page(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        fit(column.setSpacing, 8)
        column.addWidget(self._scrolled(), 1)
        column.addLayout(self._footer(holder))
        return holder

    def _add_chapter_button(self) -> None:
        self.pages = PagesMenu(self._course, self)
        self.chapter = ElidedToolButton(self.pages, self)
        bind(self.chapter.set_tip, message("Pages of this lesson, and the other chapters"))
        self.corner.addWidget(self.chapter)

    def _scrolled(self) -> PageScroll:
        content = self._content()
        self.scroll = PageScroll(self)
        bind(self.scroll.setAccessibleName, message("Page of the lesson"))
        FocusRing(self.scroll)
        scroll_column(self.scroll, content)
        self.challenge.concluded.connect(self.scroll.bring)
        return self.scroll

    def _content(self) -> QWidget:
        content = QWidget(self)
        self.page_title = Label(content)
        self.page_title.setWordWrap(True)
        fit_font(self.page_title.setFont, 17, QFont.Weight.DemiBold)
        fit(self.page_title.setContentsMargins, *_TITLE)
        self.text = PageText(content)
        self.more = PageText(content)
        for text in (self.text, self.more):
            bind(text.setAccessibleName, message("Text of the lesson"))
        self.picture = TapsPicture(content)
        self.outline, self.gradients = OutlinePicture(content), GradientChart(content)
        self.table = flat_button(
            content,
            message("Numbers as a table …"),
            message("The numbers of the picture above, to be read or copied"),
            self._show_table,
        )
        self.bring = flat_button(
            content,
            message("show the parameters"),
            message("Bring the sliders back that classroom mode leaves out"),
            self.parameters_asked.emit,
        )
        self.challenge = ChallengeBox(self._course, content)
        self.evidence = EvidenceBox(content)
        self.evidence.chapter_asked.connect(self.chapter_asked)
        self._stand_below_each_other(content)
        return content

    def _stand_below_each_other(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        fit(column.setContentsMargins, 0, 0, 8, 4)
        fit(column.setSpacing, 8)
        # Taps come first: in front of a class nothing else of a page would show them.
        told = (self.page_title, self.picture, self.text)
        pictures = (self.outline, self.gradients, self.more)
        asked = (self.table, self.bring, self.challenge, self.evidence)
        for widget in (*told, *pictures, *asked):
            column.addWidget(widget)
        for button in (self.table, self.bring):
            column.setAlignment(button, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def _footer(self, parent: QWidget) -> QHBoxLayout:
        self.back_button = QuietButton(parent)
        bind(self.back_button.setText, message("Back"))
        self.back_button.clicked.connect(self._course.back)
        self.next_button = QuietButton(parent)
        self.next_button.clicked.connect(self._course.next)
        self.dots = PageDots(parent)
        self.dots.picked.connect(self._course.go)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addWidget(self.dots, 1)
        row.addWidget(self.next_button)
        return row

    def _show_page(self, lesson: Lesson, page: Page) -> None:
        index = self._course.index
        self.challenge.show_challenge(page.challenge)
        self.bring.setVisible(self._without_parameters and page.workspace == "cell")
        if page is not self._shown:
            self._shown = page
            self.chapter.say(headed(lesson))
            self.page_title.setText(said(page.title))
            self.evidence.show_evidence(lesson)
            self._live = cut(with_terms(said(page.text), *beside_text(page)))
            self.gradients.setVisible(self._live.picture == "gradients")
            self.table.setVisible(page.picture == "taps" or bool(self._live.picture))
            self.more.setVisible(bool(self._live.after))
            self.scroll.verticalScrollBar().setValue(0)
        self.back_button.setEnabled(self._course.before is not None)
        goes_on = self._course.after is not None
        self.next_button.setEnabled(goes_on)
        self.next_button.setVisible(goes_on)
        self.next_button.setText(tr("Next chapter") if self._course.at_end else tr("Next"))
        self.dots.show_pages(index, len(lesson.pages))
        self.challenge.draw(self._course.verdict)
        snapshot = self._document.snapshot()
        if snapshot is not None:
            self._show_live(snapshot)

    def _show_live(self, snapshot: Snapshot) -> None:
        """Show the numbers of the cell in text and pictures."""
        self.text.show_text(filled(self._live.before, snapshot))
        self.more.show_text(filled(self._live.after, snapshot))
        if self._live.picture == "gradients":
            self.gradients.draw()
        self._show_cell(snapshot)

    def _show_cell(self, snapshot: Snapshot) -> None:
        """Show the pictures of the page that the cell has the parts of."""
        page, roles = self._shown, snapshot.kind.roles
        has_both = bool(roles.keeps and roles.writes)
        # It is drawn of the gates, and of all that is made with them.
        mixes = page is not None and page.picture == "taps" and has_both and not snapshot.keeps_back
        self.picture.setVisible(mixes)
        if mixes:
            self.picture.show_reading(snapshot.unit_reading())
        has_two = self._live.picture == "outline" and bool(roles.shows)
        self.outline.setVisible(has_two)
        if has_two:
            self.outline.draw(snapshot)

    def _show_table(self) -> None:
        # What has the keys is asked for its numbers.
        self.scroll.setFocus()
        self.table_asked.emit()

    def _is_shown(self, targets: Targets) -> bool:
        network = self._document.network
        return self._course.lights.layer_of(targets) == network.names[network.focus]

    def _point(self, href: str) -> None:
        self._course.lights.point_at(known_targets(href))

    def _choose(self, href: str) -> None:
        chosen = known_targets(href)
        network, layer = self._document.network, self._course.lights.layer_of(chosen)
        if layer in network.names and not chosen.cards:
            self._document.look_at(network.index(layer))
        known = self._document.state.parameters.kind.blocks
        blocks = [part for part in chosen.parts if part in known]
        for entry in chosen.entries:
            blocks += [entry.block] if entry.block else []
        if len(blocks) == 1 and blocks[0] in known:
            self._document.select(block=blocks[0])
