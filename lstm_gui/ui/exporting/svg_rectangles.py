"""Gathers the rectangles of an SVG, of which heat maps have very many."""

import re

_REST = r">\s*<rect (?P<place>[^>]*)/>\s*</g>\s*</g>\s*"
_ONE = re.compile(
    r'<g clip-path="(?P<clip>[^"]*)"><g fill="(?P<fill>[^"]*)" (?P<rest>[^>]*)' + _REST
)
_NEXT = r'<g clip-path="(?P=clip)"><g fill="[^"]*" (?P=rest)>\s*<rect [^>]*/>\s*</g>\s*</g>\s*'
_RUN = re.compile(f"{_ONE.pattern}(?:{_NEXT})+")


def gathered(body: str) -> str:
    """Return the same picture with rectangles that follow each other in one group.

    Qt wraps each of them in two groups of its own, which makes a file several times
    as large.
    """
    return _RUN.sub(_group, body)


def _group(run: "re.Match[str]") -> str:
    rectangles = "\n".join(
        f'<rect {one["place"]} fill="{one["fill"]}"/>' for one in _ONE.finditer(run.group())
    )
    # Smoothed edges of cells side by side would let the background through.
    crisp = 'shape-rendering="crispEdges"'
    return f'<g clip-path="{run["clip"]}"><g {run["rest"]} {crisp}>\n{rectangles}\n</g>\n</g>\n'
