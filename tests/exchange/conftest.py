"""Files to read: the samples, and any other text or bytes put in a folder of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from desktop.exchange.detect import read_file
from desktop.models.imports.incoming import IncomingFile

SAMPLES = Path(__file__).parents[1] / "files" / "samples"
TODAY = date(2026, 11, 23)
Reading = Callable[..., IncomingFile]


@pytest.fixture
def read(tmp_path: Path) -> Reading:
    """Read text or bytes as a file of a name, on a Monday in November 2026."""

    def read_it(
        content: str | bytes,
        name: str = "list.csv",
        kind: str | None = None,
        mapping: dict[str, str] | None = None,
    ) -> IncomingFile:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_file(path, kind, mapping, today=TODAY)

    return read_it


@pytest.fixture
def read_sample() -> Reading:
    """Read one of the samples as it is."""

    def read_it(name: str) -> IncomingFile:
        return read_file(SAMPLES / name, today=TODAY)

    return read_it
