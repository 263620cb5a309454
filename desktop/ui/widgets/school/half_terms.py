"""The half-terms of a school year, each with its first and its last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.days.school_year import Term
from desktop.models.finding import Finding, refused
from desktop.ui.widgets.day_field import DayField
from desktop.ui.widgets.field_box import text_field
from desktop.ui.widgets.school.field_rows import FieldRow, FieldRows

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.days.school_year import SchoolYear

TERM_NAMES = ("Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2")
_FIELDS = {"first": "first day", "last": "last day"}


class TermRow(FieldRow):
    """A half-term; without either day it does not count as entered yet."""

    def __init__(self, term: Term | None = None, name: str = "") -> None:
        self.name = text_field(term.name if term else name, "Autumn 1")
        self.first = DayField(term.first if term else None)
        self.last = DayField(term.last if term else None)
        super().__init__(name=self.name, first=self.first, last=self.last)

    @property
    def called(self) -> str:
        """Its name, or words for one that has none."""
        return self.name.text().strip() or "The half-term"

    @property
    def term(self) -> Term | None:
        """The half-term, once both days are there."""
        first, last = self.first.day, self.last.day
        return Term(self.called, first, last) if first and last else None

    def is_blank(self) -> bool:
        """Whether neither day is filled in."""
        return not self.first.text and not self.last.text

    def gaps(self) -> list[tuple[str, Finding]]:
        """Return what is missing, or is no day, with the name of its field."""
        found = []
        for name, field in (("first", self.first), ("last", self.last)):
            if field.is_wrong:
                text = f"“{field.text}” is no day: write day, month and year."
                found.append((name, refused(name, text)))
            elif not field.text and not self.is_blank():
                found.append((name, refused(name, f"{self.called} needs its {_FIELDS[name]}.")))
        return found


class HalfTerms(FieldRows[TermRow]):
    """The table of half-terms; a row with no days stands for one that is not known yet."""

    def __init__(self) -> None:
        headings = ("Name", "First day", "Last day")
        super().__init__("half-term", headings, TermRow, wide=(0, 1, 2))

    @property
    def terms(self) -> tuple[Term, ...]:
        """The half-terms that are complete, in the order of the rows."""
        return tuple(one.term for one in self.rows if one.term)

    def show_terms(self, year: SchoolYear) -> None:
        """Show a year's half-terms, or the names of six to be filled in."""
        rows = [TermRow(term) for term in year.terms]
        self.show_rows(rows or [TermRow(name=name) for name in TERM_NAMES])

    def has_gaps(self) -> bool:
        """Whether something is half filled in."""
        return any(one.gaps() for one in self.filled)

    def say(self, findings: Iterable[Finding]) -> None:
        """Put each finding about a half-term (`terms.2.first`) below its row."""
        by_row: dict[int, list[tuple[str, Finding]]] = {}
        for finding in findings:
            _, place, field = finding.field.split(".")
            by_row.setdefault(int(place), []).append((field, finding))
        complete = [one for one in self.rows if one.term]
        for one in self.rows:
            theirs = by_row.get(complete.index(one), []) if one in complete else []
            one.say([*([] if one.is_being_typed() else one.gaps()), *theirs])
