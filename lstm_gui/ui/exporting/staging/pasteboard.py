"""What the clipboard of macOS calls vectors: names of MIME alone mean nothing to programs there."""

import sys
from functools import cache

_NAMES = {"application/pdf": "com.adobe.pdf", "image/svg+xml": "public.svg-image"}
_KINDS = {name: kind for kind, name in _NAMES.items()}


@cache
def native_names() -> object | None:
    """Let programs on macOS find PDF and SVG that are copied, for as long as the program runs."""
    if sys.platform != "darwin":
        return None
    from PyQt6.QtCore import QByteArray
    from PyQt6.QtGui import QUtiMimeConverter

    class Vectors(QUtiMimeConverter):
        def utiForMime(self, mime: str) -> str:
            return _NAMES.get(mime, "")

        def mimeForUti(self, uti: str) -> str:
            return _KINDS.get(uti, "")

        def convertFromMime(self, _mime: str, data: QByteArray, _uti: str) -> list[QByteArray]:
            return [data]

        def convertToMime(self, _mime: str, data: list[QByteArray], _uti: str) -> QByteArray:
            return data[0]

    return Vectors()
