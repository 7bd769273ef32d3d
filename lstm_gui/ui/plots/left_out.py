"""The parts of pyqtgraph that no figure here uses, left out when it is imported.

``import pyqtgraph`` loads all it has: plots, regions, parameter trees, remote views. They take
longer to load than what the figures draw with, a tenth of the time to the complete window.
Modules without content stand in for them; importing pyqtgraph before `leave_out` loads it whole.
"""

import sys
from types import ModuleType

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
LEFT_OUT = (
    "PyQt6.uic",
    "pyqtgraph.colors",
    "pyqtgraph.imageview",
    "pyqtgraph.WidgetGroup",
    *(f"pyqtgraph.graphicsItems.{name}" for name in _ITEMS.split()),
    *(f"pyqtgraph.widgets.{name}" for name in _WIDGETS.split()),
)


class _Empty(ModuleType):
    """Has nothing to import by ``*``, and None for every name that is asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__all__: list[str] = []

    def __getattr__(self, name: str) -> None:
        if name.startswith("__"):
            raise AttributeError(name)


def leave_out() -> None:
    """Let the next import of pyqtgraph do without what is not used."""
    if "pyqtgraph" not in sys.modules:
        for name in LEFT_OUT:
            sys.modules.setdefault(name, _Empty(name))
