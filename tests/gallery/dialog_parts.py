"""Dialogs, questions, menus and boxes that open, in all themes and languages."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from PyQt6.QtWidgets import QApplication, QDialog

from lstm_gui.core import LSTM, Entry, Network, Sequence, Target, with_values
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.recovery import Leftover, Unreadable
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.dialogs.diagnosis_dialog import DiagnosisDialog
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
from lstm_gui.ui.learn.hand_in_dialog import HandInDialog
from lstm_gui.ui.notices.error_dialog import ErrorDialog
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.sessions.recovery_dialog import RecoveryDialog
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.choices.popup_box import PopupBox
from tests.core.network.networks import bidirectional
from tests.gallery.cases import Case
from tests.gallery.contents import session
from tests.gallery.stage import Stage
from tests.gallery.waiting import settle

ACTIONS = (
    "export", "export_animation", "export_model", "handout", "share_state", "table", "find",
    "stream", "diagnose", "manual", "glossary", "shortcuts", "about", "notes",
)  # fmt: skip
QUESTIONS = ("open", "save_as", "save_trace", "open_lesson", "write_lesson")
"""The actions whose dialogs wait for an answer."""
UNSURE_TABLE = "month,2024,2025\nJan,112,118\nFeb,,126\nMar,132,141\n"
_SECTION = "Dialogs"
_TRACE = (
    'Traceback (most recent call last):\n  File "main.py", line 1, in <module>\n'
    "ZeroDivisionError: division by zero\n"
)


def dialogs(stage: Stage, cases: Iterable[Case]) -> None:
    """Render all dialogs over a small window."""
    for case in cases:
        stage.show(case)
        look = f"{case.theme}-{case.language}"
        for name in ACTIONS:
            stage.window.actions_by_name[name].trigger()
            _take_opened(stage, f"{name}-{look}")
        for name in QUESTIONS:
            ask = stage.window.actions_by_name[name].trigger
            stage.take_answered(_SECTION, f"{name}-{look}", ask)
        _problem(stage, look)
        _table(stage, look)
        _left_behind(stage, look)
        _of_own_content(stage, look)


def menus(stage: Stage, cases: Iterable[Case]) -> None:
    """Render the menus, and the boxes that open beside a button."""
    for case in cases:
        stage.show(case)
        look = f"{case.theme}-{case.language}"
        kind = stage.window.workspace.parameters.kind
        found = {"kinds": kind.more, "variants": kind.variants, **stage.window.menus}
        for one in stage.window.appearance.menus:
            found[one.title()] = one
        for name, menu in found.items():
            menu.popup(stage.window.mapToGlobal(stage.window.rect().topLeft()))
            settle()
            stage.take(case.section, f"menu-{name}-{look}", menu)
            menu.close()
        for number, box in enumerate(_shown(stage, ChoiceBox)):
            box.showPopup()
            opened = QApplication.activePopupWidget()
            if opened is not None:
                stage.take(case.section, f"choice-{number}-{look}", opened)
                opened.close()
        settle()


def boxes(stage: Stage, cases: Iterable[Case]) -> None:
    """Render what opens beside a button: generators, random numbers, names of inputs."""
    for case in cases:
        stage.show(case)
        panel = stage.window.workspace.parameters
        openings = {
            "names": panel.input.name_inputs,
            "generator": partial(panel.input.menu.generate, "sine"),
            "random": partial(getattr, panel.block, "randomise"),
        }
        for name, opening in openings.items():
            box = opening()
            box.show()
            settle()
            stage.take(case.section, f"box-{name}-{case.theme}-{case.language}", box)
            box.close()
            settle()


def _shown(stage: Stage, kind: type) -> list:
    return [one for one in stage.window.findChildren(kind) if one.isVisible()]


def _take_opened(stage: Stage, name: str) -> None:
    """Take what has opened over the window, once it shows what it is for, and close it."""
    settle()
    others = (one for one in QApplication.topLevelWidgets() if one is not stage.window)
    for dialog in [one for one in others if one.isVisible() and not isinstance(one, PopupBox)]:
        if isinstance(dialog, ExportDialog):
            stage.wait(lambda d=dialog: bool(d.check.text()), lambda: "checking what is exported")
        if isinstance(dialog, DiagnosisDialog):
            stage.wait(lambda d=dialog: d.list.count() > 0, lambda: "running the network")
        settle()
        stage.take(_SECTION, f"dialog-{name}", dialog)
        dialog.reject() if isinstance(dialog, QDialog) else dialog.close()
    settle()


def _problem(stage: Stage, look: str) -> None:
    problem = Problem("{file} holds no rows of numbers. Choose another table.", file="empty.csv")
    stage.take_answered(_SECTION, f"problem-{look}", partial(show_problem, stage.window, problem))
    document = stage.window.document
    document.edit("edit", with_values(document.state, {Entry("b", 0, 0, "f"): 0.123}))
    stage.take_answered(_SECTION, f"unsaved-{look}", stage.window.files.may_close)
    document.undo_stack.undo()


def _table(stage: Stage, look: str) -> None:
    menu = stage.window.workspace.parameters.input.menu
    menu.paste_text(UNSURE_TABLE)
    stage.wait(
        lambda: menu.tables is not None and menu.tables.preview is not None,
        lambda: "reading a table",
    )
    preview = menu.tables.preview
    stage.take(_SECTION, f"dialog-opened-table-{look}", preview)
    preview.reject()
    settle()


def _left_behind(stage: Stage, look: str) -> None:
    """Take what is said after a run that did not end well, and what learners hand in."""
    window, place = stage.window, Path("a-rather-long-name-of-a-session-of-last-week.lstm.json")
    leftovers = (
        Leftover(place, place, "2024-05-01T10:00:00", window.document.session),
        Unreadable(place, Problem("{file} is empty.", file=place)),
    )
    for name, dialog in {
        "recovery": RecoveryDialog(leftovers, window),
        "error": ErrorDialog(_TRACE, lambda: None, window),
        "answers": HandInDialog(Settings(), window),
    }.items():
        dialog.open()
        _take_opened(stage, f"{name}-{look}")


def _of_own_content(stage: Stage, look: str) -> None:
    """Take the dialogs that need a network with words, or a target."""
    window = stage.window
    before = window.document.session
    window.document.open(session("layers-of-words"))
    settle()
    window.actions_by_name["read_text"].trigger()
    _take_opened(stage, f"read_text-{look}")
    window.document.open(Session(_with_target()))
    window.workspaces.show("train")
    assert window.workspaces.train is not None
    window.workspaces.train.setup.do_train_own()
    _take_opened(stage, f"own-training-{look}")
    window.workspaces.show("cell")
    window.document.open(before)


def _with_target() -> Network:
    x = np.random.default_rng(1).normal(size=(40, 2))
    right = (np.roll(x[:, 0], 1) > 0.0).astype(float)
    sequence = Sequence(x, target=Target("mood", right, ("no", "yes")))
    return replace(bidirectional(LSTM), sequence=sequence)
