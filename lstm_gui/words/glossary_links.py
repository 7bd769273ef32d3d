"""Words of the field in a text of Markdown, each as a link to its entry in the glossary."""

import re
from functools import cache, lru_cache

from lstm_gui.files.shipped.manual import Term, glossary
from lstm_gui.words.translation import language, message, tr

_SCHEME = "term:"
_SET = (
    r"(?P<set>\$\$[^$]+\$\$|\$[^$]+\$|`[^`]+`|\{\{\w+\}\}"
    r"|\[(?:[^\]]+)\]\([^()\s]+\)|\*\*[^*]+\*\*)"
)
"""What stands as it is: formulas, code, live numbers, links, and names in bold."""
_LETTERS = r"(?<![\w가-힣])(?:{words})(?:e?s)?(?![A-Za-z])"
_TEXTS_AT_ONCE = 256
"""So many the inspector asks about at each move of a slider, most of them names that stay."""
IN_THE_GLOSSARY = message("In the glossary: {terms}")


def term_of(href: str) -> Term | None:
    """Return the term that the link ``href`` leads to; None if it is no such link."""
    key = href.removeprefix(_SCHEME)
    return _by_key(language()).get(key) if key != href else None


def terms_in(*texts: str) -> list[Term]:
    """Return the terms that stand in ``texts`` of Markdown, in their order, each once."""
    found = (term for text in texts for term in _all(language(), text))
    return list({term.key: term for term in found}.values())


def with_terms(text: str, *beside: str) -> str:
    """Return ``text`` with each of its terms linked where it stands first.

    What stands there only in links of another kind, or only in the texts ``beside`` it, follows
    in a line of its own.
    """
    linked: set[str] = set()
    spelled = _spelled(language())

    def link(match: re.Match[str]) -> str:
        shown = match[0]
        term = spelled.get(_bare(shown.strip("*")))
        if term is None or term.key in linked:
            return shown
        linked.add(term.key)
        return f"[{shown}]({_SCHEME}{term.key})"

    shown = _piece(language()).sub(link, text)
    others = [term for term in terms_in(text, *beside) if term.key not in linked]
    if not others:
        return shown
    # Each term is whole in one line, and no line begins with a dot.
    links = "\u00a0· ".join(f"[{_whole(term.name)}]({_SCHEME}{term.key})" for term in others)
    return f"{shown.rstrip()}\n\n{tr(IN_THE_GLOSSARY).format(terms=links)}"


def _whole(name: str) -> str:
    return name.replace(" ", "\u00a0")


@lru_cache(_TEXTS_AT_ONCE)
def _all(code: str, text: str) -> tuple[Term, ...]:
    plain = re.sub(r"\$\$?[^$]+\$\$?|\]\([^()\s]+\)|`[^`]+`|\{\{\w+\}\}", " ", text)
    found = re.finditer(_word(code), plain, re.IGNORECASE)
    return tuple(_spelled(code)[_bare(match[0])] for match in found)


def _bare(word: str) -> str:
    """Return ``word`` as the keys of the spellings are, without the ending of a plural."""
    lower = word.lower()
    known = _spelled(language())
    ends = (lower, lower.removesuffix("s"), lower.removesuffix("es"))
    return next((end for end in ends if end in known), lower)


@cache
def _spelled(code: str) -> dict[str, Term]:
    return {word.lower(): term for term in glossary(code) for word in (term.name, *term.also)}


@cache
def _by_key(code: str) -> dict[str, Term]:
    return {term.key: term for term in glossary(code)}


@cache
def _word(code: str) -> str:
    longest_first = sorted(_spelled(code), key=len, reverse=True)
    return _LETTERS.format(words="|".join(map(re.escape, longest_first)))


@cache
def _piece(code: str) -> re.Pattern[str]:
    return re.compile(rf"\*\*{_word(code)}\*\*|{_SET}|{_word(code)}", re.IGNORECASE)
