"""What somebody remembered and another has deleted: nobody touches it any more."""

import pytest
from PyQt6 import sip
from PyQt6.QtWidgets import QLineEdit, QWidget

from lstm_gui.ui.notices.error_dialog import ErrorDialog
from lstm_gui.ui.notices.error_report import ErrorReports
from lstm_gui.ui.widgets.covers.curtain import Curtain
from lstm_gui.ui.widgets.manners.kept_focus import living
from tests.ui.driving import click, key, settle


@pytest.fixture
def main(window):
    return window("latch")


def curtains(main) -> list[Curtain]:
    return main.findChildren(Curtain)


def test_the_curtain_lifts_over_what_had_the_keys_and_went(main):
    page = QLineEdit(main)
    page.show()
    page.setFocus()
    main.actions_by_name["blank"].trigger()
    sip.delete(page)
    click(curtains(main)[0], (20, 20))
    settle()
    assert curtains(main) == []
    assert main.hasFocus()


def test_the_keys_come_back_from_under_the_curtain(main):
    slider = main.workspace.parameters.block.sliders.rows[0].slider
    slider.setFocus()
    main.actions_by_name["blank"].trigger()
    key(curtains(main)[0], "Space")
    settle()
    assert slider.hasFocus()


def test_a_blank_screen_that_is_asked_for_again_shows(main):
    blank = main.actions_by_name["blank"]
    blank.trigger()
    blank.trigger()
    settle()
    assert curtains(main) == []
    blank.trigger()
    assert len(curtains(main)) == 1


def test_an_error_is_told_after_the_window_went(qapp, capsys):
    home, window = QWidget(), QWidget()
    reports = ErrorReports(home)
    reports.attach(window, window.close)
    for _ in range(2):
        reports.handle(RuntimeError, RuntimeError("the cell broke"), None)
        settle()
        if not sip.isdeleted(window):
            sip.delete(window)  # and with it the dialog that stood over it
    (dialog,) = (one for one in qapp.topLevelWidgets() if isinstance(one, ErrorDialog))
    assert dialog.isVisible()
    dialog.reject()
    settle()
    home.deleteLater()
    settle()
    assert "the cell broke" in capsys.readouterr().err


def test_a_widget_is_living_until_qt_has_deleted_it(qapp):
    widget = QWidget()
    assert living(widget) is widget
    sip.delete(widget)
    assert living(widget) is None
    assert living(None) is None
