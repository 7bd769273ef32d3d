"""Text as it may stand in an XML file."""

import html
import re

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Return ``text`` escaped, with ``�`` for what XML has no way to write (XML 1.0, 2.2)."""
    return html.escape(_FORBIDDEN.sub("\ufffd", text))
