"""Buttons that open a menu, and buttons whose text gives way."""

import pytest
from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QCursor, QFont
from PyQt6.QtWidgets import QMenu, QStyleOptionButton, QStyleOptionToolButton

from lstm_gui.ui.widgets.buttons.elided_button import ElidedButton
from lstm_gui.ui.widgets.buttons.elided_tool_button import ElidedToolButton
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton


@pytest.fixture
def button(shown):
    made = shown(ToolButton())
    menu = QMenu(made)
    menu.addAction("one")
    made.setMenu(menu)
    return made


@pytest.mark.parametrize("inside", [True, False])
def test_a_button_is_lit_after_its_menu_only_if_the_pointer_is_there(button, inside):
    where = button.rect().center() if inside else button.rect().bottomRight() + QPoint(40, 90)
    button.menu().popup(button.mapToGlobal(button.rect().bottomLeft()))
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, not inside)  # as Qt leaves it
    QCursor.setPos(button.mapToGlobal(where))
    button.menu().close()
    assert button.underMouse() is inside


def test_a_long_text_does_not_widen_a_button_and_is_told_in_full(shown):
    button = shown(ElidedButton())
    button.resize(120, 30)
    button.setText("Go on: a chapter with a title that no button can hold")
    assert button.minimumSizeHint().width() < 120
    assert button.toolTip() == button.text()
    button.setText("short")
    assert button.toolTip() == ""


def test_a_title_on_a_button_with_a_menu_takes_two_lines_before_it_is_cut(shown):
    plain, opening = shown(ElidedButton()), QMenu()
    button = shown(ElidedToolButton(opening, plain))
    button.say("What it costs, and the gated unit")
    option = QStyleOptionToolButton()
    seen = []
    for width in (400, 160, 60):
        button.resize(width, 30)
        button.initStyleOption(option)
        seen.append((option.text.count("\n"), button.is_cut, button.toolTip() != ""))
    assert seen == [(0, False, False), (1, False, False), (0, True, True)]
    button.resize(160, 30)
    two = button.sizeHint().height()
    button.resize(400, 30)
    assert two > button.sizeHint().height() == button.minimumSizeHint().height()
    opening.deleteLater()


@pytest.mark.parametrize("name", ["R&D", "a && b", "&File"])
def test_an_ampersand_is_a_letter_and_no_shortcut(shown, name):
    plain, opening = shown(ElidedButton()), QMenu()
    with_menu = shown(ElidedToolButton(opening, plain))
    plain.setText(name)
    with_menu.say(name)
    for button, option in ((plain, QStyleOptionButton()), (with_menu, QStyleOptionToolButton())):
        button.resize(300, 30)
        button.initStyleOption(option)
        assert option.text.replace("&&", "&").removesuffix(" ▾") == name
        assert button.shortcut().isEmpty()
        assert button.toolTip() == ""
    opening.deleteLater()


def test_a_sign_from_a_font_of_formulas_makes_no_button_higher(button):
    button.setFont(QFont(["Pretendard", "STIX Two Math"], 12))
    button.setText("compare")
    plain = button.sizeHint().height()
    button.setText("compare ▾")
    assert button.sizeHint().height() == plain


def test_buttons_of_the_header_with_icons_are_as_high_as_those_with_texts(window):
    buttons = [b for b in window().header.findChildren(ToolButton) if b.isVisible()]
    assert len({button.height() for button in buttons}) == 1
