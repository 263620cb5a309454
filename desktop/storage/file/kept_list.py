"""A list of what a school keeps, for an export: its headings, and how each column is read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from desktop.models.days.session import session_of
from desktop.models.letters.letter_template import letter_subject, letter_text
from desktop.models.marks.expectation import pattern_in_words
from desktop.storage.file.moments import day_or_none, moment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlite_utils import Database


class As(Enum):
    """How a column is shown."""

    TEXT = "text"
    PUPIL = "pupil"  # a pupil's number, which the export tells apart from every other
    DAY = "day"
    MOMENT = "moment"
    YES = "yes"
    SESSION = "session"  # a day, and AM or PM
    PATTERN = "pattern"
    LETTER = "letter"  # L00012
    SUBJECT = "subject"  # a template's words and what its fields became, as a list of two
    WORDS = "words"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list: its heading, what it is in the file, and how it is shown."""

    heading: str
    sql: str
    how: As = As.TEXT

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its cells; none for a pupil, whom the export itself writes out."""
        if self.how is As.SESSION:
            return self.heading, f"{self.heading}, AM or PM"
        return () if self.how is As.PUPIL else (self.heading,)


@dataclass(frozen=True, slots=True)
class KeptList:
    """A list: its columns, where they are from, and the order; a pupil's number comes first."""

    name: str
    columns: tuple[Column, ...]
    source: str
    order: str

    @property
    def is_about_pupils(self) -> bool:
        """Whether each row is about a child."""
        return self.columns[0].how is As.PUPIL

    @property
    def headings(self) -> tuple[str, ...]:
        """What stands above its cells, beside what tells a pupil from every other."""
        return tuple(heading for column in self.columns for heading in column.headings)


PUPIL = Column("", "pupil", As.PUPIL)


def written_by(recorded: str, author: str = "authors") -> tuple[Column, ...]:
    """Return when something was written down, by whom and in which position."""
    return (
        Column("Recorded", recorded, As.MOMENT),
        Column("By", f"coalesce({author}.name, '')"),
        Column("Position", f"coalesce({author}.position, '')"),
    )


def rows_of(db: Database, school: int, kept: KeptList) -> Iterator[list[Any]]:
    """Yield a school's rows of a list, a pupil's number first where it is about pupils."""
    chosen = ", ".join(column.sql for column in kept.columns)
    rows = db.conn.execute(f"SELECT {chosen} {kept.source} ORDER BY {kept.order}", (school,))
    for row in rows:
        yield [
            cell
            for column, value in zip(kept.columns, row, strict=True)
            for cell in _cells(column.how, value)
        ]


def _cells(how: As, value: Any) -> tuple[Any, ...]:
    if how is As.SESSION:
        session = None if value is None else session_of(value)
        return (session.day, session.half.name) if session else (None, "")
    return (value if value is None or how not in _SHOWN else _SHOWN[how](value),)


def _filled(value: str) -> tuple[str, dict[str, str]]:
    words, said = json.loads(value)
    return words, json.loads(said)


_SHOWN: dict[As, Callable[[Any], Any]] = {
    As.DAY: day_or_none,
    As.MOMENT: lambda value: moment(value).isoformat(),
    As.YES: lambda value: "yes" if value else "no",
    As.PATTERN: pattern_in_words,
    As.LETTER: lambda value: f"L{value:05d}",
    As.SUBJECT: lambda value: letter_subject(*_filled(value)),
    As.WORDS: lambda value: letter_text(*_filled(value)),
}
