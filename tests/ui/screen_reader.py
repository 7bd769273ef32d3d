"""What a screen reader and a keyboard find in the real program; called by `test_screen_reader`.

    python3 screen_reader.py PYTHON MAIN

It runs under the Python of the system, which knows pyatspi, and starts MAIN with PYTHON. What
was read goes to the standard output as JSON.
"""

import json
import subprocess
import sys

import pyatspi
from gi.repository import GLib

_PATIENCE, _OFTEN = 30_000, 50
_SLIDER = "Forget gate, unit 1: weight of input 1"
_SEEN = pyatspi.STATE_SHOWING


def main():
    program = subprocess.Popen(sys.argv[1:])
    try:
        print(json.dumps(read()))
    finally:
        program.terminate()
        program.wait()


def read():
    window = awaited(lambda: first("frame", _endswith("LSTM Explorer")))
    focus_window("LSTM Explorer")
    facts = {
        "window": window.name,
        "sliders": [one.name for one in all_of("slider") if one.name],
        "narrator": awaited(narrator),
    }
    facts["stepped"] = step_on()
    facts["changed"] = change_a_weight()
    facts["table"] = read_the_table()
    return facts


def step_on():
    """Go two steps on with the arrow; return the step before and after, and what is said."""
    before = value_of("Time step")
    press("Right", "Right")
    awaited(lambda: value_of("Time step") == before + 2)
    return before, value_of("Time step"), awaited(narrator)


def change_a_weight():
    """Come to a slider with Tab and move it with the arrow; return its value before and after."""
    before = value_of(_SLIDER)
    for _ in range(60):
        press("Tab")
        if awaited(focused).name == _SLIDER:
            break
    press("Right", "Right", "Right")
    awaited(lambda: value_of(_SLIDER) != before)
    return awaited(focused).name, before, value_of(_SLIDER)


def read_the_table():
    """Open the numbers as a table, read it, and close it; return titles, rows and what is left."""
    press("ctrl+shift+t")
    table = awaited(lambda: first("table", lambda one: one.queryTable().nRows > 0))
    shown = table.queryTable()
    titles = [shown.getColumnHeader(at).name for at in range(shown.nColumns)]
    rows = [
        [shown.getAccessibleAt(row, at).name for at in range(shown.nColumns)]
        for row in range(shown.nRows)
    ]
    name = table.name
    focus_window(name)
    press("Escape")
    awaited(lambda: first("table", lambda _: True) is None or None)
    return name, titles, rows


def narrator():
    """Return the sentence on the selected step; the card around the diagram has its name too."""
    told = first(None, lambda one: one.name == "Gate diagram" and one.description)
    return told and told.description


def press(*keys):
    for key in keys:
        subprocess.run(["xdotool", "key", key], check=True)


def focus_window(name):
    """Give the keys to a window, as a window manager would, of which there is none."""
    found = ["xdotool", "search", "--sync", "--onlyvisible", "--name", name]
    subprocess.run([*found, "windowfocus", "--sync"], check=True)


def value_of(name):
    return first("slider", _called(name)).queryValue().currentValue


def focused():
    return first(None, lambda one: one.getState().contains(pyatspi.STATE_FOCUSED))


def first(role, fits):
    return next((one for one in all_of(role) if fits(one)), None)


def all_of(role):
    for program in pyatspi.Registry.getDesktop(0):
        if program is not None:
            yield from _within(program, role)


def _within(one, role):
    shown = one.getRole() == pyatspi.ROLE_APPLICATION or one.getState().contains(_SEEN)
    if shown and (role is None or one.getRoleName() == role):
        yield one
    for child in one if one.getRoleName() != "table" else ():
        if child is not None:
            yield from _within(child, role)


def _called(name):
    return lambda one: one.name == name


def _endswith(name):
    return lambda one: one.name.endswith(name)


def awaited(ask):
    """Return what ``ask`` answers as soon as it is something; the program takes its time."""
    over = []
    limit = GLib.timeout_add(_PATIENCE, lambda: over.append(True) or False)
    tick = GLib.timeout_add(_OFTEN, lambda: True)
    try:
        while not over:
            answer = _quietly(ask)
            if answer:
                return answer
            GLib.MainContext.default().iteration(True)
    finally:
        GLib.source_remove(tick)
        if not over:
            GLib.source_remove(limit)
    raise TimeoutError("the program does not say what is waited for")


def _quietly(ask):
    try:
        return ask()
    except (GLib.Error, LookupError, NotImplementedError, AttributeError):
        return None  # what was there a moment ago has gone


if __name__ == "__main__":
    main()
