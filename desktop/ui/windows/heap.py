"""Memory: what is done with goes back to the system, what stays is not looked through again.

Linux's C library keeps a heap for each thread, and keeps what is freed. Other systems have their
own ways, and are left to them.
"""

from __future__ import annotations

import gc
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import ctypes

_HEAPS = -8  # M_ARENA_MAX, of malloc.h
_SELDOM = (10_000, 5, 5)  # new objects before a look at them, at those that stayed, at all


@cache
def _library() -> ctypes.CDLL | None:
    if sys.platform != "linux":
        return None
    import ctypes  # noqa: PLC0415 - at a start there is nothing to give back

    library = ctypes.CDLL(None)
    known = hasattr(library, "mallopt") and hasattr(library, "malloc_trim")
    return library if known else None


def share_one_heap() -> None:
    """Let work beside the screen take its memory from the same heap; to be called before any."""
    library = _library()
    if library is not None:
        library.mallopt(_HEAPS, 1)


def leave_in_peace() -> None:
    """Let the collector pass over all that is there now: a look at it takes some 60 ms.

    It looks at what is new less often too: what a place reads is facts, which form no circles.
    """
    gc.set_threshold(*_SELDOM)
    gc.freeze()


def look_again() -> None:
    """Let the collector look at everything again, for something large has been let go."""
    gc.unfreeze()


def give_back() -> None:
    """Return to the system what has been freed (a millisecond or two)."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)
