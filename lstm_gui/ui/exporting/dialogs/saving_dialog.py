"""A dialog that makes a file of what is chosen in it."""

from abc import abstractmethod
from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialog, QWidget

from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.file_question import file_to_save
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.numbers.whole_box import WholeBox
from lstm_gui.words.translation import tr

Chosen = Mapping[str, str | float | bool]


class SavingDialog(QDialog):
    """Asks where to save, and remembers the folder and the choices for the next time.

    Parameters
    ----------
    title
        A message.
    settings
        Where it remembers.
    """

    remembered_as: ClassVar[str]
    """What its choices are called in the settings."""
    question: ClassVar[str]
    """Asks where to save, as a message."""
    formats: ClassVar[Mapping[str, str]]
    """What the formats are called, as messages, by the suffixes of their files."""

    def __init__(self, title: str, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, title)
        self._settings, self._window = settings, parent
        self.format = ChoiceBox(self)
        for suffix, name in self.formats.items():
            self.format.addItem(tr(name), suffix)

    @property
    def suffix(self) -> str:
        """That of the chosen format."""
        return self.format.currentData()

    @abstractmethod
    def suggested_name(self) -> str:
        """Return what to call the file."""

    @abstractmethod
    def save_to(self, path: Path) -> None:
        """Make the file ``path``; without the suffix of a format it gets the chosen one."""

    def save(self) -> None:
        """Ask where to save the file, and make it."""
        place = Path(self._settings.folder) / self.suggested_name()
        filters = f"{tr(self.formats[self.format.currentData()])} (*{self.suffix})"
        chosen = file_to_save(self, tr(self.question), place, filters)
        if chosen is not None:
            self.save_to(chosen)

    def chosen(self) -> Chosen:
        """Return all choices, by the names under which they are remembered."""
        return {name: _value(box) for name, box in self._boxes().items()}

    @abstractmethod
    def _boxes(self) -> Mapping[str, ChoiceBox | WholeBox]:
        """Return what is remembered."""

    def _choose_as_last(self) -> Chosen:
        """Choose what was chosen last, as far as it is still there, and return it."""
        last = self._settings.choices(self.remembered_as)
        for name, box in self._boxes().items():
            _choose(box, last.get(name))
        return last

    def _remember(self) -> None:
        self._settings.remember_choices(self.remembered_as, self.chosen())

    def _completed(self, path: Path) -> Path:
        if path.suffix.lower() in self.formats:
            return path
        return path.with_name(path.name + self.suffix)


def _value(box: ChoiceBox | WholeBox) -> str | float | bool:
    return box.value() if isinstance(box, WholeBox) else box.currentData()


def _choose(box: ChoiceBox | WholeBox, value: object) -> None:
    if isinstance(box, ChoiceBox):
        box.choose_data(value)
    elif isinstance(value, float):
        box.setValue(int(value))
