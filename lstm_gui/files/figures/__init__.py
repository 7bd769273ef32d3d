"""Figures as vectors: what is drawn, and the formats that it is written in.

`marks` is what all formats share; `svg` and `pdf` each write it as bytes.
"""
