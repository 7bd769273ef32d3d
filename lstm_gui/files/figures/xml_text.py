"""Text as it may stand in an XML file."""

import html
import re

_NOT_IN_NAMES = re.compile("[^A-Za-z0-9_-]+")
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return ``text`` escaped, with ``�`` for what XML has no way to write (XML 1.0, 2.2)."""
    return html.escape(_FORBIDDEN.sub("\ufffd", text))


def xml_name(text: str) -> str:
    """Return what of ``text`` may stand in a name of XML and of CSS, if a letter is before it."""
    return _NOT_IN_NAMES.sub("-", text).strip("-")
