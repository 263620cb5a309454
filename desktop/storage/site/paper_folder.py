"""The folder beside a school's file where papers lie ready for a power cut: each whole, or not."""

from __future__ import annotations

import os
import re
import sqlite3
from contextlib import closing, contextmanager
from datetime import date
from typing import TYPE_CHECKING

from desktop.errors import StorageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_OURS = re.compile(r"(\d{4}-\d{2}-\d{2}) .+\.pdf")
_HALF = ".part"
_LOCK = ".being written"
_PATIENCE = 20.0  # seconds: another window is writing the same papers


def paper_folder(file: Path) -> Path:
    """Return the folder of a school's file; it need not be there."""
    return file.with_name(f"{file.stem} on paper")


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Let one process write at a time: what is read inside is as new as what it takes the place of.

    The lock is SQLite's on an empty file: it holds on every system and goes with the process.
    StorageError says why nothing can be written.
    """
    try:
        folder.mkdir(exist_ok=True)
        with closing(_locked(folder)):
            for left in folder.glob(f".*{_HALF}"):  # by a process that was stopped half-way
                left.unlink(missing_ok=True)
            yield
    except (OSError, sqlite3.Error) as error:
        raise StorageError(
            "The papers for a power cut could not be written.",
            f"See to the disk, and to the folder {folder.name} on it.",
        ) from error


def _locked(folder: Path) -> sqlite3.Connection:
    lock = sqlite3.connect(folder / _LOCK, timeout=_PATIENCE, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.Error:
        lock.close()
        raise
    return lock


def put_paper(folder: Path, name: str, pdf: bytes) -> None:
    """Put a paper in place of the one of this name, whole and on the disk; inside `writing`."""
    half = folder / f".{name}{_HALF}"
    with half.open("wb") as file:
        file.write(pdf)
        file.flush()
        os.fsync(file.fileno())
    half.replace(folder / name)


def remove_before(folder: Path, day: date) -> None:
    """Remove the papers of earlier days, and nothing that somebody else has put there."""
    for path in folder.iterdir():
        found = _OURS.fullmatch(path.name)
        if found and date.fromisoformat(found[1]) < day:
            path.unlink(missing_ok=True)
