"""Telling the user that something is wrong, in one sentence."""

from PyQt6.QtWidgets import QMessageBox, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.language import told, tr


def show_problem(parent: QWidget | None, problem: Problem) -> None:
    """Show the sentence of ``problem`` in a dialog that can be copied from."""
    box = QMessageBox(QMessageBox.Icon.Warning, tr("LSTM Explorer"), told(problem), parent=parent)
    box.setStandardButtons(QMessageBox.StandardButton.Ok)
    box.exec()
    box.deleteLater()
