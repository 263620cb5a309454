"""Measure and print one row each: python3 dev.py bench [--quick] [--full] [--only NAME]."""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

from benches.finding import finding
from benches.importing import importing
from benches.looking import looking
from benches.measured import HEADINGS, Measured, line
from benches.schools import LARGE, SMALL, Bench, Size, bench_on
from benches.starting import starting
from benches.syncs import syncs_a_mark
from benches.taking import handing_in, keys_until_painted, opening
from benches.together import closing, fourteen_at_once
from desktop.app import application
from desktop.ui.style import apply_style, load_fonts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Rows = Measured | tuple[Measured, ...]
_MANY, _MOST = 2000, 50_000


def _making(bench: Bench) -> Rows:
    words = f"A sample school made, {bench.size}"
    if not bench.seconds:
        return Measured(words, said="kept from an earlier run")
    return Measured(words, (bench.seconds,), (), "3 s" if bench.size == SMALL else "3 minutes",
                    3.0 if bench.size == SMALL else 180.0)  # fmt: skip


def _importing(bench: Bench) -> Rows:
    return importing(bench, _MANY)


def _importing_most(bench: Bench) -> Rows:
    return importing(bench, _MOST)


EACH: dict[str, Callable[[Bench], Rows]] = {
    "making": _making,
    "keys": keys_until_painted,
    "opening": opening,
    "handing-in": handing_in,
    "syncs": syncs_a_mark,
    "together": fourteen_at_once,
    "closing": closing,
    "finding": finding,
    "looking": looking,
    "starting": starting,
}
ON_THE_SMALL: dict[str, Callable[[Bench], Rows]] = {"importing": _importing}
IN_FULL: dict[str, Callable[[Bench], Rows]] = {"importing-50000": _importing_most}


def main(arguments: list[str] | None = None) -> int:
    """Measure what was asked for; 1 when an aim is missed."""
    given = _parser().parse_args(arguments)
    app = application()
    load_fonts()
    apply_style(app, "light")
    print(_machine())
    print(line(HEADINGS), flush=True)
    met = True
    for size in (SMALL,) if given.quick else (SMALL, LARGE):
        with bench_on(size, given.folder) as bench:
            for row in _rows(bench, _chosen(given, size)):
                print(line(row.cells()), flush=True)
                met = met and row.is_met
    return 0 if met else 1


def _chosen(given: argparse.Namespace, size: Size) -> dict[str, Callable[[Bench], Rows]]:
    every = dict(EACH)
    if size == SMALL:
        every |= ON_THE_SMALL | (IN_FULL if given.full else {})
    return {name: one for name, one in every.items() if given.only in (None, name)}


def _rows(bench: Bench, chosen: dict[str, Callable[[Bench], Rows]]) -> Iterator[Measured]:
    for measure in chosen.values():
        rows = measure(bench)
        yield from (rows,) if isinstance(rows, Measured) else rows


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="on the small school only")
    parser.add_argument("--full", action="store_true", help="with 50,000 pupils imported too")
    parser.add_argument("--only", choices=(*EACH, *ON_THE_SMALL, *IN_FULL), metavar="NAME")
    parser.add_argument("--folder", type=Path, help="where the sample schools are kept")
    return parser


def _machine() -> str:
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} processors, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    )


if __name__ == "__main__":
    sys.exit(main())
