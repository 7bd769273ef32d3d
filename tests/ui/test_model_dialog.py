"""Models written back from the window: opened, changed, exported, opened again."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QMessageBox

from lstm_gui.core import SLSTM
from lstm_gui.files.exporters.written import write_model
from lstm_gui.files.importers import Imported, read_model
from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.dialogs import making_dialog
from lstm_gui.ui.exporting.dialogs.model_dialog import ModelDialog
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.file_opening import FileOpening
from lstm_gui.ui.sessions.import_card import ImportCard
from lstm_gui.ui.window.main_window import MainWindow
from tests.files.importers.cells import arrays_of, named
from tests.files.importers.writers import safetensors, torch_file
from tests.ui.dialogs import answering, choose, press, suggests
from tests.ui.driving import key, settle
from tests.ui.told import notices, problems_of

NO = press(QMessageBox.StandardButton.No)
YES = press(QMessageBox.StandardButton.Yes)
SINGLE = (".onnx", ".weights.h5")
"""Formats of float32."""


def agree(dialog) -> None:
    assert isinstance(dialog, ImportCard)
    dialog.accept()


def opened(main: MainWindow, path: Path, qtbot) -> None:
    with answering(agree):
        main.files.open_path(path)
        opening = main.findChild(FileOpening)
        qtbot.waitUntil(lambda: not opening.running)
    settle()


def change_a_weight(main: MainWindow) -> None:
    """Move the first slider of the parameters by keys."""
    slider = main.workspace.parameters.block.sliders.rows[0].slider
    slider.setFocus()
    key(slider, "Up")
    settle()


def exporting(main: MainWindow, qtbot) -> ModelDialog:
    main.actions_by_name["export_model"].trigger()
    dialog = main.findChildren(ModelDialog)[-1]
    qtbot.waitUntil(lambda: dialog.tried_all)
    return dialog


def export(dialog: ModelDialog, path: Path, qtbot, *more) -> None:
    with answering(choose(path), *more):
        dialog.save_button.click()
    qtbot.waitUntil(lambda: dialog.maker is None)


def same(one: Imported, other: Imported, tolerance: float) -> None:
    assert one.names == other.names
    for mine, its in zip(one.layers, other.layers, strict=True):
        for what in ("w_x", "w_h", "b", "extra"):
            numbers = (getattr(layer.parameters, what) for layer in (mine, its))
            np.testing.assert_allclose(*numbers, rtol=0, atol=tolerance)
    for mine, its in zip(one.head, other.head, strict=True):
        np.testing.assert_allclose(mine.weights, its.weights, rtol=0, atol=tolerance)
    assert one.skip == other.skip


@pytest.fixture
def model(tmp_path) -> Path:
    """A GRU with an answer, and a convolution that is not read."""
    tensors = named(arrays_of("gru", 2, 3), "rnn.")
    tensors |= {"fc.weight": np.ones((1, 3)), "fc.bias": np.zeros(1)}
    return torch_file(tmp_path / "net.pt", tensors | {"conv.weight": np.ones((2, 2, 2))})


@pytest.fixture
def main(shared_window: Callable[..., MainWindow]) -> MainWindow:
    return shared_window("latch")


@pytest.mark.parametrize(
    "suffix", [".safetensors", ".npz", ".json", ".onnx", ".weights.h5", ".aidax"]
)
def test_a_changed_model_is_written_in_the_format_it_came_from(
    main, model, tmp_path, suffix, qtbot
):
    source, out = tmp_path / f"source{suffix}", tmp_path / f"out{suffix}"
    write_model(source, read_model(model))
    before = source.read_bytes()
    opened(main, source, qtbot)
    change_a_weight(main)
    dialog = exporting(main, qtbot)
    assert dialog.format.currentData() == suffix
    export(dialog, out, qtbot)
    assert dialog.isVisible(), "for another format"
    assert dialog.saved.text() == f"Saved as {out.name}"
    assert notices(main)[0] == f"Saved as out{suffix}"
    assert source.read_bytes() == before
    written = read_model(out)
    changed = main.document.network.layers[0].parameters
    tolerance = 1e-6 if suffix in SINGLE else 1e-12
    np.testing.assert_allclose(written.layers[0].parameters.w_x, changed.w_x, atol=tolerance)
    assert np.abs(changed.w_x - read_model(source).layers[0].parameters.w_x).max() > 0.01
    opened(main, out, qtbot)
    np.testing.assert_allclose(
        main.document.network.layers[0].parameters.w_x, changed.w_x, rtol=0, atol=tolerance
    )


def test_what_a_network_does_not_hold_is_taken_from_the_file(main, tmp_path, qtbot):
    tensors = named(arrays_of("lstm", 1, 3), "rnn.")
    tensors |= {"fc.weight": np.ones((1, 3)), "fc.bias": np.zeros(1)}
    amplifier = read_model(torch_file(tmp_path / "net.pt", tensors))
    source, out = tmp_path / "source.json", tmp_path / "out.json"
    write_model(source, replace(amplifier, skip=1))
    opened(main, source, qtbot)
    export(exporting(main, qtbot), out, qtbot)
    same(read_model(out), read_model(source), 0.0)
    assert read_model(out).skip == 1


def test_a_layer_opened_alone_is_written_among_the_others(main, tmp_path, qtbot):
    tensors = named(arrays_of("gru", 2, 3), "a.") | named(arrays_of("lstm", 7, 4), "b.")
    source, out = torch_file(tmp_path / "two.pt", tensors), tmp_path / "out.safetensors"
    opened(main, source, qtbot)
    change_a_weight(main)
    export(exporting(main, qtbot), out, qtbot)
    before, after = read_model(source), read_model(out)
    assert after.names == before.names
    np.testing.assert_array_equal(after.layers[1].parameters.w_x, before.layers[1].parameters.w_x)
    changed = main.document.network.layers[0].parameters
    np.testing.assert_array_equal(after.layers[0].parameters.w_x, changed.w_x)


def test_the_arrays_are_listed_with_shape_order_and_role(main, model, qtbot):
    opened(main, model, qtbot)
    dialog = exporting(main, qtbot)
    assert dialog.arrays.texts()[:2] == (
        ("rnn.weight_ih_l0", "9 × 2", "r z n", "input weights"),
        ("rnn.weight_hh_l0", "9 × 3", "r z n", "recurrent weights"),
    )
    dialog.format.choose_data(".onnx")
    assert dialog.arrays.texts()[0] == ("rnn/W", "1 × 9 × 2", "z r n", "input weights")
    assert "conv" in dialog.note.text()
    assert "net.pt" in dialog.source.text()


def test_a_format_that_cannot_hold_the_network_says_why_and_is_not_saved(
    shared_window, qtbot, tmp_path
):
    main = shared_window("latch", kind=SLSTM)
    dialog = exporting(main, qtbot)
    dialog.format.choose_data(".onnx")
    assert not dialog.save_button.isEnabled()
    assert "ONNX cannot hold layer1 (slstm)" in dialog.note.text()
    assert "not possible" in dialog.format.currentText()
    dialog.format.choose_data(".py")
    assert dialog.save_button.isEnabled()


def test_the_file_that_was_opened_is_not_what_is_offered(main, model, qtbot):
    opened(main, model, qtbot)
    with answering(suggests("net-trace.npz")):
        main.actions_by_name["save_trace"].trigger()
    dialog = exporting(main, qtbot)
    with answering(suggests("net-changed.safetensors")):
        dialog.save_button.click()
    assert dialog.suggested_name() not in {path.name for path in model.parent.iterdir()}


def test_the_file_that_was_opened_is_replaced_only_when_that_is_said_twice(
    main, model, tmp_path, qtbot
):
    source = tmp_path / "source.safetensors"
    tensors = named(arrays_of("gru", 2, 3), "rnn.") | {"conv.weight": np.ones((2, 2, 2))}
    safetensors(source, tensors)
    before = source.read_bytes()
    opened(main, source, qtbot)
    change_a_weight(main)
    dialog = exporting(main, qtbot)
    with answering(NO) as texts:
        dialog.save_to(source)
    assert "source.safetensors" in texts[0]
    assert source.read_bytes() == before
    with answering(YES):
        dialog.save_to(source)
    qtbot.waitUntil(lambda: dialog.maker is None)
    assert source.read_bytes() != before


def test_a_suffix_that_was_left_out_does_not_replace_another_file(main, tmp_path, qtbot):
    there = tmp_path / "a.onnx"
    there.write_text("old")
    dialog = exporting(main, qtbot)
    with answering(NO):
        dialog.save_to(tmp_path / "a")
    assert there.read_text() == "old"


def test_a_folder_that_is_not_there_is_told_and_the_choice_stays(
    main, tmp_path, qtbot, monkeypatch
):
    told: list[Problem] = problems_of(monkeypatch, making_dialog)
    dialog = exporting(main, qtbot)
    dialog.save_to(tmp_path / "none" / "a.npz")
    qtbot.waitUntil(lambda: dialog.maker is None)
    assert len(told) == 1
    assert "none" in str(told[0])
    assert dialog.isVisible()


def test_writing_can_be_given_up(main, tmp_path, qtbot, monkeypatch):
    told: list[Problem] = problems_of(monkeypatch, making_dialog)
    dialog = exporting(main, qtbot)
    dialog.save_to(tmp_path / "a.onnx")
    dialog.close_button.click()
    qtbot.waitUntil(lambda: dialog.maker is None)
    assert (list(tmp_path.iterdir()), told) == ([], [])
    assert dialog.isVisible()


def test_a_format_is_offered_that_can_hold_what_starts_from_a_state_of_its_own(main, qtbot):
    dialog = exporting(main, qtbot)
    assert dialog.format.currentData() == ".onnx"
    dialog.format.choose_data(".safetensors")
    assert "initial state of layer1" in dialog.note.text()


def test_of_a_format_that_is_only_read_the_next_that_holds_the_network_is_offered(
    main, tmp_path, qtbot
):
    source = tmp_path / "amp.nam"
    weights = np.linspace(-1, 1, 12 * 4 + 12 + 3 + 3 + 3 + 1).tolist()
    config = {"input_size": 1, "hidden_size": 3, "num_layers": 1}
    amplifier = {"version": "0.5.0", "architecture": "LSTM", "config": config, "weights": weights}
    source.write_text(json.dumps(amplifier))
    opened(main, source, qtbot)
    dialog = exporting(main, qtbot)
    assert dialog.format.currentData() == ".onnx"
    assert dialog.save_button.isEnabled()
    assert "amp.nam" in dialog.source.text()
    assert "only read" in dialog.source.text()


def test_format_and_folder_are_remembered_and_the_folder_can_be_shown(
    shared_window, tmp_path, qtbot
):
    main = shared_window("overwrite")
    dialog = exporting(main, qtbot)
    dialog.format.choose_data(".npz")
    export(dialog, tmp_path / "a", qtbot)
    assert Settings().folder == str(tmp_path)
    assert exporting(main, qtbot).format.currentData() == ".npz"
    assert main.findChild(Notice).offer.text() == "Show in folder"
