"""Another order of the gates, taken on the card of a model whose file does not say it."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QLabel, QWidget

from lstm_gui.core import GRU, Entry, Layer, Network, Sequence, network_forward
from lstm_gui.files.importers.imported import Example
from lstm_gui.files.importers.networks import model_of
from lstm_gui.files.importers.notes import TORCH_ORDER
from lstm_gui.files.importers.tested import difference_of
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.models.order_trials import differences
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.undo_notice import UndoNotice
from lstm_gui.ui.sessions.file_opening import FileOpening
from lstm_gui.ui.sessions.import_card import ImportCard
from lstm_gui.ui.sessions.order_curves import OrderCurves
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.words.numbers import parsed
from tests.files.importers.cells import arrays_of, as_stored, named, rows_of, x_of
from tests.ui.dialogs import answering
from tests.ui.driving import settle

WEIGHTS, X = arrays_of("lstm", 2, 3), x_of(2, 20)
H = rows_of("lstm", WEIGHTS, X)
STORED = {name: as_stored("lstm", "iofg", one) for name, one in named(WEIGHTS, "rnn.").items()}


@pytest.fixture
def window(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    document = Document(load_preset("overwrite").session, window)
    window.files = SessionFiles(document, Settings(), window)
    window.document = document
    yield window
    document.flush()


def opened(window, qtbot, path, *answers) -> None:
    with answering(*answers):
        window.files.open_path(path)
        opening = window.findChild(FileOpening)
        qtbot.waitUntil(lambda: not opening.running)


def taking(order: str, said: list[str]):
    def answer(card) -> None:
        card.findChild(OrderCurves).buttons[order].click()
        said.append("\n".join(label.text() for label in card.findChildren(QLabel)))
        card.accept()

    return answer


def test_an_order_that_is_clicked_is_that_of_the_model_that_opens(window, tmp_path, qtbot):
    path, said = tmp_path / "net.npz", []
    np.savez(path, **STORED, x=X, h=H)
    window.document.set_values("edit", {Entry("b", 0, block="f"): 7.0})
    before = window.document.state
    opened(window, qtbot, path, taking("iofg", said))
    document = window.document
    np.testing.assert_allclose(document.computed().trace.h, H, atol=1e-12)
    assert "i o f g (LSTM) was chosen" in said[0]
    assert "that is rounding" in said[0]
    assert "Order of the gates that is taken: i o f g." in said[0]
    window.findChild(UndoNotice).offer.click()
    assert document.state == before


def test_the_keyboard_goes_from_order_to_order_and_back(window, tmp_path, qtbot):
    path = tmp_path / "net.npz"
    np.savez(path, **STORED, x=X, h=H)

    def by_keys(card) -> None:
        curves = card.findChild(OrderCurves)
        first, second = list(curves.buttons.values())[:2]
        assert first.isChecked()
        card.activateWindow()
        first.setFocus()
        QApplication.processEvents()
        QTest.keyClick(first, Qt.Key.Key_Right)
        assert second.isChecked()
        assert second.hasFocus()
        assert card.orders == {"lstm": "iofg"}
        QTest.keyClick(second, Qt.Key.Key_Left)
        assert card.orders == {"lstm": "ifgo"}
        card.accept()

    opened(window, qtbot, path, by_keys)
    assert not np.allclose(window.document.computed().trace.h, H)


def test_the_difference_of_each_order_stands_below_it(window, tmp_path, qtbot):
    path, names = tmp_path / "net.npz", []
    np.savez(path, **STORED, x=X, h=H)

    def look(card) -> None:
        names.extend(one.accessibleName() for one in card.findChild(OrderCurves).buttons.values())
        card.reject()

    opened(window, qtbot, path, look)
    assert names[1].startswith("Gates in the order i o f g, differs by ")
    assert parsed(names[1].rpartition(" ")[2]) < 1e-12
    assert all(parsed(name.rpartition(" ")[2]) > 1e-2 for name in (names[0], *names[2:]))


def test_an_order_that_was_taken_is_kept_while_other_layers_are_looked_at(window, tmp_path, qtbot):
    path = tmp_path / "net.npz"
    second = named(arrays_of("lstm", 3, 3, seed=5), "rnn.", "_l1")
    np.savez(path, **STORED, **second)

    def look(card) -> None:
        card.findChild(OrderCurves).buttons["igfo"].click()
        card.list.setCurrentRow(1)
        assert card.facts.curves.buttons["igfo"].isChecked()
        assert [layer.gate_order for layer in card.model.layers] == ["igfo", "igfo"]
        card.reject()

    opened(window, qtbot, path, look)


def test_a_layer_that_is_looked_at_tells_what_the_whole_model_differs_by(window):
    first = Layer.drawn("enc", 2, 3)
    second = Layer.drawn("dec", 3, 3, GRU, seed=1, inputs=("enc",))
    network = Network((first, second), Sequence(X))
    made = model_of(network, "a file")
    orders = {"lstm": "ifgo", "gru": "rzn"}
    layers = tuple(replace(one, gate_order=orders[one.kind]) for one in made.layers)
    rows = network_forward(network).joined(("dec",))
    example = Example("x", "h", X, rows, "h")
    model = replace(made, layers=layers, notes=(TORCH_ORDER,), example=example)
    card = ImportCard("net.npz", model, True, window, differences(model))

    def told() -> str:
        return next(text.text() for text in card.findChildren(QLabel) if "differs" in text.text())

    assert "that is rounding" in told()
    card.facts.curves.buttons["iofg"].click()
    turned = f"{difference_of(card.model).largest:.2g}"
    assert f"by up to {turned} " in told()
    card.list.setCurrentRow(1)
    settle()
    assert f"by up to {turned} " in told()
    card.facts.curves.buttons["zrn"].click()
    assert f"by up to {difference_of(card.model).largest:.2g} " in told()
    card.deleteLater()
