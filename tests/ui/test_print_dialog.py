"""Figures for print from the export dialog: widths, type, what is checked and remembered."""

from xml.etree import ElementTree

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QObject
from PyQt6.QtGui import QGuiApplication

from lstm_gui.files.figures.checks import Check
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting import file_maker
from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
from lstm_gui.ui.exporting.recording import recorded
from lstm_gui.ui.exporting.recording.recorded import marks_of
from lstm_gui.ui.exporting.staging.drawn_pictures import Paper, image
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.exporting.staging.studio import PAPER, SHEET, SHOWN, WITHOUT_COLOURS, Studio
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import DARK, GREY, LIGHT
from tests.ui.driving import Heard, heard, settle, until
from tests.ui.pictures import loaded, page_points


@pytest.fixture
def shown(shared_window):
    return shared_window("latch")


@pytest.fixture
def dialog(shown):
    made = opened(shown)
    yield made
    made.reject()
    settle()


def opened(window, name: str = "diagram") -> ExportDialog:
    window.exports.export(name)
    settle()
    return window.findChildren(ExportDialog)[-1]


def saved(dialog, tmp_path, suffix: str) -> bytes:
    dialog.format.choose_data(suffix)
    path = tmp_path / f"a{suffix}"
    dialog.save_to(path)
    until(lambda: dialog.maker is None)
    return path.read_bytes()


def wait_for_check(dialog):
    with heard(dialog.checking.found) as found:
        until(lambda: found)


def test_a_figure_is_as_wide_as_the_publisher_asks(dialog, tmp_path):
    dialog.print.size.choose_data(85.0)
    assert page_points(saved(dialog, tmp_path, ".pdf"))[0] == pytest.approx(85 * MILLIMETRE)
    tree = ElementTree.fromstring(saved(dialog, tmp_path, ".svg"))
    width = float(tree.get("width", "").removesuffix("pt"))
    assert width == pytest.approx(85 * MILLIMETRE, abs=0.01)
    dialog.print.resolution.choose_data(600.0)
    image = loaded(saved(dialog, tmp_path, ".png"))
    assert image.width() == pytest.approx(85 / 25.4 * 600, abs=1)
    assert image.dotsPerMeterX() == pytest.approx(600 / 0.0254, rel=1e-3)


def test_a_width_can_be_typed_in_any_unit(dialog, tmp_path):
    dialog.print.size.choose_data(-1.0)
    assert not dialog.print.width.isHidden()
    dialog.print.width.setText("4in")
    dialog.print.width.editingFinished.emit()
    assert "102 × " in dialog.note.text()
    assert page_points(saved(dialog, tmp_path, ".pdf"))[0] == pytest.approx(288)


def test_the_name_of_a_publisher_is_beside_its_widths(dialog):
    texts = [dialog.print.size.itemText(index) for index in range(dialog.print.size.count())]
    assert "Nature: one column, 89 mm" in texts
    assert "Elsevier: one and a half, 140 mm" in texts
    assert "2026-" in dialog.print.size.toolTip()


def test_larger_type_leaves_less_room(dialog):
    dialog.print.size.choose_data(183.0)
    before = dialog.preview.picture.toImage()
    dialog.print.type.choose_data(10.0)
    after = dialog.preview.picture.toImage()
    assert after.width() == before.width()
    assert after != before


def test_what_is_too_narrow_is_told_and_cannot_be_saved(dialog):
    dialog.print.size.choose_data(85.0)
    dialog.print.type.choose_data(12.0)
    assert "needs a width of" in dialog.note.text()
    assert not dialog.save_button.isEnabled()
    dialog.print.type.choose_data(7.0)
    assert dialog.save_button.isEnabled()
    assert "85 × " in dialog.note.text()


def test_the_figure_is_checked_in_one_line(dialog):
    dialog.what.choose_data("states")
    dialog.print.size.choose_data(183.0)
    dialog.format.choose_data(".pdf")
    wait_for_check(dialog)
    assert "smallest type\N{NO-BREAK SPACE}" in dialog.check.text()
    assert "thinnest line\N{NO-BREAK SPACE}" in dialog.check.text()
    assert "contrast\N{NO-BREAK SPACE}" in dialog.check.text()
    assert "vectors only" in dialog.check.text()
    assert "fonts in the file: Pretendard, STIX Two Math" in dialog.check.text()
    for suffix in (".png", ".eps"):
        dialog.format.choose_data(suffix)
        wait_for_check(dialog)
        assert ("vectors" in dialog.check.text()) == (suffix == ".eps")
        assert "fonts" not in dialog.check.text()


def test_the_widths_say_their_day_and_which_are_only_quoted(dialog):
    told = dialog.print.size.toolTip()
    assert "2026-11-29" in told
    assert "Those of Cell Press, Elsevier are as others quote them" in told
    assert dialog.print.size.findData(88.9) > 0


@pytest.mark.parametrize(("name", "printed"), [("window", False), (SHEET, True)])
def test_a_figure_is_checked_widget_by_widget_while_the_window_lives(
    shown, monkeypatch, name, printed
):
    drawn = []
    monkeypatch.setattr(recorded, "marks_of", lambda one: drawn.append(one) or marks_of(one))
    monkeypatch.setattr(file_maker, "_SLICE_MS", 0)
    dialog = opened(shown)
    dialog.what.choose_data(name)
    assert dialog.print.for_print == printed
    drawn.clear()
    dialog.format.choose_data(".eps")
    assert not drawn, "a choice is answered before anything is drawn for the check"
    before, longest = 0, 0
    with heard(dialog.checking.found) as found:
        while not found:
            QCoreApplication.processEvents()
            before, longest = len(drawn), max(longest, len(drawn) - before)
    assert len(drawn) > 10
    assert longest == 1
    dialog.format.choose_data(".tikz")
    dialog.reject()
    settle()


def test_only_what_was_chosen_last_is_checked(dialog):
    with heard(dialog.checking.found) as found:
        for name in ("states", "ranges", "diagram"):
            dialog.what.choose_data(name)
        wait_for_check(dialog)
        settle()
    assert len(found) == 1


def test_title_and_ground_can_be_left_out(dialog, tmp_path):
    dialog.print.size.choose_data(183.0)
    with_title = saved(dialog, tmp_path, ".svg")
    dialog.print.titled.setChecked(False)
    dialog.print.clear.setChecked(True)
    without = saved(dialog, tmp_path, ".svg")
    heading = b"LSTM cell"
    assert with_title.count(heading) > without.count(heading)
    image = loaded(saved(dialog, tmp_path, ".png"))
    assert image.pixelColor(2, 2).alpha() == 0


def test_rows_show_only_where_they_are_of_use(dialog):
    of_print = dialog.print
    dialog.format.choose_data(".png")
    assert (dialog.scale.isHidden(), of_print.type.isHidden()) == (False, True)
    of_print.size.choose_data(89.0)
    assert (dialog.scale.isHidden(), of_print.resolution.isHidden()) == (True, False)
    dialog.format.choose_data(".svg")
    assert of_print.resolution.isHidden()
    dialog.what.choose_data("window")
    assert of_print.size.isHidden()
    assert "Vectors" in dialog.note.text()


def test_text_of_an_svg_is_text_or_outlines(dialog, tmp_path):
    dialog.format.choose_data(".pdf")
    assert dialog.print.outlines.isHidden()
    assert b"<text" in saved(dialog, tmp_path, ".svg")
    assert not dialog.print.outlines.isHidden()
    dialog.print.outlines.setChecked(True)
    assert b"<text" not in saved(dialog, tmp_path, ".svg")


def test_the_dialog_stays_open_and_remembers_without_saving(shown):
    dialog = opened(shown)
    for box, data in (
        (dialog.print.size, 90.0), (dialog.print.type, 8.0), (dialog.print.resolution, 1200.0),
    ):  # fmt: skip
        box.choose_data(data)
    dialog.print.titled.setChecked(False)
    dialog.print.outlines.setChecked(True)
    dialog.reject()
    again = opened(shown)
    of_print = again.print
    chosen = [box.currentData() for box in (of_print.size, of_print.type, of_print.resolution)]
    assert chosen == [90.0, 8.0, 1200.0]
    assert not of_print.titled.isChecked()
    assert of_print.outlines.isChecked()
    again.reject()


def test_choices_that_make_no_sense_count_as_none(shown):
    Settings().remember_choices("picture", {"size": "x", "width": "9km", "type": 99.0, "dpi": 1.0})
    dialog = opened(shown)
    printing = dialog.print
    assert (printing.size.currentData(), printing.width.text()) == (0.0, "89mm")
    assert (printing.type.currentData(), printing.resolution.currentData()) == (7.0, 300.0)
    dialog.reject()


def test_what_is_printed_is_copied_too(dialog, qtbot):
    dialog.print.size.choose_data(89.0)
    dialog.format.choose_data(".png")
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: dialog.maker is None)
    copied = QGuiApplication.clipboard().image()
    assert copied.width() == pytest.approx(89 / 25.4 * 300, abs=1)


def test_the_window_keeps_its_theme_and_its_view(shown, tmp_path):
    shown.apply_theme(DARK)
    shown.document.set_view(unrolled=True)
    settle()
    dialog = opened(shown)
    dialog.theme.choose_data("grey")
    dialog.print.size.choose_data(183.0)
    svg = saved(dialog, tmp_path, ".svg").decode()
    assert "t = 9" in svg
    assert theme() is DARK
    dialog.reject()


def test_memory_and_training_are_printed_as_they_are_known(shared_window):
    main = shared_window("latch")
    main.workspaces.show("memory")
    until(lambda: main.workspaces.memory.comparison is not None)
    dialog = opened(main, "memory_flow")
    asked = Heard(main.workspaces.memory.compared)
    dialog.print.size.choose_data(183.0)
    assert "183 × " in dialog.note.text()
    assert asked.calls == []
    dialog.reject()


def test_every_panel_that_is_a_view_is_offered_in_print(dialog, shown):
    studio = dialog._studio
    printable = {name for name in studio.names() if studio.views(name)}
    assert printable == {"diagram", "states", "ranges", "inspector"}
    assert all(view in VIEWS for name in printable for view in studio.views(name))


def test_all_panels_stand_on_one_sheet(dialog, tmp_path):
    dialog.what.choose_data(SHEET)
    settle()
    assert "183 × " in dialog.note.text()
    assert not dialog.print.columns.isHidden()
    two = saved(dialog, tmp_path, ".svg").decode()
    for name in ("diagram", "states", "ranges", "inspector"):
        assert f'id="panel-{name}"' in two
    wide = dialog.preview.picture.height()
    dialog.print.columns.choose_data(1)
    settle()
    assert dialog.preview.picture.height() > 1.5 * wide
    dialog.what.choose_data("diagram")
    assert dialog.print.columns.isHidden()


class Restyled(QObject):
    """Counts how often a widget was styled anew."""

    def __init__(self, widget):
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched, event):
        self.times += event.type() == QEvent.Type.StyleChange
        return False


@pytest.mark.parametrize(("name", "colours"), [("inspector", PAPER), (SHEET, WITHOUT_COLOURS)])
def test_a_figure_in_other_colours_leaves_the_window_in_its_own(shown, name, colours):
    studio = Studio(shown.document, shown, shown.apply_theme)

    def figure(colours):
        figure = next(filter(None, studio.staging(name, Printing(600.0), colours, 2)))
        with figure.in_force():
            picture = image(figure.subject(), Paper())
        figure.close()
        return picture

    shown.apply_theme(LIGHT if colours == PAPER else GREY)
    as_shown = figure(SHOWN)
    shown.apply_theme(DARK)
    restyled = Restyled(shown)
    assert figure(colours) == as_shown
    assert theme() is DARK
    assert not restyled.times


def test_cursor_and_legend_can_be_left_out_and_stay_so(dialog):
    dialog.print.choose_print()
    assert dialog.print.printing().without == frozenset()
    dialog.print.pointed.setChecked(False)
    dialog.print.keyed.setChecked(False)
    assert dialog.print.printing().without == {"cursor", "legend"}
    chosen = dialog.print.chosen()
    dialog.print.keyed.setChecked(True)
    dialog.print.choose(chosen)
    assert dialog.print.printing().without == {"cursor", "legend"}


def test_what_the_check_says_presses_no_row_together(dialog, qtbot):
    dialog.print.size.choose_data(89.0)
    dialog.format.choose_data(".pdf")
    qtbot.waitUntil(lambda: "Pretendard" in dialog.check.text(), timeout=20_000)
    dialog.check.setText("")
    settle()
    width = dialog.width()
    dialog.resize(width, dialog.layout().totalHeightForWidth(width))
    settle()
    dialog.checking.found.emit(Check(5.0, 0.25, 4.0, 3, ("Pretendard-Regular.ttf", ""), 12))
    settle()
    assert dialog.width() == width
    assert dialog.choices.height() >= dialog.choices.sizeHint().height()
    assert dialog.check.height() >= dialog.check.heightForWidth(dialog.check.width()) > 40
