"""The figures drawn with pyqtgraph: gate diagram, heat maps, range plot."""

from lstm_gui.ui.plots.left_out import leave_out

leave_out()
