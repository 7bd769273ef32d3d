"""Which panels of the cell a page speaks of."""

import re
from collections.abc import Iterable, Iterator

from lstm_gui.files.lessons.lesson_addresses import all_targets
from lstm_gui.files.lessons.lesson_checks import written_targets
from lstm_gui.files.lessons.lesson_format import Page
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.words.lesson_words import said
from lstm_gui.words.translation import tr

_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_HEAT_MAPS = "states"


def panels_of(page: Page, panels: Iterable[Panel]) -> Iterator[Panel]:
    """Yield those of ``panels`` whose title stands in bold in the text of ``page``.

    If there is none such and the page lights up heat maps or links to them, that is their panel.
    """
    text = said(page.text)
    bold = set(_BOLD.findall(text))
    there = list(panels)
    named = [panel for panel in there if {tr(panel.title), tr(panel.headline)} & bold]
    rows = all_targets([*page.spotlight, *written_targets(text)]).rows
    yield from named or (panel for panel in there if panel.name == _HEAT_MAPS and rows)
