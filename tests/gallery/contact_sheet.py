"""One page with all pictures side by side."""

import html
from itertools import groupby
from operator import itemgetter

_STYLE = """
body { font: 14px/1.5 Pretendard, sans-serif; margin: 24px; background: #e8eaee; color: #161d29; }
section { display: grid; grid-template-columns: repeat(auto-fill, minmax(420px, 1fr)); gap: 18px; }
figure { margin: 0; background: white; padding: 10px; border-radius: 8px; }
img { width: 100%; height: 280px; object-fit: contain; }
figcaption { color: #5e6675; }
"""


def contact_sheet(pictures: list[tuple[str, str]]) -> str:
    """Return an HTML page of ``(section, file name)``, in the order given."""
    sections = "".join(
        f"<h2>{html.escape(section)}</h2>\n<section>\n"
        + "".join(_figure(name) for _, name in members)
        + "</section>\n"
        for section, members in groupby(pictures, key=itemgetter(0))
    )
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>LSTM Explorer</title>\n'
        f"<style>{_STYLE}</style>\n<h1>LSTM Explorer</h1>\n{sections}</html>\n"
    )


def _figure(name: str) -> str:
    safe = html.escape(name)
    return (
        f'<figure><a href="{safe}"><img src="{safe}" alt="{safe}" loading="lazy"></a>'
        f"<figcaption>{safe}</figcaption></figure>\n"
    )
