"""What the actions say, mark and offer, as it follows from what is shown."""

from collections.abc import Mapping

from PyQt6.QtGui import QAction, QUndoStack

from lstm_gui.core import Kind
from lstm_gui.core.resets import stretch_at
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import tr

MOST_BLOCKS = 4
"""How many blocks have a key."""


def name_undo(actions: Mapping[str, QAction], stack: QUndoStack) -> None:
    """Say what can be undone, and what can be done again."""
    for name, verb, can, what in (
        ("undo", tr("Undo"), stack.canUndo(), stack.undoText()),
        ("redo", tr("Redo"), stack.canRedo(), stack.redoText()),
    ):
        actions[name].setEnabled(can)
        actions[name].setText(f"{verb}: {tr(what)}" if can else verb)


def name_blocks(actions: Mapping[str, QAction], kind: Kind) -> None:
    """Call the actions that choose a block as ``kind`` calls its blocks."""
    for number in range(1, MOST_BLOCKS + 1):
        action = actions[f"block_{number}"]
        there = number <= len(kind.blocks)
        if action.isVisible() != there:
            action.setVisible(there)
        name = tr(words_of(kind.name).blocks[kind.blocks[number - 1]].name) if there else ""
        if there and action.text() != name:
            action.setText(name)


def show_state(actions: Mapping[str, QAction], snapshot: Snapshot) -> None:
    """Mark what is shown, and offer what can be done now."""
    view, layers = snapshot.view, snapshot.layers
    shown = {
        "mean": view.mean,
        "unrolled": snapshot.unrolled,
        "curves": view.curves,
        "gradient": view.gradient,
    }
    for name, is_on in shown.items():
        actions[name].setChecked(is_on)
    reads_tokens = layers is not None and layers.network.embedding is not None
    actions["read_text"].setEnabled(reads_tokens)
    _show_resets(actions, snapshot)


def _show_resets(actions: Mapping[str, QAction], snapshot: Snapshot) -> None:
    """Offer what can be done with the reset that the selected step comes after."""
    t, resets = snapshot.t, snapshot.trace.resets
    actions["restart"].setEnabled(t > 0)
    actions["restart"].setChecked(t in resets)
    for name in ("restart_earlier", "restart_later"):
        actions[name].setEnabled(stretch_at(resets, t) > 0)
