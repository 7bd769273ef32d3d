"""Rows of a dialog: the keys reach the fields in the order of the rows."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lstm_gui.ui.widgets.choices.choice_form import ChoiceForm


def test_tab_goes_from_row_to_row_whatever_was_made_first(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    last, second, first = QLineEdit(page), QCheckBox(page), QLineEdit(page)
    form = ChoiceForm(100, page)
    form.add_field("&First", first)
    form.add_box(second)
    form.add_field("&Last", last)
    page.show()
    page.activateWindow()
    first.setFocus()
    reached = []
    for _ in range(2):
        qtbot.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        reached.append(page.focusWidget())
    assert reached == [second, last]
    buddies = [label.buddy() for label in page.findChildren(QLabel)]
    assert set(buddies) == {first, last}
