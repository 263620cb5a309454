"""Telling how far a long reading has come, and stopping it when asked."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from desktop.errors import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Progress = Callable[[int, int | None], None]
Cancelled = Callable[[], bool]
T = TypeVar("T")
WHOLE = 1000
_EVERY = 200


@contextmanager
def collector_resting() -> Iterator[None]:
    """Put off the search for rings of objects: among a million facts it outlasts a stop."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


class ImportCancelled(FileRefused):
    """Somebody stopped the reading; nothing was changed."""

    def __init__(self) -> None:
        super().__init__("The import was stopped.", "Nothing was changed.")


class Watch:
    """Tells progress in thousandths of the whole file, and raises ImportCancelled when stopped."""

    def __init__(
        self, progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self._from, self._to, self._told = 0, WHOLE, -1

    def part(self, first: float, last: float) -> None:
        """Say which part of the whole the next steps are, as fractions of one."""
        self._from, self._to = round(first * WHOLE), round(last * WHOLE)

    def poll(self) -> None:
        """Ask whether to go on, with nothing new to tell."""
        if self._cancelled is not None and self._cancelled():
            raise ImportCancelled

    def at(self, done: int, total: int) -> None:
        """Report that `done` of `total` steps of this part are done; it never runs backwards."""
        self.poll()
        share = min(done / total, 1.0) if total else 1.0
        self._told = max(self._told, self._from + int((self._to - self._from) * share))
        if self._progress is not None:
            self._progress(self._told, WHOLE)

    def over(self, items: Sequence[T]) -> Iterator[T]:
        """Pass the items on, reporting every few hundred."""
        total = len(items)
        for done, item in enumerate(items):
            if done % _EVERY == 0:
                self.at(done, total)
            yield item
        self.at(total, total)
