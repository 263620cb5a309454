"""A calendar file is previewed, entered all together, and adds nothing the second time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused, PermissionRefused, RuleError, StaleError
from desktop.models.days.school_year import Closure, ClosureKind
from desktop.models.imports.incoming import IncomingClosure, IncomingFile, IncomingTerm
from desktop.tasks.exchange import import_calendar as errand
from desktop.tasks.organisation.set_terms import add_closure, closures_of, draft_of, years_of
from tests import make

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

SAME_TERMS = tuple(
    IncomingTerm(row, name, date.fromisoformat(first), date.fromisoformat(last))
    for row, (name, first, last) in enumerate(make.TERMS, start=2)
)
NEXT_TERM = IncomingTerm(9, "Autumn 1", date(2027, 9, 2), date(2027, 10, 22))
INSET = IncomingClosure(10, date(2027, 9, 2), date(2027, 9, 2), "inset", "Staff training")
BANK_HOLIDAY = IncomingClosure(11, date(2027, 12, 27), date(2027, 12, 27), "bank holiday", "Xmas")


def a_file(
    terms: tuple[IncomingTerm, ...], closures: tuple[IncomingClosure, ...] = ()
) -> IncomingFile:
    return IncomingFile(kind="calendar", source_name="terms.csv", terms=terms, closures=closures)


def test_a_new_year_is_previewed_before_it_is_entered(small: SmallSchool) -> None:
    file = a_file((*SAME_TERMS, NEXT_TERM), (INSET, BANK_HOLIDAY))
    preview = errand.preview_calendar(small.head, file)
    assert [change.is_new for change in preview.years] == [False, True]
    assert [change.changes_anything for change in preview.years] == [False, True]
    assert preview.years[1].count.days == 36
    assert len(years_of(small.head)) == 1
    assert errand.apply_calendar(small.head, preview) == 1
    names = [kept.closure.name for kept in closures_of(small.head)]
    assert "Staff training" in names
    assert "Xmas" not in names


def test_the_same_file_again_adds_nothing(small: SmallSchool) -> None:
    file = a_file((*SAME_TERMS, NEXT_TERM), (INSET, BANK_HOLIDAY))
    errand.apply_calendar(small.head, errand.preview_calendar(small.head, file))
    before = [draft_of(small.head, kept.id) for kept in years_of(small.head)]
    assert errand.apply_calendar(small.head, errand.preview_calendar(small.head, file)) == 0
    assert [draft_of(small.head, kept.id) for kept in years_of(small.head)] == before


def test_closures_alone_come_on_top_of_those_that_stand(small: SmallSchool) -> None:
    standing = Closure(date(2027, 6, 7), date(2027, 6, 7), ClosureKind.INSET, name="INSET")
    add_closure(small.head, standing)
    inset = IncomingClosure(2, date(2027, 1, 5), date(2027, 1, 5), "inset", "Staff training")
    preview = errand.preview_calendar(small.head, a_file((), (inset,)))
    assert errand.apply_calendar(small.head, preview) == 1
    assert [kept.closure.first for kept in closures_of(small.head)] == [
        date(2027, 1, 5),
        date(2027, 6, 7),
    ]


def test_a_preview_that_has_been_overtaken_changes_nothing(small: SmallSchool) -> None:
    shorter = a_file((*SAME_TERMS[:5], NEXT_TERM))
    preview = errand.preview_calendar(small.head, shorter)
    day = make.TUESDAY + timedelta(days=1)
    add_closure(small.head, Closure(day, day, ClosureKind.INSET))
    with pytest.raises(StaleError, match="changed since the preview"):
        errand.apply_calendar(small.head, preview)
    assert len(years_of(small.head)) == 1


def test_all_years_are_entered_or_none(small: SmallSchool) -> None:
    wrong = IncomingTerm(3, "Autumn 2", date(2027, 10, 1), date(2027, 12, 17))
    preview = errand.preview_calendar(small.head, a_file((*SAME_TERMS[:5], NEXT_TERM, wrong)))
    with pytest.raises(RuleError, match="must begin after"):
        errand.apply_calendar(small.head, preview)
    assert len(years_of(small.head)[0].year.terms) == 6


def test_a_file_without_terms_says_so(small: SmallSchool) -> None:
    with pytest.raises(FileRefused, match=r"terms\.csv has no half-terms"):
        errand.preview_calendar(small.head, a_file(()))


def test_only_who_sets_up_imports_a_calendar(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        errand.preview_calendar(small.office, a_file(SAME_TERMS))
    with pytest.raises(PermissionRefused):
        errand.apply_calendar(small.office, errand.CalendarPreview("", (), ()))
