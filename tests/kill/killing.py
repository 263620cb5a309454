"""Killing a process at a random point of its work, hundreds of times, on a file that stays."""

from __future__ import annotations

import os
import random
import select
import signal
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def killed_after(work: Callable[[Callable[[str], None]], None], delay: float) -> list[str]:
    """Run work in a child process, kill it after a delay, and return what it said was saved.

    The child says a line only after the task has returned: that is what a screen would have shown.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work_and_end(work, writing)
    os.close(writing)
    said = _lines_until(reading, delay)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    said += _rest(reading)
    os.close(reading)
    return said.decode().split("\n")[:-1]


def _work_and_end(work: Callable[[Callable[[str], None]], None], writing: int) -> None:
    status = 1
    try:
        work(_teller(writing))
        status = 0
    finally:
        os._exit(status)


def _teller(writing: int) -> Callable[[str], None]:
    def tell(line: str) -> None:
        os.write(writing, f"{line}\n".encode())

    return tell


def _lines_until(reading: int, delay: float) -> bytes:
    said, until = b"", time.monotonic() + delay
    while (left := until - time.monotonic()) > 0:
        if select.select([reading], [], [], left)[0]:
            part = os.read(reading, 65536)
            if not part:
                break
            said += part
    return said


def _rest(reading: int) -> bytes:
    said = b""
    while part := os.read(reading, 65536):
        said += part
    return said


def delays(count: int, longest: float, seed: int = 1) -> list[float]:
    """Return random delays in seconds, the same in every run of the tests."""
    dice = random.Random(seed)
    return [dice.uniform(0, longest) for _ in range(count)]
