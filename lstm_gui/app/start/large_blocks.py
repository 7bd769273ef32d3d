"""Where the system's allocator takes large blocks: from the system, which gets them back.

Pictures of the window and arrays of a long sequence come and go. An allocator that keeps their
room for the next ones, as that of Linux learns to with each that is freed, soon has small things
that stay in the middle of it: after 3,500 random actions it held 98 MB of which nothing was used.
"""

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""Parameters of ``mallopt``, as ``malloc.h`` numbers them."""
_LARGE = 2**20
"""Bytes; what is smaller comes too often to ask the system each time."""
_ARENAS = 2
"""As many heaps for all threads, or each that computes would leave one of its own behind."""


def give_back() -> None:
    """Have what is large returned to the system as soon as it is freed.

    On other systems than Linux, and with another C library than glibc, nothing changes.
    """
    choose = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if choose is None:
        return
    choose(_MMAP_THRESHOLD, _LARGE)
    choose(_TRIM_THRESHOLD, _LARGE)
    choose(_ARENA_MAX, _ARENAS)
