"""Keep a small school file of this version for tests to come: python -m tests.keep_school."""

from __future__ import annotations

from pathlib import Path

from desktop.storage.file import schema
from desktop.tasks.sample_school import make_sample

KEPT = Path(__file__).parent / "files" / "schools"


def name_of_this_version() -> str:
    """Return the file name that stands for the last migration."""
    return f"{max(schema.STEPS)[:4]}.school"


if __name__ == "__main__":
    target = KEPT / name_of_this_version()
    target.unlink(missing_ok=True)
    make_sample(target, pupils=7)
