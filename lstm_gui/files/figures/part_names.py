"""Names of the parts of a figure, each given once."""

from collections import Counter

from lstm_gui.files.figures.marks import Part
from lstm_gui.files.figures.xml_text import xml_name


class PartNames:
    """Gives a name to each part of one figure."""

    def __init__(self) -> None:
        self._given = Counter[str]()

    def of(self, part: Part) -> str:
        """Return e.g. ``gate-f``, and ``gate-f_2`` for the second one."""
        name = "-".join(filter(None, (kind_of(part), xml_name(part.name))))
        self._given[name] += 1
        return name if self._given[name] == 1 else f"{name}_{self._given[name]}"


def kind_of(part: Part) -> str:
    """Return the kind of ``part`` as it stands in files."""
    return xml_name(part.kind)
