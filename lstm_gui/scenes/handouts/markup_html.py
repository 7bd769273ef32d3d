"""Text with formulas as HTML: letters in italics, what is lowered and raised where it belongs."""

import html
import re

_FORMULA = re.compile(r"\$([^$]+)\$")
_TOKEN = re.compile(
    r"([_^])(?:\{([^}]*)\}|(\S))|\"([^\"]*)\"|([A-Za-z]\u0303?)(?![A-Za-z\u0303])|([^_^\"])"
)
_TAGS = {"_": "sub", "^": "sup"}


def text_html(text: str) -> str:
    """Return ``text``, in which formulas stand between dollar signs."""
    parts = _FORMULA.split(text)
    return "".join(
        f'<span class="formula">{formula_html(part)}</span>' if n % 2 else html.escape(part)
        for n, part in enumerate(parts)
    )


def formula_html(markup: str) -> str:
    """Return a formula that is written as `lstm_gui.ui.style.mathtext` has it."""
    words = re.split(r"([A-Za-z]{2,})", markup)
    return "".join(
        html.escape(word) if n % 2 else _TOKEN.sub(_token, word) for n, word in enumerate(words)
    )


def _token(match: re.Match[str]) -> str:
    mark, group, single, quoted, letter, other = match.groups()
    if mark:
        tag = _TAGS[mark]
        return f"<{tag}>{formula_html(group or single)}</{tag}>"
    if letter:
        return f"<i>{letter}</i>"
    return html.escape(quoted or other)
