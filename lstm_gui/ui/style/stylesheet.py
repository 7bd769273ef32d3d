"""The few rules of Qt style sheet that the palette cannot say."""

import re
from collections.abc import Mapping

from msgspec.structs import asdict

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource
from lstm_gui.ui.style.scale import factor, scaled
from lstm_gui.ui.style.theme import Theme

_FIELD = re.compile(r"\$([a-z_]+)")
_PIXELS = r"(?<![\w#.])(\d+)px"
_WIDE_BORDER, _BORDER = "border: 2px", "border"

_RULES = """
QMainWindow::separator { background: $window; width: 8px; height: 8px; }
QMainWindow::separator:hover { background: $border; border-radius: 3px; }
QToolTip { background: $text; color: $card; border: none; padding: 5px 7px; }
QMenuBar { background: transparent; }
QMenuBar::item { padding: 6px 9px; border-radius: 6px; background: transparent; color: $text; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $hover; }
QMenu { background: $card; border: 1px solid $border; padding: 5px; menu-scrollable: 1; }
QMenu::item { padding: 6px 26px 6px 24px; border-radius: 5px; color: $text; }
QMenu::item:selected { background: $hover; }
QMenu::item:disabled { color: $idle; }
QMenu::separator { height: 1px; background: $border; margin: 5px 8px; }
QMenu::indicator { left: 7px; width: 12px; height: 12px; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; background: transparent; margin: 1px; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 1px; }
QScrollBar::handle { background: $track; border-radius: 4px; min-height: 26px; min-width: 26px; }
QScrollBar::handle:hover { background: $muted; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox, QPlainTextEdit, QTextBrowser {
    background: $field; border: 1px solid $border; border-radius: 5px; padding: 2px 6px;
    color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QSpinBox, QDoubleSpinBox, QComboBox { min-height: 18px; }
QSpinBox QLineEdit, QDoubleSpinBox QLineEdit, QComboBox QLineEdit { min-height: 0; }
QLineEdit:focus, QSpinBox:focus, QDoubleSpinBox:focus, QComboBox:focus, QPlainTextEdit:focus {
    border: 2px solid $accent; padding: 1px 5px; }
QLineEdit[wrong="true"] { border: 2px solid $wrong; padding: 1px 5px; }
QComboBox::drop-down { border: none; width: 18px; }
ChoiceBox::down-arrow { image: none; }
QFileDialog QComboBox::down-arrow, QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
    image: url("$down"); width: 10px; height: 10px; }
QSpinBox::up-arrow, QDoubleSpinBox::up-arrow { image: url("$up"); width: 10px; height: 10px; }
QSpinBox::up-button, QDoubleSpinBox::up-button {
    subcontrol-position: top right; width: 15px; border: none; background: transparent; }
QSpinBox::down-button, QDoubleSpinBox::down-button {
    subcontrol-position: bottom right; width: 15px; border: none; background: transparent; }
QToolBar { border: none; background: $window; spacing: 0; }
QComboBox QAbstractItemView {
    background: $card; border: 1px solid $border; selection-background-color: $hover;
    selection-color: $text; }
QPushButton, QToolButton {
    background: $field; border: 1px solid $border; border-radius: 6px; padding: 5px 11px;
    color: $text; }
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 4px 10px; }
QPushButton[role="chapter"] { text-align: left; padding: 7px 11px; }
QPushButton:pressed, QToolButton:pressed { background: $border; }
QPushButton:disabled, QToolButton:disabled { color: $idle; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:disabled { background: $field; color: $idle; border-color: $border; }
QToolButton { padding: 4px 8px; }
QToolButton:checked { background: $hover; border-color: $accent; }
QToolButton:focus { border: 2px solid $accent; padding: 3px 7px; }
QToolButton::menu-indicator { image: none; }
QToolButton[flat="true"] {
    background: $field; border: 1px solid transparent; padding: 3px 6px; color: $accent; }
QToolButton[flat="true"]:hover { background: $hover; }
QToolButton[flat="true"]:checked { background: $hover; border-color: $accent; }
QToolButton[flat="true"]:focus { border: 2px solid $accent; padding: 2px 5px; }
QToolButton[flat="true"]:disabled { color: $idle; }
QLabel[role="title"] { font-weight: 600; color: $text; }
QLabel[role="muted"] { color: $muted; }
QFrame[role="card"] { background: $card; border: 1px solid $border; border-radius: 9px; }
QFrame[role="line"] { background: $border; border: none; }
QTabBar { background: $window; qproperty-drawBase: 0; }
QTabBar::tab {
    background: $window; color: $muted; padding: 5px 12px; border: none;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:hover { color: $text; }
QDialog QTabBar, QDialog QTabBar::tab { background: $card; }
QCheckBox {
    spacing: 6px; padding: 2px; border: 2px solid transparent; border-radius: 5px;
    min-height: 16px; }
QCheckBox:focus { border-color: $accent; }
QCheckBox::indicator, QListView::indicator {
    width: 14px; height: 14px; background: $field; border: 1px solid $muted; border-radius: 4px; }
QCheckBox::indicator:hover, QListView::indicator:hover { background: $hover; }
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:disabled { border-color: $idle; }
QProgressBar { background: $track; border: none; border-radius: 3px;
    min-height: 7px; max-height: 7px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QTableView { selection-background-color: $hover; selection-color: $text; outline: none; }
QTableView::item { padding: 0 3px; }
QTableView::item:selected:active { border-bottom: 1px solid $accent; }
QHeaderView, QTableCornerButton::section { background: transparent; border: none; }
QListWidget { background: transparent; outline: none; }
QListWidget::item { padding: 5px 6px; border-radius: 5px; color: $text; }
QListWidget::item:hover { background: $hover; }
QListWidget::item:selected { background: $accent; color: $on_accent; }
QHeaderView::section {
    background: transparent; color: $muted; border: none; border-bottom: 1px solid $border;
    padding: 2px 4px 4px 6px; }
QHeaderView::section:vertical { border-bottom: none; padding: 2px 6px 3px; }
QDialog { background: $card; }
QMessageBox QLabel#qt_msgbox_informativelabel { color: $muted; }
QFileDialog QTreeView, QFileDialog QListView {
    background: $card; border: 1px solid $border; border-radius: 5px; color: $text;
    selection-background-color: $hover; selection-color: $text; outline: none; }
QFileDialog QTreeView:focus, QFileDialog QListView:focus { border: 2px solid $accent; }
QFileDialog QTreeView::item, QFileDialog QListView::item { padding: 3px; }
QFileDialog QToolButton { padding: 3px; min-width: 18px; min-height: 18px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""


def stylesheet(theme: Theme) -> str:
    """Return the application's style sheet in the colours of ``theme``."""
    icons = {way: icon_url(f"chevron-{way}-{theme.name}.svg") for way in ("up", "down")}
    icons["check"] = icon_url(f"check-{theme.name}.svg")
    colours = asdict(theme) | icons
    if factor() == 1:
        return _filled(_RULES, colours)
    return _filled("}".join(map(scaled_rule, _RULES.split("}"))), colours)


def _filled(rules: str, colours: Mapping[str, object]) -> str:
    # A template of Python's own would be imported with its patterns, for what one does.
    return _FIELD.sub(lambda field: str(colours[field[1]]), rules)


def scaled_rule(rule: str) -> str:
    """Return ``rule`` with its pixels scaled; borders stay as thin as they are.

    A wider border takes its pixels from the padding, at every factor, or what has the
    focus would grow by a pixel.
    """
    taken = 1 if _WIDE_BORDER in rule else 0
    return ";".join(_scaled_declaration(part, taken) for part in rule.split(";"))


def _scaled_declaration(declaration: str, taken: int) -> str:
    def grown(match: re.Match[str]) -> str:
        return f"{scaled(int(match[1]) + taken) - taken}px"

    name = declaration.rpartition("{")[2].partition(":")[0].strip()
    thin = name.startswith(_BORDER) and not name.endswith("radius")
    return declaration if thin else re.sub(_PIXELS, grown, declaration)


def icon_url(name: str) -> str:
    """Return where the style sheet has the image called ``name`` from, nothing if it is missing."""
    try:
        return resource("icons", name).as_posix()
    except Problem:
        return ""  # a box without its arrow still works
