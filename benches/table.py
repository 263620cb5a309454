"""The rows of a run: said as they come, and written into the page about performance."""

from __future__ import annotations

import os
import platform
import sqlite3
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from benches.measured import Measured
    from benches.schools import Size

_COLUMNS = ("median", "95 in 100", "floor", "ratio", "growth")
_BEGIN, _END = "<!-- the last run begins -->\n", "<!-- the last run ends -->\n"


class Table:
    """What a run has found, by school and by what was measured."""

    def __init__(self) -> None:
        self._found: dict[Size, dict[str, Measured]] = {}

    def add(self, size: Size, row: Measured) -> str:
        """Keep a row; returns it as a line of the screen."""
        small = self._smaller(size, row.what)
        self._found.setdefault(size, {})[row.what] = row
        return _line((row.what, str(size), *row.cells(small), row.aim.said(row.unit),
                      _verdict(row, small)))  # fmt: skip

    @property
    def is_met(self) -> bool:
        """Whether no row misses its aim."""
        return not any(row.misses(small) for *_, row, small in self._rows())

    def write_into(self, page: Path) -> None:
        """Put the run in the place that the page keeps for it."""
        text = page.read_text("utf-8")
        before, after = text.split(_BEGIN)[0], text.split(_END)[1]
        page.write_text(f"{before}{_BEGIN}\n{self._markdown()}\n{_END}{after}", "utf-8")

    def _markdown(self) -> str:
        titles = ("what", "school", *_COLUMNS, "aim", "")
        cells = [titles, ("---",) * len(titles)]
        for size, row, small in self._rows():
            cells.append((row.what, str(size), *row.cells(small), row.aim.said(row.unit),
                          _verdict(row, small)))  # fmt: skip
        return f"{machine()}.\n\n" + "".join(f"| {' | '.join(one)} |\n" for one in cells)

    def _rows(self) -> Iterator[tuple[Size, Measured, Measured | None]]:
        """Give each row beside the smaller school's, the two schools together."""
        names = dict.fromkeys(what for rows in self._found.values() for what in rows)
        for what in names:
            for size, rows in self._found.items():
                if what in rows:
                    yield size, rows[what], self._smaller(size, what)

    def _smaller(self, size: Size, what: str) -> Measured | None:
        found = (rows.get(what) for one, rows in self._found.items() if one.pupils < size.pupils)
        return next(found, None)


def headings() -> str:
    """Return the screen's first line."""
    return _line(("what", "school", *_COLUMNS, "aim", ""))


def machine() -> str:
    """Return what was measured on, with no name and no path."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


def _verdict(row: Measured, small: Measured | None) -> str:
    if not row.values or not row.aim.said(row.unit):
        return ""
    return "MISSED" if row.misses(small) else "met"


def _line(cells: tuple[str, ...]) -> str:
    widths = (-45, -10, 10, 10, 10, 7, 7, 32, 8)
    return "".join(
        f"{cell:<{-width}}" if width < 0 else f"{cell:>{width}}"
        for cell, width in zip(cells, widths, strict=True)
    )
