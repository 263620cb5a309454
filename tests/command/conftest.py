"""A school's file and a command line to say commands about it with."""

from __future__ import annotations

import io
import json
import sys
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop.command_line import DONE, main
from desktop.models.organisation.staff import Role
from desktop.storage.file import file_facts
from desktop.storage.file.database import create_database, open_database, saving
from tests import make

SAMPLES = Path(__file__).parents[1] / "files" / "samples"
PASSWORD = "a long enough password"
NEW = ("new", "--name", "Mockford Primary School", "--la", "802", "--estab", "2001")


class Line:
    """Says a command about one school's file, with a password on standard input."""

    def __init__(
        self, data: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.data, self.capsys, self.monkeypatch = data, capsys, monkeypatch
        self.out = self.err = ""

    def __call__(self, *words: str | Path, secret: str = PASSWORD) -> int:
        self.monkeypatch.setattr(sys, "stdin", io.StringIO(f"{secret}\n"))
        code = main(["--data", str(self.data), *map(str, words)])
        self.out, self.err = self.capsys.readouterr()
        assert "Traceback" not in self.err
        return code

    @property
    def facts(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.out)
        return found

    def count(self, table: str) -> int:
        with closing(open_database(self.data)) as db:
            return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(open_database(self.data)) as db:
            return list(db.execute(query).fetchall())


@pytest.fixture
def line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Line:
    return Line(tmp_path / "mockford.school", capsys, monkeypatch)


@pytest.fixture
def real(line: Line) -> Line:
    """A real school's file, whose head is Hilda Head."""
    assert line(*NEW, "--as", "Hilda Head", "--from", "2026-09-01") == DONE
    assert "recovery code" in line.out
    return line


@pytest.fixture
def sample(line: Line) -> Line:
    """A sample school with a head and nobody on roll."""
    with closing(create_database(line.data)) as db:
        with saving(db):
            file_facts.set_kind(db, "sample", date(2026, 11, 10))
        make.make_person(db, make.make_school(db), "Hilda Head", Role.HEAD)
        db.conn.commit()
    return line
