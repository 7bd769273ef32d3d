"""Writes a figure as a PDF of one page: vectors, embedded fonts, tagged with its description."""

from lstm_gui.files.figures.marks import Drawing, fonts
from lstm_gui.files.figures.pdf_fonts import EmbeddedFont, embedded
from lstm_gui.files.figures.pdf_objects import Pdf, Reference, Value, name, text
from lstm_gui.files.figures.pdf_page import PageWriter

_CREATOR = "LSTM Explorer"


def pdf(drawing: Drawing) -> bytes:
    """Return ``drawing`` as a PDF file, as large as it says.

    Its text can be searched and copied, and its description is read aloud as that of a figure.

    Raises
    ------
    Problem
        If a bundled font is missing.
    """
    file = Pdf()
    used = fonts(drawing.marks)
    embedded_fonts = {one: embedded(file, one, glyphs) for one, glyphs in used.items() if one}
    pages, page = file.reserve(), file.reserve()
    sheet = [0, 0, drawing.width * drawing.points, drawing.height * drawing.points]
    file.add({"Type": name("Pages"), "Kids": [page], "Count": 1}, pages)
    file.add(
        {
            "Type": name("Page"),
            "Parent": pages,
            "MediaBox": sheet,
            **_contents(file, drawing, embedded_fonts),
            "StructParents": 0,
        },
        page,
    )
    root = {
        "Type": name("Catalog"),
        "Pages": pages,
        "Lang": text(drawing.language),
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": _tags(file, drawing, page),
        "ViewerPreferences": {"DisplayDocTitle": True},
    }
    about = {"Title": text(drawing.title), "Creator": text(_CREATOR)}
    return file.finished(file.add(root), file.add(about))


def _contents(
    file: Pdf, drawing: Drawing, embedded_fonts: dict[str, EmbeddedFont]
) -> dict[str, Value]:
    writer = PageWriter(file, embedded_fonts)
    content = writer.page(drawing)
    return {"Contents": file.stream(content), "Resources": writer.resources()}


def _tags(file: Pdf, drawing: Drawing, page: Reference) -> Reference:
    tree, figure = file.reserve(), file.reserve()
    file.add(
        {
            "Type": name("StructElem"),
            "S": name("Figure"),
            "P": tree,
            "Pg": page,
            "K": 0,
            "Alt": text(drawing.description),
        },
        figure,
    )
    parents = file.add({"Nums": [0, [figure]]})
    return file.add({"Type": name("StructTreeRoot"), "K": [figure], "ParentTree": parents}, tree)
