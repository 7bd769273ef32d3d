"""Actions as data: menus, shortcuts and the shortcuts sheet are made from them."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QMenuBar, QWidget

from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.window.keys.named_action import MNEMONICS, NamedAction
from lstm_gui.ui.window.keys.own_keys import OwnKeys
from lstm_gui.words.translation import message


class ActionSpec(Struct, frozen=True):
    """One action.

    Parameters
    ----------
    name
        Key to find it by; the method of the window that it calls is ``do_<name>``.
    text
        English message for the menu.
    keys
        Shortcuts. A ``plain`` one is a key that a focused control may need for
        itself, so the window answers to it only if the control did not.
    menu
        Title of the menu it stands in.
    section
        Actions of other sections are set apart by a line.
    """

    name: str
    text: str
    menu: str
    keys: tuple[str, ...] = ()
    plain: bool = False
    checkable: bool = False
    section: int = 0


_LANGUAGES = " / ".join(language.name for language in LANGUAGES.values())

ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec("open", message("Open …"), "File", ("Ctrl+O",)),
    ActionSpec("open_folder", message("Open a folder of checkpoints …"), "File"),
    ActionSpec("read_text", message("Read a text through the embedding …"), "File"),
    ActionSpec("open_lesson", message("Open a lesson …"), "File", section=1),
    ActionSpec("write_lesson", message("Write a lesson …"), "File", section=1),
    ActionSpec("save", message("Save"), "File", ("Ctrl+S",), section=2),
    ActionSpec("save_as", message("Save as …"), "File", ("Ctrl+Shift+S",), section=2),
    ActionSpec("export", message("Export a picture …"), "File", ("Ctrl+E",), section=3),
    ActionSpec(
        "copy_image", message("Copy the window as an image"), "File", ("Ctrl+Shift+C",), section=3
    ),
    ActionSpec("export_animation", message("Export an animation …"), "File", section=3),
    ActionSpec("export_model", message("Export a model …"), "File", ("Ctrl+Shift+E",), section=3),
    ActionSpec("save_trace", message("Save the trace …"), "File", ("Ctrl+T",), section=3),
    ActionSpec("handout", message("Worksheets …"), "File", section=3),
    ActionSpec("quit", message("Quit"), "File", ("Ctrl+Q",), section=4),
    ActionSpec("undo", message("Undo"), "Edit", ("Ctrl+Z",)),
    ActionSpec("redo", message("Redo"), "Edit", ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionSpec("reset_block", message("Reset this block"), "Edit", section=1),
    ActionSpec("reset_cell", message("Reset the cell"), "Edit", section=1),
    ActionSpec("reset_everything", message("Reset everything"), "Edit", section=1),
    ActionSpec("copy_state", message("Copy the state as text"), "Edit", section=2),
    ActionSpec("share_state", message("Share the state …"), "Edit", section=2),
    ActionSpec("paste_state", message("Paste a state"), "Edit", ("Ctrl+V",), plain=True, section=2),
    ActionSpec(
        "context_menu", message("Menu of what has the focus"), "Edit", ("Shift+F10",), section=3
    ),
    ActionSpec("show_cell", message("Cell"), "View", ("Ctrl+1",), checkable=True),
    ActionSpec("show_memory", message("Memory"), "View", ("Ctrl+2",), checkable=True),
    ActionSpec("show_train", message("Train"), "View", ("Ctrl+3",), checkable=True),
    ActionSpec("learn", message("Learn"), "View", ("F2",), checkable=True),
    ActionSpec("lesson_back", message("Previous page of the lesson"), "View", ("Alt+Left",)),
    ActionSpec("lesson_next", message("Next page of the lesson"), "View", ("Alt+Right",)),
    ActionSpec("mean", message("Mean of all units"), "View", ("M",), plain=True, checkable=True),
    ActionSpec(
        "unrolled", message("Unrolled along time"), "View", ("U",), plain=True, checkable=True
    ),
    ActionSpec("curves", message("Curves over time"), "View", checkable=True),
    ActionSpec("gradient", message("Gradient over time"), "View", checkable=True),
    ActionSpec("keep", message("Keep for comparison"), "View", ("K",), plain=True),
    ActionSpec("forget", message("Forget comparison"), "View"),
    ActionSpec("table", message("Numbers as a table …"), "View", ("Ctrl+Shift+T",), section=1),
    ActionSpec("find", message("Find …"), "View", ("Ctrl+F",), section=1),
    ActionSpec("stream", message("State over a stream …"), "View", section=1),
    ActionSpec("diagnose", message("Diagnose …"), "View", ("Ctrl+Shift+D",), section=1),
    ActionSpec(
        "classroom", message("Classroom mode"), "Classroom", ("F5", "Shift+F5"), checkable=True
    ),
    ActionSpec(
        "present_next",
        message("Go on: page, gate step or time step"),
        "Classroom",
        ("PgDown",),
        plain=True,
        section=1,
    ),
    ActionSpec(
        "present_back",
        message("Go back: page, gate step or time step"),
        "Classroom",
        ("PgUp",),
        plain=True,
        section=1,
    ),
    ActionSpec(
        "one_panel",
        message("One panel alone"),
        "Classroom",
        ("F6",),
        checkable=True,
        section=1,
    ),
    ActionSpec("pen", message("Pen"), "Classroom", ("F7",), checkable=True, section=1),
    ActionSpec(
        "pointer", message("Large pointer"), "Classroom", ("F8",), checkable=True, section=1
    ),
    ActionSpec(
        "notes",
        message("Notes in a second window"),
        "Classroom",
        ("F9",),
        checkable=True,
        section=1,
    ),
    ActionSpec("blank", message("Blank the screen"), "Classroom", ("B",), plain=True, section=1),
    ActionSpec("toggle_theme", message("Light or dark"), "View", ("Ctrl+D",), section=2),
    ActionSpec("toggle_language", _LANGUAGES, "View", ("Ctrl+L",), section=2),
    ActionSpec("full_screen", message("Full screen"), "View", ("F11",), section=2),
    ActionSpec("play", message("Play or pause"), "Time", ("Space",), plain=True),
    ActionSpec("back", message("Step back"), "Time", ("Left",), plain=True, section=1),
    ActionSpec("forward", message("Step forward"), "Time", ("Right",), plain=True, section=1),
    ActionSpec("first", message("First step"), "Time", ("Ctrl+Home",), section=1),
    ActionSpec("last", message("Last step"), "Time", ("Ctrl+End",), section=1),
    ActionSpec(
        "gate_steps", message("Gate steps (slow motion)"), "Time", ("G",), plain=True, section=4
    ),
    ActionSpec("next_gate_step", message("Next gate step"), "Time", (".",), plain=True, section=4),
    ActionSpec(
        "previous_gate_step", message("Gate step before"), "Time", (",",), plain=True, section=4
    ),
    ActionSpec(
        "predict",
        message("Guess before the result is shown"),
        "Time",
        ("P",),
        plain=True,
        section=4,
    ),
    ActionSpec("unit_up", message("Unit above"), "Time", ("Up",), plain=True, section=2),
    ActionSpec("unit_down", message("Unit below"), "Time", ("Down",), plain=True, section=2),
    ActionSpec("block_1", message("First block"), "Time", ("1",), plain=True, section=3),
    ActionSpec("block_2", message("Second block"), "Time", ("2",), plain=True, section=3),
    ActionSpec("block_3", message("Third block"), "Time", ("3",), plain=True, section=3),
    ActionSpec("block_4", message("Fourth block"), "Time", ("4",), plain=True, section=3),
    ActionSpec(
        "restart",
        message("Reset the states before this step"),
        "Time",
        ("R",),
        plain=True,
        checkable=True,
        section=5,
    ),
    ActionSpec(
        "restart_earlier", message("Reset one step earlier"), "Time", ("[",), plain=True, section=5
    ),
    ActionSpec(
        "restart_later", message("Reset one step later"), "Time", ("]",), plain=True, section=5
    ),
    ActionSpec(
        "clear", message("Stop and leave the control"), "Time", ("Esc",), plain=True, section=4
    ),
    ActionSpec("tour", message("One-minute tour"), "Help"),
    ActionSpec("manual", message("Manual"), "Help", ("F1",)),
    ActionSpec("glossary", message("Glossary"), "Help"),
    ActionSpec("shortcuts", message("Keyboard shortcuts"), "Help", ("Ctrl+/",)),
    ActionSpec("about", message("About LSTM Explorer"), "Help", section=1),
)

MENUS = {
    "File": message("&File"),
    "Edit": message("&Edit"),
    "View": message("&View"),
    "Panels": message("&Panels"),
    "Time": message("&Time"),
    "Help": message("&Help"),
    "Classroom": message("&Classroom"),
}
SUBMENUS = {"Classroom": "View", "Panels": "View"}
"""Menus that do not stand in the bar, by the one that they stand in."""

_ON_MACOS = {"full_screen": ("Meta+Ctrl+F",)}
"""Shortcuts where macOS keeps the key for itself, as F11 for its desktop."""
_ROLES = {"about": QAction.MenuRole.AboutRole, "quit": QAction.MenuRole.QuitRole}
"""What macOS shows in the menu of the program. It would guess by the English of a text."""


def shortcuts_of(spec: ActionSpec) -> tuple[str, ...]:
    """Return the keys of an action on this system."""
    return _ON_MACOS.get(spec.name, spec.keys) if sys.platform == "darwin" else spec.keys


def make_actions(window: QWidget) -> dict[str, QAction]:
    """Return one QAction for each of `ACTIONS`; `connect_actions` makes them do something."""
    actions: dict[str, QAction] = {}
    for spec in ACTIONS:
        action = actions[spec.name] = NamedAction(MNEMONICS.get(spec.name, ""), window)
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        bind(action.show_name, spec.text)
        action.setMenuRole(_ROLES.get(spec.name, QAction.MenuRole.NoRole))
        # The menus of macOS would take a single key from whoever has the focus.
        if not (spec.plain and sys.platform == "darwin"):
            action.setShortcuts(shortcuts_of(spec))
        if spec.plain:
            # The menu shows the key; it is the window that answers to it.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        elif spec.keys:
            # Answers also while the menus are hidden.
            window.addAction(action)
    OwnKeys((key for spec in ACTIONS if not spec.plain for key in shortcuts_of(spec)), window)
    return actions


def connect_actions(actions: Mapping[str, QAction], owners: Iterable[object]) -> None:
    """Connect each action to the method ``do_<name>`` of the one owner that has it.

    Raises
    ------
    ValueError
        If several owners have a method of that name, or an action or a method stands alone.
    """
    slots: dict[str, Callable[[], object]] = {}
    for name, slot in _slots(owners):
        if name in slots:
            raise ValueError(f"two methods do_{name}")
        slots[name] = slot
    if slots.keys() != actions.keys():
        raise ValueError(f"without its other half: {sorted(slots.keys() ^ actions.keys())}")
    for name, action in actions.items():
        action.triggered.connect(slots[name])


def _slots(owners: Iterable[object]) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield the methods ``do_<name>`` that the classes of ``owners`` themselves define."""
    for owner in owners:
        for name in vars(type(owner)):
            if name.startswith("do_"):
                yield name.removeprefix("do_"), getattr(owner, name)


def make_menus(bar: QMenuBar, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Fill ``bar`` with the menus that `ACTIONS` name."""
    menus = {}
    for name, title in MENUS.items():
        menu = menus[name] = QMenu(bar)
        if name not in SUBMENUS:
            bar.addMenu(menu)
        bind(menu.setTitle, title)
        section = 0
        for spec in (spec for spec in ACTIONS if spec.menu == name):
            if spec.section != section:
                menu.addSeparator().setObjectName(f"section {spec.section}")
                section = spec.section
            menu.addAction(actions[spec.name])
    return menus
