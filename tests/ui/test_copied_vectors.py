"""What is copied comes as vectors too, as the dialog's choices make them."""

import re
import sys
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from PyQt6 import QtGui
from PyQt6.QtCore import QByteArray, QMimeData
from PyQt6.QtGui import QGuiApplication

from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
from lstm_gui.ui.exporting.staging import pasteboard
from lstm_gui.ui.exporting.staging.studio import Studio
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import heard, settle

_SVG = "{http://www.w3.org/2000/svg}"
_INSIDE = ("#", "data:")


@pytest.fixture
def shown(window: Callable[..., MainWindow]) -> MainWindow:
    return window("latch")


@pytest.fixture
def dialog(shown: MainWindow):
    shown.exports.export("states")
    settle()
    opened = shown.findChildren(ExportDialog)[-1]
    yield opened
    opened.reject()


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(QtGui, "QUtiMimeConverter", object, raising=False)
    pasteboard.native_names.cache_clear()
    yield
    pasteboard.native_names.cache_clear()


def from_menu(main: MainWindow, name: str, qtbot) -> QMimeData:
    with heard(QGuiApplication.clipboard().dataChanged) as copies:
        main.exports.copy(name)
        qtbot.waitUntil(lambda: bool(copies))
    return QGuiApplication.clipboard().mimeData()


def from_dialog(dialog: ExportDialog, qtbot) -> QMimeData:
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: dialog.maker is None)
    return QGuiApplication.clipboard().mimeData()


def svg_in(data: QMimeData) -> bytes:
    return data.data("image/svg+xml").data()


def test_a_panels_menu_copies_what_a_file_would_hold(shown: MainWindow, qtbot) -> None:
    copied = from_menu(shown, "states", qtbot)
    studio = Studio(shown.document, shown, shown.apply_theme)
    assert svg_in(copied) == studio.file("states", ".svg")
    assert copied.hasImage()


def test_a_copied_window_needs_nothing_beside_it(shown: MainWindow, qtbot) -> None:
    svg = svg_in(from_menu(shown, "window", qtbot))
    tree = ElementTree.fromstring(svg)
    assert tree.get("width") == str(shown.width())
    written = ["".join(text.itertext()) for text in tree.iter(f"{_SVG}text")]
    assert any(text.startswith("Forget gate") for text in written)
    links = [value for one in tree.iter() for key, value in one.items() if key.endswith("href")]
    named = re.findall(r"url\(['\"]?([^)]*)\)", svg.decode())
    assert named
    assert all(one.startswith(_INSIDE) for one in (*links, *named))


def test_a_dialog_copies_vectors_as_it_was_told(dialog: ExportDialog, qtbot) -> None:
    dialog.print.size.choose_data(89.0)
    dialog.print.clear.setChecked(True)
    dialog.print.outlines.setChecked(True)
    tree = ElementTree.fromstring(svg_in(from_dialog(dialog, qtbot)))
    assert float(tree.get("width", "").removesuffix("pt")) == pytest.approx(89 / 25.4 * 72, abs=0.1)
    assert not list(tree.iter(f"{_SVG}text"))
    assert tree.find(f"{_SVG}rect") is None


def test_what_is_given_up_leaves_no_vectors(dialog: ExportDialog, qtbot) -> None:
    QGuiApplication.clipboard().setText("before")
    dialog.copy_button.click()
    dialog.close_button.click()
    qtbot.waitUntil(lambda: dialog.maker is None)
    assert QGuiApplication.clipboard().text() == "before"
    assert not svg_in(QGuiApplication.clipboard().mimeData())


@pytest.mark.usefixtures("macos")
def test_macos_gets_a_pdf_too(dialog: ExportDialog, qtbot) -> None:
    copied = from_dialog(dialog, qtbot)
    assert copied.data("application/pdf").data().startswith(b"%PDF-")
    assert svg_in(copied).startswith(b"<?xml")
    assert copied.hasImage()


@pytest.mark.usefixtures("macos")
def test_macos_knows_both_by_its_own_names() -> None:
    names = pasteboard.native_names()
    data = QByteArray(b"%PDF-")
    for kind, name in (("application/pdf", "com.adobe.pdf"), ("image/svg+xml", "public.svg-image")):
        assert (names.utiForMime(kind), names.mimeForUti(name)) == (name, kind)
        assert names.convertToMime(kind, names.convertFromMime(kind, data, name), name) == data
    assert (names.utiForMime("text/plain"), names.mimeForUti("public.text")) == ("", "")


def test_elsewhere_there_is_no_pdf(shown: MainWindow, qtbot) -> None:
    assert not from_menu(shown, "ranges", qtbot).hasFormat("application/pdf")
