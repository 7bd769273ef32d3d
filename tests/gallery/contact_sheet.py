"""Pages with all pictures of a part side by side, and one that leads to them."""

import html
from collections.abc import Iterable
from itertools import groupby
from operator import itemgetter

_STYLE = """
body { font: 14px/1.5 Pretendard, sans-serif; margin: 24px; background: #e8eaee; color: #161d29; }
section { display: grid; grid-template-columns: repeat(auto-fill, minmax(420px, 1fr)); gap: 18px; }
figure { margin: 0; background: white; padding: 10px; border-radius: 8px; }
img { width: 100%; height: 280px; object-fit: contain; }
figcaption { color: #5e6675; }
"""


def contact_sheet(part: str, pictures: list[tuple[str, str]]) -> str:
    """Return an HTML page of ``(section, file name)``, in the order given."""
    sections = "".join(
        f"<h2>{html.escape(section)}</h2>\n<section>\n"
        + "".join(_figure(name) for _, name in members)
        + "</section>\n"
        for section, members in groupby(pictures, key=itemgetter(0))
    )
    return _page(part, sections)


def index(parts: Iterable[str]) -> str:
    """Return an HTML page that leads to those of ``parts``."""
    links = "".join(f'<li><a href="{part}/index.html">{part}</a></li>\n' for part in parts)
    return _page("all parts", f"<ul>\n{links}</ul>\n")


def _page(title: str, body: str) -> str:
    heading = html.escape(f"LSTM Explorer: {title}")
    return (
        f'<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{heading}</title>\n'
        f"<style>{_STYLE}</style>\n<h1>{heading}</h1>\n{body}</html>\n"
    )


def _figure(name: str) -> str:
    safe = html.escape(name)
    return (
        f'<figure><a href="{safe}"><img src="{safe}" alt="{safe}" loading="lazy"></a>'
        f"<figcaption>{safe}</figcaption></figure>\n"
    )
