"""Writes figures as the pages of a PDF: vectors, embedded fonts, tagged with what they are."""

from collections.abc import Sequence

from lstm_gui.files.figures.marks import Drawing, fonts
from lstm_gui.files.figures.pdf_fonts import EmbeddedFont, embedded
from lstm_gui.files.figures.pdf_objects import Pdf, Reference, Value, name, text
from lstm_gui.files.figures.pdf_page import PageWriter, tag_of

_CREATOR = "LSTM Explorer"


def pdf(drawing: Drawing) -> bytes:
    """Return ``drawing`` as a PDF file, as large as it says.

    Its text can be searched and copied, and its description is read aloud as that of a figure.

    Raises
    ------
    Problem
        If a bundled font is missing.
    """
    return pdf_of_pages([drawing])


def pdf_of_pages(drawings: Sequence[Drawing]) -> bytes:
    """Return ``drawings``, one at least, as the pages of a PDF file that is called as the first.

    Of a page without a description its text is read aloud. Raises as `pdf` does.
    """
    file, first = Pdf(), drawings[0]
    embedded_fonts = {
        one: embedded(file, one, glyphs) for one, glyphs in _fonts(drawings).items() if one
    }
    parent = file.reserve()
    pages = [
        _page(file, number, drawing, parent, embedded_fonts)
        for number, drawing in enumerate(drawings)
    ]
    file.add({"Type": name("Pages"), "Kids": pages, "Count": len(pages)}, parent)
    root = {
        "Type": name("Catalog"),
        "Pages": parent,
        "Lang": text(first.language),
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": _tags(file, drawings, pages),
        "ViewerPreferences": {"DisplayDocTitle": True},
    }
    about = {"Title": text(first.title), "Creator": text(_CREATOR)}
    return file.finished(file.add(root), file.add(about))


def _fonts(drawings: Sequence[Drawing]) -> dict[str, dict[int, str]]:
    found: dict[str, dict[int, str]] = {}
    for drawing in drawings:
        for font, glyphs in fonts(drawing.marks).items():
            found.setdefault(font, {}).update(glyphs)
    return found


def _page(
    file: Pdf,
    number: int,
    drawing: Drawing,
    parent: Reference,
    embedded_fonts: dict[str, EmbeddedFont],
) -> Reference:
    writer = PageWriter(file, embedded_fonts)
    content = file.stream(writer.page(drawing))
    return file.add(
        {
            "Type": name("Page"),
            "Parent": parent,
            "MediaBox": [0, 0, drawing.width * drawing.points, drawing.height * drawing.points],
            "Contents": content,
            "Resources": writer.resources(),
            "StructParents": number,
        }
    )


def _tags(file: Pdf, drawings: Sequence[Drawing], pages: Sequence[Reference]) -> Reference:
    tree = file.reserve()
    parts = [
        file.add(_tag(drawing, tree, page)) for drawing, page in zip(drawings, pages, strict=True)
    ]
    rows = [entry for number, part in enumerate(parts) for entry in (number, [part])]
    parents = file.add({"Nums": rows})
    return file.add({"Type": name("StructTreeRoot"), "K": parts, "ParentTree": parents}, tree)


def _tag(drawing: Drawing, tree: Reference, page: Reference) -> dict[str, Value]:
    said = {"Alt": text(drawing.description)} if drawing.description else {}
    kind = {"Type": name("StructElem"), "S": name(tag_of(drawing))}
    return {**kind, "P": tree, "Pg": page, "K": 0, **said}
