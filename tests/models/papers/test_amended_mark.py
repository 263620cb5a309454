"""An amendment is a change after the close; it keeps the original beside the new mark (reg 6)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Entry, Kind
from desktop.models.papers.amended_mark import amended_marks, author_of
from desktop.models.papers.class_sheet import KeptRegister

SESSION = Session(date(2026, 11, 9), Half.AM)
CLOSES = datetime(2026, 11, 9, 9, 26, tzinfo=UTC)
KEPT = {SESSION: KeptRegister(CLOSES, taken=True)}


def _chain(*marks: tuple[str, int]) -> list[Entry]:
    """Entries by code and minutes from the close."""
    return [
        Entry(
            number, 1, SESSION, 1, code, Kind.TAKEN, CLOSES + timedelta(minutes=minutes),
            CLOSES + timedelta(minutes=minutes), "Olive Office", "Office", None, "", "rang",
        )
        for number, (code, minutes) in enumerate(marks)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ([("/", -20)], []),
        ([("/", -20), ("L", -10)], []),
        ([("/", -20), ("", -10), ("N", 0)], []),
        ([("N", 0), ("I", 60)], [("N", "I")]),
        ([("/", -20), ("N", -10), ("I", 60)], [("N", "I")]),
        ([("N", 0), ("I", 60), ("M", 90)], [("N", "I"), ("N, then I", "M")]),
        ([("N", 0), ("I", 60), ("", 90)], [("N", "I"), ("N, then I", "taken back")]),
    ],
)
def test_what_counts_as_an_amendment(
    marks: list[tuple[str, int]], expected: list[tuple[str, str]]
) -> None:
    found = amended_marks(_chain(*marks), KEPT)
    assert [(one.before, one.amended) for one in found] == expected
    assert {one.by for one in found} <= {"Olive Office, Office"}


def test_a_changed_mark_without_a_register_was_imported_and_is_an_amendment() -> None:
    assert len(amended_marks(_chain(("/", 0), ("I", 5)), {})) == 1


@pytest.mark.parametrize(("kind", "words"), [(Kind.CLOSE, "the close"), (Kind.IMPORT, "an import")])
def test_who_acts_for_nobody_is_said(kind: Kind, words: str) -> None:
    entry = Entry(1, 1, SESSION, 1, "N", kind, CLOSES, CLOSES)
    assert author_of(entry) == words
