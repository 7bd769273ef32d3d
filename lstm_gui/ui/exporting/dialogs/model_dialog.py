"""The dialog that writes the network for other programs, and says first what it will write."""

import os
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PyQt6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from lstm_gui.files.exporters.written import Survey
from lstm_gui.files.exporters.written_back import model_to_write, not_written
from lstm_gui.ui.dialogs.found_table import Column, FoundRow, FoundTable
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.job import Job
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.dialogs.making_dialog import MakingDialog
from lstm_gui.ui.exporting.dialogs.model_formats import (
    FORMATS,
    code_of,
    is_complete,
    number_count,
    suffix_of,
    try_all,
    write,
)
from lstm_gui.ui.exporting.file_maker import Making, no_pieces
from lstm_gui.ui.exporting.suggested_names import model_name
from lstm_gui.ui.notices.messages import asked
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.choices.choice_form import ChoiceForm
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.model_words import names_left_out
from lstm_gui.words.translation import message, told, tr

_CANNOT = message("{format} – not possible")
_OPENED_AS = message("Opened as {name}. It stays as it is unless you choose its name.")
_ONLY_READ = message("Files like it are only read, so another format is proposed.")
_NOT_READ = message("Not in it, since it was not read: {names}.")
_PROGRAM = message("A program that holds all numbers and computes the same.")
_AT_ONCE = 100_000
"""Numbers of which it is known in no time what each format makes of them."""
_CHOICE_WIDTH, _MOST_NAMES = 300, 6
_BUTTON = QMessageBox.StandardButton


class ModelDialog(MakingDialog):
    """Chooses a format, lists the arrays that it will hold, and writes the file.

    Every format is tried in the background; one that cannot hold the network says why.

    Parameters
    ----------
    document
        Whose network is written, as it is now.
    settings
        Remembers the folder, and the format for what comes from no file of a model.
    """

    remembered_as = "model"
    question = message("Save the model")
    formats = FORMATS

    def __init__(self, document: Document, settings: Settings, parent: QWidget) -> None:
        super().__init__(message("Export a model"), settings, parent)
        self._document = document
        self._origin = None if document.visiting else document.origin
        network = document.network
        self._model = model_to_write(network, document.title, self._origin)
        self._given, self._lost = network.sequence, tuple(not_written(network))
        self._surveys: dict[str, Survey] = {}
        self._asked_for = self._origin is not None and self._origin.is_written
        self.source, self.note = Label(self), Label(self)
        self.arrays = FoundTable(self)
        bind(self.arrays.setAccessibleName, message("Arrays of the file"))
        self._choose_first()
        self._lay_out()
        self.format.currentIndexChanged.connect(self._show_format)
        self.format.activated.connect(self._ask_for)
        self._show_format()
        self.trying = Job(partial(try_all, self._model, self._names()), self)
        """Goes through all formats, where that takes longer than a moment."""
        self.trying.progressed.connect(self._take)
        if number_count(self._model) > _AT_ONCE:
            self.trying.start()
        else:
            try_all(self._model, self._names(), self._take)

    @property
    def tried_all(self) -> bool:
        """Whether it is known of every format what it would hold."""
        return len(self._surveys) == len(FORMATS)

    @property
    def suffix(self) -> str:
        """That of the files of the chosen format."""
        return suffix_of(self.format.currentData())

    def suggested_name(self) -> str:
        """Return what the model was called, marked as changed."""
        return model_name(self._document, self.suffix)

    def save_to(self, path: Path) -> None:
        """Begin to write ``path``; nothing is replaced that was not asked about."""
        whole = self._completed(path)
        if self._may_replace(path, whole):
            super().save_to(whole)

    def done(self, result: int) -> None:
        """Close; formats that are not tried yet no longer are."""
        self.trying.stop()
        super().done(result)

    def _making(self, path: Path) -> Making:
        code = code_of(self.format.currentData())
        return Making(path, no_pieces(), partial(write, path, self._model, code, self._given))

    def _completed(self, path: Path) -> Path:
        return path if is_complete(path.name) else path.with_name(path.name + self.suffix)

    def _may_replace(self, path: Path, whole: Path) -> bool:
        origin = self._origin
        if origin is not None and origin.model.left_out and _is_same(whole, origin.path):
            names = names_left_out(origin.model, _MOST_NAMES)
            more = tr("What of it was not read is lost then: {names}.").format(names=names)
        elif whole != path and os.path.exists(whole):
            # It was asked about the name as it was typed.
            more = tr("What is in it now is lost then.")
        else:
            return True
        answer = asked(
            self,
            tr('There is a file "{name}" already. Replace it?').format(name=readable(whole.name)),
            more,
            {"cancel": _BUTTON.No, "replace": _BUTTON.Yes},
            {"cancel": tr("Cancel"), "replace": tr("Replace")},
        )
        return answer == "replace"

    def _names(self) -> dict[str, str]:
        """Return what a file of each format would be called, the chosen one first."""
        first = self.format.currentData()
        ordered = (first, *(one for one in FORMATS if one != first))
        return {one: model_name(self._document, suffix_of(one)) for one in ordered}

    def _take(self, found: tuple[str, Survey]) -> bool:
        """Note what was found of a format, and go on with the next."""
        name, self._surveys[found[0]] = found
        if found[1].problem is not None:
            text = tr(_CANNOT).format(format=tr(FORMATS[name]))
            self.format.setItemText(self.format.findData(name), text)
        if name == self.format.currentData():
            if found[1].problem is not None and not self._asked_for:
                # Nobody has said which; the first that is not tried yet may hold it.
                self.format.choose_data(self._first_possible())
            self._show_format()
        return True

    def _first_possible(self) -> str | None:
        """Return the first format that holds the network, or of which that is not known yet."""
        found = self._surveys
        possible = (one for one in FORMATS if one not in found or found[one].problem is None)
        return next(possible, None)

    def _ask_for(self) -> None:
        self._asked_for = True

    def _show_format(self) -> None:
        found = self._surveys.get(self.format.currentData())
        self.save_button.setEnabled(found is not None and found.problem is None)
        rows = () if found is None else found.arrays
        self.arrays.show_rows(_columns(), tuple(map(_row, rows)))
        self.arrays.setVisible(bool(rows))
        self.note.setText("\n".join(self._said(found)))

    def _said(self, found: Survey | None) -> list[str]:
        if found is None:
            return [tr("Computing …")]
        if found.problem is not None:
            return [told(found.problem)]
        said = [] if found.arrays else [tr(_PROGRAM)]
        said += map(tr, (*found.left_behind, *self._lost))
        if self._origin is not None and self._origin.model.left_out:
            names = names_left_out(self._origin.model, _MOST_NAMES)
            said.append(tr(_NOT_READ).format(names=names))
        return said

    def _choose_first(self) -> None:
        self._choose_as_last()
        if self._origin is not None:
            self.format.choose_data(self._origin.written_as)
            said = tr(_OPENED_AS).format(name=readable(self._origin.path.name))
            self.source.setText(said if self._origin.is_written else f"{said} {tr(_ONLY_READ)}")
        self.source.setVisible(self._origin is not None)

    def _boxes(self) -> Mapping[str, ChoiceBox]:
        return {"format": self.format}

    def _lay_out(self) -> None:
        for label in (self.source, self.note):
            label.setProperty("role", "muted")
            label.setWordWrap(True)
        form = ChoiceForm(_CHOICE_WIDTH, self.choices)
        form.add_field(message("&Format"), self.format)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 18, 18, 14)
        fit(column.setSpacing, 12)
        for widget in (self.choices, self.source, self.arrays, self.note):
            column.addWidget(widget)
        column.setStretchFactor(self.arrays, 1)
        column.addStretch()
        column.addLayout(self._foot())
        fit(self.resize, 680, 520)

    def _show_busy(self, busy: bool) -> None:
        super()._show_busy(busy)
        # How far it is does not show: most of the time goes into one piece.
        self.progress.setRange(0, 0 if busy else 100)


def _columns() -> tuple[Column, ...]:
    return (
        Column(tr("Name")),
        Column(tr("Shape"), is_number=True),
        Column(tr("Order of the blocks")),
        Column(tr("What it is")),
    )


def _row(array: tuple[str, tuple[int, ...], str, str]) -> FoundRow:
    name, shape, role, order = array
    return FoundRow((name, " × ".join(map(str, shape)), " ".join(order), tr(role)), name)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return os.path.samefile(one, other)
    except OSError:
        return False
