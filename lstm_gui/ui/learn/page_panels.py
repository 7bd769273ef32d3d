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
_DIAGRAM, _HEAT_MAPS = "diagram", "states"


def panels_of(page: Page, panels: Iterable[Panel]) -> Iterator[Panel]:
    """Yield those of ``panels`` whose title stands in bold in the text of ``page``.

    If there is none such, the diagram where the page lights up parts of it, and the heat maps
    where it lights them up or links to them. Last comes what is to be in front where they share
    a place, as in class: what the page lights up first.
    """
    text = said(page.text)
    bold = set(_BOLD.findall(text))
    there = list(panels)
    named = [panel for panel in there if {tr(panel.title), tr(panel.headline)} & bold]
    lit = list(_lit(page.spotlight, written_targets(text)))
    shown = [panel for name in reversed(lit) for panel in there if panel.name == name]
    yield from named or shown


def _lit(spotlight: Iterable[str], linked: Iterable[str]) -> dict[str, None]:
    """Return the names of the pictures that show what is lit, in the order of the page."""
    kinds = [all_targets([one]) for one in spotlight]
    names = dict.fromkeys(
        _DIAGRAM if one.parts else _HEAT_MAPS for one in kinds if one.parts or one.rows
    )
    return names | dict.fromkeys([_HEAT_MAPS] if all_targets(linked).rows else [])
