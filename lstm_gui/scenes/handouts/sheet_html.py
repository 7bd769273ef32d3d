"""Worksheets as one web page that stands alone and can be printed."""

import html
from collections.abc import Callable, Sequence

from lstm_gui.files.figures.marks import Drawing, Ink, Path, Shape
from lstm_gui.files.figures.qr_code import QUIET, fits, qr_code
from lstm_gui.files.figures.svg import svg
from lstm_gui.files.shipped.resources import resource
from lstm_gui.scenes.handouts.markup_html import formula_html, text_html
from lstm_gui.scenes.handouts.sheet_fonts import font_faces
from lstm_gui.scenes.handouts.sheet_parts import (
    Diagram,
    Formula,
    Heading,
    Paragraph,
    Part,
    Room,
    Sheet,
    Table,
    Task,
    Ticks,
)
from lstm_gui.scenes.handouts.sheet_words import code_hint, headline, identity
from lstm_gui.words.translation import language, tr

Figure = Callable[[Diagram], bytes]
"""Draws a diagram as an SVG file."""


def web_page(title: str, articles: Sequence[str]) -> bytes:
    """Return what `article` made of sheets as one HTML file, in the language in force.

    Raises
    ------
    Problem
        If a bundled font is missing.
    """
    body = "\n".join(articles)
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{html.escape(title)}</title>\n"
        f"<style>\n{_style()}{font_faces(articles)}\n</style>\n</head>\n<body>\n{body}\n"
        "</body>\n</html>\n"
    ).encode()


def article(sheet: Sheet, figure: Figure) -> str:
    """Return ``sheet`` as a part of a web page."""
    parts = "\n".join(_part(part, figure) for part in sheet.parts)
    return f"<article>\n{_header(sheet)}\n{parts}\n</article>"


def _style() -> str:
    return resource("handout.css").read_text(encoding="utf-8")


def _header(sheet: Sheet) -> str:
    lines = [f"<h1>{html.escape(headline(sheet))}</h1>", _aside(identity(sheet))]
    code = ""
    if not sheet.answers:
        name, date = (html.escape(tr(text)) for text in ("Name", "Date"))
        lines.append(f'<p class="name">{name}<span></span>{date}<span></span></p>')
        if sheet.code and fits(sheet.code):
            lines.append(_aside(code_hint()))
            code = _inline(svg(code_drawing(sheet.code, code_hint())))
    return f"<header>\n<div>\n{''.join(lines)}\n</div>\n{code}</header>"


def code_drawing(text: str, description: str) -> Drawing:
    """Return ``text`` as a QR code of one pixel a square, with the room around it."""
    squares = qr_code(text)
    side = len(squares) + 2 * QUIET
    letters, numbers = "", list[float]()
    for y, row in enumerate(squares, start=QUIET):
        for x, dark in enumerate(row, start=QUIET):
            if dark:
                letters += "MLLLZ"
                numbers += (x, y, x + 1, y, x + 1, y + 1, x, y + 1)
    path = Path(letters, tuple(map(float, numbers)))
    shape = Shape(path, Ink("#000000"), crisp=True)
    return Drawing(side, side, "QR", description, language(), (shape,), Ink("#ffffff"))


def _part(part: Part, figure: Figure) -> str:
    match part:
        case Heading(text=text):
            return f"<h2>{text_html(text)}</h2>"
        case Paragraph(text=text, muted=muted):
            return _aside(text) if muted else f"<p>{text_html(text)}</p>"
        case Formula(markup=markup):
            return f'<p class="formula">{formula_html(markup)}</p>'
        case Task():
            return _task(part)
        case Ticks(options=options, ticked=ticked):
            marks = ("☑" if n == ticked else "☐" for n in range(len(options)))
            shown = (f"<span>{mark} {text_html(option)}</span>"
                     for mark, option in zip(marks, options, strict=True))  # fmt: skip
            return f'<p class="ticks">{" ".join(shown)}</p>'
        case Table():
            return _table(part)
        case Room(lines=lines):
            return '<div class="line"></div>' * lines
        case Diagram():
            return f"<figure>{_inline(figure(part))}</figure>"


def _task(part: Task) -> str:
    room = '<div class="room"></div>' if part.formula and not part.result else ""
    box = f'<div class="box">{html.escape(part.result)}</div>'
    if part.formula and part.result:
        box = ""
    label = f"<div>{part.label}</div>"
    return f'<div class="task">{label}<div>{text_html(part.text)}{room}</div>{box}</div>'


def _table(table: Table) -> str:
    rows = table.rows
    head = "".join(f'<th scope="col">{text_html(cell)}</th>' for cell in rows[0])
    body = "\n".join(
        f'<tr><th scope="row">{text_html(first)}</th>'
        + "".join(f"<td>{text_html(cell)}</td>" for cell in cells)
        + "</tr>"
        for first, *cells in rows[1:]
    )
    dense = ' class="dense"' if table.dense else ""
    return f"<table{dense}>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>"


def _aside(text: str) -> str:
    return f'<p class="aside">{text_html(text)}</p>'


def _inline(file: bytes) -> str:
    """Return an SVG file as a part of a page."""
    return file.decode().partition("?>\n")[2]
