"""The manual says the same in both languages, and nothing that is not so."""

import re

import pytest

from lstm_gui.app import cli
from lstm_gui.files.shipped.manual import Chapter, chapters, figures, glossary, without_figures
from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.words.markdown_html import html_of

ENGLISH, KOREAN = chapters("en"), chapters("ko")
NAMES = [chapter.name for chapter in ENGLISH]
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
FIGURE = re.compile(r"!\[([^\]]*)\]\(figure:([a-z-]+)\)")
COMMAND = re.compile(r"^lstm-gui (.+)$", re.MULTILINE)

both = pytest.mark.parametrize(
    ("english", "korean"), list(zip(ENGLISH, KOREAN, strict=True)), ids=NAMES
)
each = pytest.mark.parametrize(
    "chapter",
    [*ENGLISH, *KOREAN],
    ids=[f"{code} {name}" for code in ("en", "ko") for name in NAMES],
)


def test_it_has_the_chapters_that_a_reader_looks_for() -> None:
    assert [
        *("first-minutes", "cell", "layers", "memory", "train", "lessons"),
        *("models", "figures", "command-line", "keys", "evidence", "glossary"),
    ] == NAMES


def plain(text: str, chapter: Chapter) -> str:
    """Return a command as it is in English; the language of what it prints is the reader's."""
    return text.replace("--lang ko", "--lang en")


@both
def test_both_languages_name_the_same_things(english: Chapter, korean: Chapter) -> None:
    assert english.name == korean.name
    assert english.title != korean.title
    assert sorted(english.fields) == sorted(korean.fields)
    for pattern in (LINK, re.compile(r"figure:([a-z]+)"), re.compile(r"^(#+) ", re.MULTILINE)):
        assert pattern.findall(english.text) == pattern.findall(korean.text)
    commands = [plain(found, korean) for found in COMMAND.findall(korean.text)]
    assert COMMAND.findall(english.text) == commands


@both
def test_the_korean_is_korean_and_the_english_english(english: Chapter, korean: Chapter) -> None:
    hangul = re.compile("[가-힣]")
    assert not hangul.search(english.title + english.text)
    paragraphs = [one for one in korean.text.split("\n\n") if re.search("[a-z]{4}", one)]
    bare = [one for one in paragraphs if not one.startswith(("```", "{"))]
    assert all(hangul.search(one) for one in bare)


@each
def test_every_link_leads_to_a_chapter(chapter: Chapter) -> None:
    assert set(LINK.findall(chapter.text)) <= set(NAMES) - {chapter.name}


@each
def test_every_picture_can_be_drawn_and_says_what_it_shows(chapter: Chapter) -> None:
    shown = FIGURE.findall(chapter.text)
    assert {name for _, name in shown} <= figures().keys()
    assert all(len(said) > 5 for said, _ in shown)
    assert "figure:" not in without_figures(chapter.text)


def test_no_picture_is_drawn_for_nothing() -> None:
    shown = {name for chapter in ENGLISH for _, name in FIGURE.findall(chapter.text)}
    assert shown == figures().keys()


@pytest.mark.parametrize(
    "words",
    [
        *(found for chapter in ENGLISH + KOREAN for found in COMMAND.findall(chapter.text)),
        *(" ".join(("render", *told, "-o", "a.png")) for told in figures().values()),
    ],
)
def test_every_command_is_one(words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = []
    monkeypatch.setattr(cli, "_carried_out", lambda command, words: ran.append(command.runner) or 0)
    assert cli.main(words.split()) == 0
    named = words.split(maxsplit=1)[0]
    assert ran == [named if named in cli.COMMANDS else "show_window"]


def test_every_command_of_the_program_is_told() -> None:
    (chapter,) = (one for one in ENGLISH if one.name == "command-line")
    assert {name for name in cli.COMMANDS if f"`{name}`" not in chapter.text} == set()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_words_of_the_glossary_have_a_meaning(code: str) -> None:
    terms = glossary(code)
    assert len(terms) > 25
    assert all(term.name and term.says and term.english for term in terms)
    assert all(re.search("[가-힣]", term.says) for term in terms if code == "ko")


def test_a_field_that_nobody_fills_is_an_error() -> None:
    chapter = Chapter("a", "A", "press {key:save}, {menu:save}")
    assert chapter.fields == (("key", "save"), ("menu", "save"))
    with pytest.raises(KeyError):
        chapter.filled({("key", "save"): "S"})


def test_markdown_becomes_html_and_html_text() -> None:
    text = """\
## A <b>title</b>

One *line* &
**the** next, `a < b`, $f_t$ and [there](cell).

- first
  goes on
- second

1. one

| a | b |
|---|---|
| `1` | <i> |

```sh
lstm-gui "a" > b

c
```

![said "so"](figure:x)
"""
    html = html_of(text, "#{}".format, lambda name, said: f"({name}|{said})")
    assert html.split("\n", 5) == [
        "<h2>A &lt;b&gt;title&lt;/b&gt;</h2>",
        "<p>One <i>line</i> &amp; <b>the</b> next, <code>a &lt; b</code>, "
        '<i>f</i><sub>t</sub> and <a href="#cell">there</a>.</p>',
        "<ul><li>first goes on</li><li>second</li></ul>",
        "<ol><li>one</li></ol>",
        "<table><tr><th>a</th><th>b</th></tr>"
        "<tr><td><code>1</code></td><td>&lt;i&gt;</td></tr></table>",
        '<pre>lstm-gui "a" &gt; b\n\nc</pre>\n(figure:x|said "so")',
    ]
