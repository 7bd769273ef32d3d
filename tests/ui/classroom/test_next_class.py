"""What the next start knows of the class before."""

import pytest
from PyQt6.QtWidgets import QLabel

from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.scale import factor
from lstm_gui.ui.window.lecture.classroom import chosen_hidden, chosen_size
from tests.ui.classroom.class_window import places, shown


def notices(window) -> list[Notice]:
    return [notice for notice in window.findChildren(Notice) if notice.isVisible()]


def test_the_next_start_is_in_class_too_and_still_knows_the_own_layout(restart):
    restart()
    window = restart()
    before = places(window)
    window.classroom.choose(1.25)
    window = restart()
    assert window.classroom.on
    assert factor() == 1.25
    assert window.actions_by_name["classroom"].isChecked()
    assert "parameters" not in shown(window)
    window.classroom.leave()
    assert places(window) == before
    window = restart()
    assert not window.classroom.on


def test_the_next_start_in_class_says_so_and_offers_the_way_out(restart):
    window = restart()
    window.classroom.enter()
    assert not notices(window)
    window = restart()
    (told,) = notices(window)
    assert told.findChild(QLabel).text() == "Classroom mode is still on from last time."
    told.offer.click()
    assert not window.classroom.on
    assert not notices(window)
    window = restart()
    assert not notices(window)


def test_what_was_said_of_the_mode_goes_with_it(restart):
    restart().classroom.enter()
    window = restart()
    assert notices(window)
    window.actions_by_name["classroom"].trigger()
    assert not window.classroom.on
    assert not notices(window)


@pytest.mark.parametrize("nonsense", ["huge", "", -3, None, 1e9, 0, ["a"]])
def test_a_size_nobody_can_read_is_the_usual_one(nonsense):
    hidden = ["no", "such", str(nonsense), "states"]
    values = {"classroom size": nonsense, "classroom hidden": hidden, "classroom": nonsense}
    Settings()._store.remember(values)
    assert chosen_size(Settings()) == 1.5
    assert chosen_hidden(Settings()) == {"states"}
    assert not Settings().classroom


def test_nothing_hidden_is_remembered_too():
    Settings().classroom_hidden = frozenset()
    assert chosen_hidden(Settings()) == frozenset()
