"""The dot of unsaved changes stands beside a name, and never alone."""

import pytest
from PyQt6.QtCore import QSize

from lstm_gui.core import Entry
from tests.ui.driving import settle

NAME = "A cell with a name that is much too long for a window as narrow as the least"


@pytest.mark.parametrize(("width", "mark"), [(1024, ""), (1920, f"{NAME} •")])
def test_the_dot_goes_with_the_name_and_the_title_of_the_window_has_the_mark(window, width, mark):
    main = window("latch", QSize(width, 700))
    main.document.set_values("One", {Entry("b", 0, 0, "f"): 1.25})
    main.header.show_document(NAME, modified=True)
    settle()
    assert main.header.document.shown == mark
    assert main.isWindowModified()
    assert "[*]" in main.windowTitle()
