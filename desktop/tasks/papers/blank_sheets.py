"""Blank registers for a day, to be taken on paper when there is no power."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.papers.blank_sheet import BlankSheet, blank_sheet
from desktop.errors import RuleError
from desktop.models.days.session import both_halves, day_in_words
from desktop.models.marks.shown_mark import known_word
from desktop.storage.file.database import reading
from desktop.storage.marks.expectations import expectations_for
from desktop.storage.papers.class_spans import pupils_between
from desktop.tasks.papers.class_reading import class_of
from desktop.tasks.papers.paper import Paper, file_name, heading_for

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.models.organisation.group import Group
    from desktop.tasks.desk import Desk


def blank_paper(desk: Desk, classes: Sequence[int], day: date) -> Paper:
    """Make a sheet a class, for whoever may take each; known reasons as a class may read them."""
    found = [class_of(desk, group, with_reasons=False) for group in classes]
    with reading(desk.db):
        sheets = [sheet for group in found if (sheet := _sheet(desk, group, day)) is not None]
    if not sheets:
        raise RuleError("Nobody is in these classes on that day.", "Choose other classes.")
    names = found[0].name if len(found) == 1 else f"{len(sheets)} classes"
    title = f"Blank register of {names}, {day_in_words(day)}"
    return Paper(title, file_name("Blank register", names, str(day)), blank_sheet(sheets))


def _sheet(desk: Desk, group: Group, day: date) -> BlankSheet | None:
    pupils = pupils_between(desk.db, group.id, day, day)
    if not pupils:
        return None
    numbers = [pupil.id for pupil in pupils]
    am, pm = (expectations_for(desk.db, numbers, group.id, session) for session in both_halves(day))
    known = tuple(
        tuple(known_word(half[number].code) if number in half else "" for half in (am, pm))
        for number in numbers
    )
    heading = heading_for(desk, f"Register of {group.name} on paper", day_in_words(day))
    return BlankSheet(heading, pupils, tuple((first, last) for first, last in known))
