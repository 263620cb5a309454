"""Measure, print a row each, write the page: python3 dev.py bench [--quick] [--only NAME]."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")

from benches.rows import EACH, measure
from benches.schools import LARGE, SMALL, bench_on
from benches.table import Table, headings, machine
from desktop.app import application
from desktop.ui.style import apply_style, load_fonts

PAGE = Path(__file__).resolve().parent.parent / "docs" / "performance.md"


def main(arguments: list[str] | None = None) -> int:
    """Measure what was asked for; 1 when an aim is missed. A whole run is written to the page."""
    given = _parser().parse_args(arguments)
    app = application()
    load_fonts()
    apply_style(app, "light")
    print(f"{machine()}\n{headings()}", flush=True)
    table = Table()
    for size in (SMALL,) if given.quick else (SMALL, LARGE):
        for name in given.only or EACH:
            with bench_on(size, given.folder) as bench:  # a copy each: none finds another's marks
                for row in measure(name, bench):
                    print(table.add(size, row), flush=True)
    if not given.quick and not given.only:
        table.write_into(PAGE)
    return 0 if table.is_met else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python3 dev.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="on the small school only")
    parser.add_argument("--only", choices=EACH, nargs="+", metavar="NAME")
    parser.add_argument("--folder", type=Path, help="where the sample schools are kept")
    return parser


if __name__ == "__main__":
    sys.exit(main())
