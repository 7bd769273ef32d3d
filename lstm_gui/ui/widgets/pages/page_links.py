"""Where the text of a page leads: to parts of the window, and to words of the glossary."""

import re

from PyQt6.QtGui import QTextDocument

from lstm_gui.files.lessons.lesson_addresses import Targets, targets
from lstm_gui.ui.widgets.pages.markdown_document import fragments, set_markdown
from lstm_gui.words.glossary_links import term_of

FORMULA = re.compile(r"\$\$([^$]+)\$\$|\[\$([^$]+)\$\]\(([^()\s]+)\)|\$([^$]+)\$")
"""One on lines of its own, one that is a link and where that leads, or one in a line."""


def known_targets(href: str) -> Targets:
    """Return what ``href`` points at; nothing if it is no target of a lesson."""
    try:
        return targets(href)
    except ValueError:
        return Targets()


def leads_inside(href: str) -> bool:
    """Tell whether a link leads to a part of the window, or to a word of the glossary."""
    return known_targets(href) != Targets() or term_of(href) is not None


def targets_in(text: str) -> list[str]:
    """Return where all links and images lead that the text of a page comes to have.

    What counts is what Qt makes of the text, in whichever of the forms of Markdown it stands.
    """
    document = QTextDocument()
    set_markdown(document, FORMULA.sub(_as_link, text))
    forms = [cursor.charFormat() for cursor in fragments(document)]
    images = [form.toImageFormat().name() for form in forms if form.isImageFormat()]
    return [form.anchorHref() for form in forms if form.isAnchor()] + images


def _as_link(match: re.Match[str]) -> str:
    return f"[formula]({match.group(3)})" if match.group(3) else "formula"
