"""Animations: what is shown when, the stage it is drawn on, and the file it ends in."""
