"""How small type, how thin lines and how pale letters may be in what is printed."""

LEAST_TYPE, LEAST_LINE, LEAST_CONTRAST = 5.0, 0.25, 4.5
"""What most journals ask for, in points; the contrast is that of WCAG."""
