"""The window: PyQt6 widgets and pyqtgraph plots that draw a State and its Trace."""
