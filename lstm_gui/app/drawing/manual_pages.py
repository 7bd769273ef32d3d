"""``lstm-gui manual``: the manual as web pages, with pictures that the program draws."""

import argparse
from collections.abc import Callable
from html import escape
from pathlib import Path
from string import Template

from lstm_gui import __version__
from lstm_gui.app.drawing.render import prepare
from lstm_gui.app.grammar.arguments import render_parser
from lstm_gui.app.output import say
from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.disk.folders import folders_of
from lstm_gui.files.shipped.manual import Chapter, chapters, figures
from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.words.markdown_html import html_of
from lstm_gui.words.translation import language, message, set_language, tr

Draw = Callable[[argparse.Namespace], object]

_PICTURES = "pictures"
_TITLE, _CONTENTS = message("Manual of LSTM Explorer"), message("Chapters")
_PAGE = Template("""\
<!DOCTYPE html>
<html lang="$language">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>$title</title>
<style>
:root { color-scheme: light dark; }
body { font: 16px/1.6 Pretendard, system-ui, sans-serif; max-width: 46rem; margin: 2rem auto;
  padding: 0 1rem; word-break: keep-all; overflow-wrap: break-word; }
h1 { font-size: 1.9rem; } h2 { font-size: 1.5rem; margin-top: 3rem; } h3 { font-size: 1.15rem; }
img { max-width: 100%; background: #fff; border-radius: 6px; }
figure { margin: 1.5rem 0; } figcaption { font-size: .9rem; opacity: .75; }
pre { padding: .8rem; overflow-x: auto; border-radius: 6px; background: rgb(128 128 128 / .14); }
code { font-size: .92em; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { text-align: start; padding: .3rem 1rem .3rem 0; vertical-align: top;
  border-bottom: 1px solid rgb(128 128 128 / .3); }
nav li { margin: .15rem 0; }
@media print { body { max-width: none; } h2 { break-before: page; } }
</style>
</head>
<body>
<h1>$title</h1>
<p>$version · $languages</p>
<nav aria-label="$contents"><ol>$links</ol></nav>
$chapters
</body>
</html>
""")


def write_manual(folder: Path, draw: Draw) -> tuple[Path, ...]:
    """Write a page in each language with its pictures, and return the pages.

    ``draw`` does what ``lstm-gui render`` does with the arguments that it is given. Unless all is
    written, nothing is left of what was not there.

    Raises
    ------
    Problem
        If the folder cannot be made, a file cannot be written, or a library of Qt is missing.
    """
    prepare()
    spoken = language()
    written = [_picture(folder, name, code) for name in figures() for code in LANGUAGES]
    written += [folder / page_name(code) for code in LANGUAGES]
    try:
        with folders_of(written):
            return tuple(_written(folder, code, draw) for code in LANGUAGES)
    finally:
        # What went wrong with a page is told in the language of who reads it.
        set_language(spoken)


def _picture(folder: Path, name: str, language: str) -> Path:
    return folder / _PICTURES / f"{name}.{language}.png"


def page_name(language: str) -> str:
    """Return what the page in ``language`` is called."""
    return f"manual.{language}.html"


def _written(folder: Path, code: str, draw: Draw) -> Path:
    for name, words in figures().items():
        output = _picture(folder, name, code)
        given = [*words, "-o", str(output), "--lang", code, "--scale", "2"]
        draw(render_parser().parse_args(given))
        say(f"drawn {output}")
    path = folder / page_name(code)
    replace_bytes(path, page(code).encode())
    return path


def page(language: str) -> str:
    """Return the page in ``language``, whose pictures stand in a folder beside it."""
    set_language(language)
    all_of_them = chapters(language)
    links = (f'<li><a href="#{one.name}">{escape(one.title)}</a></li>' for one in all_of_them)
    others = (
        f'<a href="{page_name(code)}" lang="{code}">{escape(spoken.name)}</a>'
        for code, spoken in LANGUAGES.items()
    )
    return _PAGE.substitute(
        language=language,
        title=escape(tr(_TITLE)),
        contents=escape(tr(_CONTENTS)),
        version=f"LSTM Explorer {__version__}",
        languages=" · ".join(others),
        links="".join(links),
        chapters="\n".join(_section(one, _picture_in(language)) for one in all_of_them),
    )


def _section(chapter: Chapter, picture: Callable[[str, str], str]) -> str:
    # Only now: what names the menus knows Qt, which is there once a picture was asked for.
    from lstm_gui.ui.window.guide.manual_fields import filled_in

    text = f"# {chapter.title}\n\n{filled_in(chapter)}".replace("\n#", "\n##")
    html = html_of(f"#{text}", "#{}".format, picture)
    return f'<section id="{chapter.name}">\n{html}\n</section>'


def _picture_in(language: str) -> Callable[[str, str], str]:
    def picture(name: str, said: str) -> str:
        file = f"{_PICTURES}/{name.removeprefix('figure:')}.{language}.png"
        caption = escape(said)
        return (
            f'<figure><img src="{file}" alt="{caption}"><figcaption>{caption}</figcaption></figure>'
        )

    return picture
