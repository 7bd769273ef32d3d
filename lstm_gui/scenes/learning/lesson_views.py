"""How a page of a lesson wants the cell to be looked at."""

from msgspec.structs import replace

from lstm_gui.files.lessons.lesson_addresses import Targets
from lstm_gui.files.lessons.lesson_format import Lesson, Setting
from lstm_gui.scenes.snapshot import Spotlight, View


def view_of(lesson: Lesson, index: int) -> View:
    """Return the View in which page ``index`` starts: all settings up to it, in order."""
    view = View()
    for page in lesson.pages[: index + 1]:
        if page.set is not None:
            view = _applied(page.set, view)
    return view


def _applied(setting: Setting, view: View) -> View:
    begins = setting.begins_anew
    base = View() if begins else view
    rows = tuple(setting.rows) if setting.rows else base.rows
    return replace(
        base,
        rows=rows,
        reach=setting.reach or base.reach,
        mean=setting.mean,
        unrolled=setting.unrolled,
    )


def spotlight_of(targets: Targets, dims: bool) -> Spotlight:
    """Return what lights up ``targets``; with ``dims`` everything else stands back."""
    return Spotlight(targets.parts, targets.rows, targets.entries, dims, targets.cards)
