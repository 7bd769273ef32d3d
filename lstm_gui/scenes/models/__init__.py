"""Trained models as data to be shown: run, diagnosed, compared, and tried in orders of gates."""
