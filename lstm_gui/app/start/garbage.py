"""When Python looks for garbage: not while the program starts, nor ever again in what stays.

A start makes a hundred thousand objects that live to the end. Looking through them again and
again takes a tenth of the start, and each later look at all of them some 20 ms, the room of
a frame in the middle of a drag.
"""

import gc


def postpone() -> None:
    """Look for no garbage until `resume`."""
    gc.disable()


def resume() -> None:
    """Look for garbage among what is made from now on."""
    gc.freeze()
    gc.enable()
