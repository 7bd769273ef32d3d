"""pyqtgraph, imported without the parts that no figure here uses.

``import pyqtgraph`` loads all it has: plots, regions, parameter trees, remote views. They take
longer to load than what the figures draw with. Modules without content stand in for them
while it is imported; where it was imported before, it is whole.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

__all__ = ["pg"]

_ITEMS = """
    ArrowItem BarGraphItem BoxplotItem ButtonItem ColorBarItem CurvePoint DateAxisItem
    ErrorBarItem FillBetweenItem GradientEditorItem GradientLegend GraphicsWidgetAnchor GraphItem
    GridItem HistogramLUTItem InfiniteLine IsocurveItem LabelItem LegendItem LinearRegionItem
    PColorMeshItem PlotCurveItem PlotDataItem PlotItem ROI ScaleBar ScatterPlotItem TargetItem
    TextItem UIGraphicsItem VTickGroup
"""
_WIDGETS = """
    BusyCursor CheckTable ColorButton ColorMapMenu ColorMapWidget ComboBox DataFilterWidget
    DataTreeWidget DiffTreeWidget FeedbackButton FileDialog GradientWidget GroupBox
    HistogramLUTWidget JoystickButton LayoutWidget PathButton PlotWidget ProgressDialog
    RawImageWidget RemoteGraphicsView ScatterPlotWidget SpinBox TableWidget TreeWidget ValueLabel
    VerticalLabel
"""
_EMPTY = (
    "PyQt6.uic",
    "pyqtgraph.colors",
    "pyqtgraph.graphicsItems.ViewBox.ViewBoxMenu",
    "pyqtgraph.imageview",
    "pyqtgraph.Qt.OpenGLHelpers",
    "pyqtgraph.util.cprint",
    "pyqtgraph.WidgetGroup",
    "xml.etree.ElementTree",
    *(f"pyqtgraph.graphicsItems.{name}" for name in _ITEMS.split()),
    *(f"pyqtgraph.widgets.{name}" for name in _WIDGETS.split()),
)
_DISPENSABLE = ("PyQt6.QtOpenGLWidgets", "PyQt6.QtSvg", "PyQt6.QtTest")
"""What pyqtgraph itself can do without."""
_CORE = "pyqtgraph.Qt.QtCore"


class _Empty(ModuleType):
    """Has nothing to import by ``*``, and None for every name that is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__all__: list[str] = []

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


class _CoreWithoutLocale(ModuleType):
    """Is filled by pyqtgraph with the names of `PyQt6.QtCore` that it lacks.

    Spin boxes, left out too, have a locale as the default of an argument. To make one, PyQt
    makes 800 names of languages, scripts and countries first.
    """

    @staticmethod
    def QLocale() -> None:
        """Stand in for the locale nobody asks for."""


@contextmanager
def _left_out() -> Iterator[None]:
    if "pyqtgraph" in sys.modules:
        yield
        return
    sys.modules[_CORE] = _CoreWithoutLocale(_CORE)
    standing_in = {name: _Empty(name) for name in _EMPTY} | dict.fromkeys(_DISPENSABLE)
    for name in standing_in.keys() & sys.modules.keys():
        del standing_in[name]
    sys.modules.update(standing_in)  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in standing_in:
            del sys.modules[name]


with _left_out():
    import pyqtgraph as pg
