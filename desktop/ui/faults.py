"""The last resort: a fault nobody foresaw is written down and offered as a report to copy."""

from __future__ import annotations

import sys
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, qVersion

from desktop import __version__
from desktop.paths import log_file

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_LARGEST_LOG = 1_000_000
# What these say is about the program's own text and tables; other words may name a child.
_SAFE_WORDS = (ImportError, NameError, AttributeError, NotImplementedError)
_SAFE_MODULES = ("sqlite3",)


class Faults(QObject):
    """Catches what nothing else did, on the screen's thread; `happened` carries the report."""

    happened = Signal(str)

    def __init__(self, log: Path | None = None) -> None:
        super().__init__()
        self._log = log or log_file()

    def install(self) -> None:
        """Take over from Python's own last handler."""
        sys.excepthook = self.catch

    def catch(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Write the fault down and say so; stopping by keyboard is no fault."""
        if issubclass(kind, KeyboardInterrupt | SystemExit):
            sys.__excepthook__(kind, error, trace)
            return
        report = fault_report(error, datetime.now(UTC))
        write_down(report, self._log)
        self.happened.emit(report)


def fault_report(error: BaseException, at: datetime) -> str:
    """Say what went wrong and where in the program, without the school's data."""
    import platform  # noqa: PLC0415 - seldom needed

    lines = [
        f"School Register {__version__}, {at:%Y-%m-%d %H:%M} UTC",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        f"{type(error).__name__}{_words(error)}",
    ]
    for frame in traceback.extract_tb(error.__traceback__):
        place = frame.filename.replace("\\", "/").rpartition("desktop/")[2]
        lines.append(f"  {place.rsplit('site-packages/')[-1]}:{frame.lineno} in {frame.name}")
    if error.__cause__ is not None:
        lines.append(f"because of {type(error.__cause__).__name__}{_words(error.__cause__)}")
    return "\n".join(lines)


def write_down(report: str, log: Path) -> None:
    """Add a report to the log, which starts again when it has grown large."""
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        full = log.exists() and log.stat().st_size > _LARGEST_LOG
        with log.open("w" if full else "a", encoding="utf-8") as file:
            file.write(f"{report}\n\n")
    except OSError:
        return  # a disk that refuses the log must not bring down what still works


def _words(error: BaseException) -> str:
    safe = isinstance(error, _SAFE_WORDS) or type(error).__module__ in _SAFE_MODULES
    return f": {error}" if safe else ""
