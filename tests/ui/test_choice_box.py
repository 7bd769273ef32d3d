"""A drop-down list: its arrow, and the menu that it opens."""

import itertools

import pytest
from PyQt6.QtWidgets import QApplication, QComboBox, QMenu

from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.theme import DARK, LIGHT
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from tests.ui.driving import click, heard, key, middle, settle


def colours(box: QComboBox) -> set[int]:
    """Return the colours of the place where the arrow points down."""
    picture = box.grab().toImage()
    across, down = range(box.width() - 18, box.width() - 4), range(6, box.height() - 6)
    return {picture.pixel(x, y) & 0xFFFFFF for x, y in itertools.product(across, down)}


def test_the_arrow_is_there_in_the_colours_of_the_theme(shown):
    box = shown(ChoiceBox())
    box.addItem("one")
    for theme in (LIGHT, DARK):
        set_theme(theme)
        arrow = theme.color("muted").rgb() & 0xFFFFFF
        assert any(_near(colour, arrow) for colour in colours(box))


def test_an_entry_that_is_longer_than_the_box_ends_in_an_ellipsis(shown):
    box = shown(ChoiceBox())
    box.addItem("a trained network of two clauses")
    box.resize(box.sizeHint())
    assert box.shown == box.currentText()
    box.resize(90, box.height())
    assert box.shown.endswith("…")
    assert box.currentText().startswith(box.shown[:-1])


def test_only_a_box_that_is_too_narrow_asks_the_style_how_to_cut(shown):
    class Asking(ChoiceBox):
        asked = 0

        def style(self):
            self.asked += 1
            return super().style()

    box = shown(Asking())
    box.addItem("a trained network of two clauses")
    box.resize(box.sizeHint().width() + 40, box.height())
    whole = box.grab()
    assert not box.asked
    box.resize(90, box.height())
    assert box.grab().toImage() != whole.toImage()
    assert box.asked


@pytest.mark.parametrize("count", [2, 6, 17])
def test_the_list_is_one_of_our_menus_and_every_entry_is_in_it(shown, count):
    box = shown(ChoiceBox())
    box.addItems([f"entry {at} & more" for at in range(count)])
    box.setCurrentIndex(count - 1)
    menu = opened(box)
    assert [action.text() for action in menu.actions()] == [
        f"entry {at} && more" for at in range(count)
    ]
    assert all(menu.rect().contains(menu.actionGeometry(action)) for action in menu.actions())
    assert menu.activeAction() is menu.actions()[-1]
    assert [action.isChecked() for action in menu.actions()] == [False] * (count - 1) + [True]
    assert menu.width() >= box.width()
    menu.close()


def test_what_is_chosen_with_the_keys_is_told_and_escape_changes_nothing(shown):
    box = shown(ChoiceBox())
    box.addItems(["one", "two", "three"])
    with heard(box.activated) as told:
        key(opened(box), "Down")
        key(QApplication.activePopupWidget(), "Return")
        settle()
        assert box.currentIndex() == 1
        key(opened(box), "Down")
        key(QApplication.activePopupWidget(), "Escape")
        settle()
        click(box, middle(box))
        click(QApplication.activePopupWidget(), (20.0, 15.0))
        settle()
    assert told == [(1,), (0,)]
    assert box.currentIndex() == 0
    assert QApplication.activePopupWidget() is None


def test_a_box_of_nothing_opens_nothing(shown):
    shown(ChoiceBox()).showPopup()
    assert QApplication.activePopupWidget() is None


def opened(box: ChoiceBox) -> QMenu:
    box.showPopup()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _near(one: int, other: int) -> bool:
    return all(abs((one >> shift & 255) - (other >> shift & 255)) < 40 for shift in (0, 8, 16))


def test_the_keys_of_a_list_lead_through_the_menu(shown):
    box = shown(ChoiceBox())
    box.addItems(["none", "time", "guitar", "envelope", "gain"])
    menu = opened(box)
    for name, said in (
        ("End", "gain"), ("Home", "none"), ("G", "guitar"), ("G", "gain"), ("G", "guitar"),
        ("Z", "guitar"), ("Up", "time"),
    ):  # fmt: skip
        key(menu, name)
        assert menu.activeAction().text() == said
    key(menu, "Return")
    assert box.currentText() == "time"
