"""Gathers the rectangles of an SVG, and shortens the paths of heat maps, which are all of them."""

import re

_REST = r">\s*<rect (?P<place>[^>]*)/>\s*</g>\s*</g>\s*"
_ONE = re.compile(
    r'<g clip-path="(?P<clip>[^"]*)"><g fill="(?P<fill>[^"]*)" (?P<rest>[^>]*)' + _REST
)
_NEXT = r'<g clip-path="(?P=clip)"><g fill="[^"]*" (?P=rest)>\s*<rect [^>]*/>\s*</g>\s*</g>\s*'
_RUN = re.compile(f"{_ONE.pattern}(?:{_NEXT})+")
_CELLS = re.compile(
    r'(?P<group><g fill="[^"]*" fill-opacity="1" stroke="none" [^>]*)>\s*'
    r'<path vector-effect="none" fill-rule="evenodd" d="(?P<d>[^A-KN-Y"]*)"/>'
)
_CELL = re.compile(
    r"M(?P<x>[^, ]+),(?P<y>[^ ]+) L(?P<end>[^, ]+),(?P=y) L(?P=end),(?P<bottom>[^ ]+) "
    r"L(?P=x),(?P=bottom) L(?P=x),(?P=y) Z\s*"
)
_SHORT = r"M\g<x> \g<y>H\g<end>V\g<bottom>H\g<x>z"
# Smoothed edges of cells side by side would let the background through.
_CRISP = 'shape-rendering="crispEdges"'


def gathered(body: str) -> str:
    """Return the same picture with rectangles that follow each other in one group.

    Qt wraps each of them in two groups of its own, which makes a file several times
    as large. Paths of nothing but rectangles are written as short as they can be.
    """
    return _CELLS.sub(_short, _RUN.sub(_group, body))


def _group(run: "re.Match[str]") -> str:
    rectangles = "\n".join(
        f'<rect {one["place"]} fill="{one["fill"]}"/>' for one in _ONE.finditer(run.group())
    )
    return f'<g clip-path="{run["clip"]}"><g {run["rest"]} {_CRISP}>\n{rectangles}\n</g>\n</g>\n'


def _short(cells: "re.Match[str]") -> str:
    path, rectangles = _CELL.subn(_SHORT, cells["d"])
    if rectangles != cells["d"].count("M"):
        return cells.group()
    return f'{cells["group"]} {_CRISP}><path d="{path}"/>'
