"""The figures drawn with pyqtgraph: gate diagram, heat maps, range plot."""
