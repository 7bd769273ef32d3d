"""No button, check box or page of the window takes the keys that mean steps and units."""

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QEvent, Qt
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QPushButton,
    QToolButton,
)

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.learn.chapter_list import ChapterButton
from lstm_gui.ui.learn.option_button import OptionButton
from lstm_gui.ui.widgets.buttons.workspace_tab import WorkspaceTab
from lstm_gui.ui.widgets.pages.page_text import PageText
from tests.ui.driving import click, key, middle, settle

WITH_STEPS = ("memory", "cell")
ARROWS = ("Left", "Right", "Up", "Down")


@pytest.fixture
def main(shared_window):
    return shared_window()


def takes(widget, name: str) -> bool:
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key[f"Key_{name}"], Qt.KeyboardModifier.NoModifier)
    widget.keyPressEvent(event)
    return event.isAccepted()


def of_window(main, kind) -> list:
    ours = filter(sip.ispycreated, main.findChildren(kind))
    return [one for one in ours if one.window() is main]


def test_no_button_takes_the_focus_by_a_click_or_the_arrows_at_all(main):
    for workspace in WITH_STEPS:
        main.workspaces.choose(workspace)
        settle()
    main.learning.course.start(bundled_lessons()[4], page=2)
    settle()
    # A click on a chapter leaves the list, which then has no focus to keep.
    buttons = [
        one for one in of_window(main, QAbstractButton) if not isinstance(one, ChapterButton)
    ]
    assert len(buttons) > 60
    focused = [
        f"{type(one).__name__} {one.text()}"
        for one in buttons
        if one.focusPolicy() & Qt.FocusPolicy.ClickFocus == Qt.FocusPolicy.ClickFocus
    ]
    assert focused == []
    wandering = {
        f"{type(one).__name__} {one.text()}"
        for one in buttons
        if isinstance(one, QPushButton | QCheckBox | QToolButton | OptionButton)
        if not isinstance(one, WorkspaceTab)  # a row of tabs is walked by them
        for name in ARROWS
        if takes(one, name)
    }
    assert wandering == set()


def test_after_a_click_on_next_or_on_the_text_the_arrows_move_in_time(main):
    main.actions_by_name["learn"].trigger()
    course = main.learning.course
    course.start(bundled_lessons()[2], page=1)
    settle()
    panel = main.learning.panel
    click(panel.next_button, middle(panel.next_button))
    settle()
    assert course.index == 2
    text = next(one for one in panel.findChildren(PageText) if one.isVisible())
    for what in (None, text.viewport(), panel.scroll.viewport()):
        if what is not None:
            click(what, middle(what))
        t = main.document.state.selection.t
        key(main.focusWidget() or main, "Right")
        settle()
        assert main.document.state.selection.t == t + 1


def test_a_page_that_cannot_be_scrolled_aside_leaves_the_keys_for_it_alone(main):
    panel = main.learning.panel
    if not panel.isVisible():
        main.actions_by_name["learn"].trigger()
    main.learning.course.start(bundled_lessons()[2], page=1)
    settle()
    shown = [one for one in panel.findChildren(PageText) if one.isVisible()]
    assert shown
    for area in (*shown, panel.scroll):
        assert not takes(area, "Left"), type(area).__name__
        assert not takes(area, "Right"), type(area).__name__
