"""The half-term's newsletter and the year's summary for families: no child is told from either."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.documents.papers.school_page import school_page
from desktop.errors import RuleError
from desktop.models.absence.penalty_window import rule_on
from desktop.models.days.session import day_in_words
from desktop.models.papers.half_terms import (
    coming_dates,
    half_terms_begun,
    same_a_year_before,
    year_before,
    year_to,
    years_begun,
)
from desktop.models.papers.newsletter_rules import NEWSLETTER
from desktop.models.papers.reminders import how_absence_is_dealt_with, own_words, reminders
from desktop.models.papers.school_numbers import (
    attendance_box,
    not_shown,
    numbers,
    year_boxes,
    year_numbers,
)
from desktop.models.papers.school_page import NOBODY, ClassLines, SchoolPage, class_lines
from desktop.models.record.spans import Span, span_of_year
from desktop.storage.file.database import reading
from desktop.storage.organisation import policies, school_years, schools
from desktop.tasks.papers.class_reading import day_of, span_in_words
from desktop.tasks.papers.paper import Paper, file_name, heading_for
from desktop.tasks.papers.school_counts import class_counts, school_count, school_sums
from desktop.tasks.record.see_figures import figures

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.models.days.school_year import SchoolCalendar
    from desktop.models.organisation.policy import Policy
    from desktop.models.papers.school_page import Box, Counted
    from desktop.tasks.desk import Desk
    from desktop.tasks.record.see_figures import Figures

_WEEK = timedelta(days=6)
_COUNTED = (
    "A school day has two sessions, morning and afternoon. Attendance is the sessions attended of"
    " those possible, of all children on roll together, to one decimal place."
)
_ROUNDED = "Each rate is rounded by itself, so that together they may miss 100 by a tenth."
_EXACT = "The class of the half-term is found by the exact figure, before it is rounded."


def half_terms_to_choose(desk: Desk) -> tuple[Span, ...]:
    """Return the half-terms that a newsletter may be about, the likeliest first."""
    return _recorded_first(desk, half_terms_begun(_calendar(desk), desk.today))


def years_to_choose(desk: Desk) -> tuple[Span, ...]:
    """Return the school years that a summary may be about, the likeliest first."""
    return _recorded_first(desk, years_begun(_calendar(desk), desk.today))


def newsletter_paper(desk: Desk, first: date) -> Paper:
    """Make the newsletter of the half-term that begins on a day; for those who see every class."""
    with reading(desk.db):
        span = _chosen(half_terms_to_choose(desk), first)
        words = f"{span.words}, {year_to(_calendar(desk), span).words}"
        paper = _paper(desk, "Attendance newsletter", words, span, _newsletter(desk, span))
    return replace(paper, subject=(NEWSLETTER, first.toordinal()))


def summary_paper(desk: Desk, first: date) -> Paper:
    """Make the summary of the year that begins on a day, for a prospectus; for the same people."""
    with reading(desk.db):
        span = _chosen(years_to_choose(desk), first)
        return _paper(desk, "Attendance summary", span.words, span, _summary(desk, span))


def _newsletter(desk: Desk, span: Span) -> SchoolPage:
    calendar, policy = _calendar(desk), _policy(desk)
    smallest = policy.newsletter.smallest
    found, to_date = _figures(desk, span), year_to(calendar, span)
    year = figures(desk, to_date)
    is_later = bool(calendar.school_days(to_date.first, span.first - timedelta(days=1)))
    boxes = [_box(desk, found, span.words, smallest)]
    if is_later:
        boxes.append(_box(desk, year, f"{to_date.words} so far", smallest))
    before = same_a_year_before(calendar, span.first)
    if before and _is_whole(desk, calendar, before):
        boxes.append(_box(desk, figures(desk, before), before.words, smallest))
    classes = class_lines(class_counts(desk, found, year if is_later else None), smallest)
    sums = tuple(numbers(school_sums(desk, found), smallest))
    return SchoolPage(
        tuple(boxes),
        classes,
        numbers=sums,
        parts=(
            *reminders(policy, _phone(desk)),
            own_words(policy),
            coming_dates(calendar, span.last),
        ),
        notes=(*_notes(desk, found, classes), *not_shown(sums, smallest)),
    )


def _summary(desk: Desk, span: Span) -> SchoolPage:
    policy, smallest = _policy(desk), _policy(desk).newsletter.smallest
    found = _figures(desk, span)
    now, (name, before) = school_count(desk, found), _year_before(desk, span)
    return SchoolPage(
        tuple(year_boxes(now, before, name, smallest)),
        numbers=tuple(year_numbers(now, before, name, smallest)),
        parts=(
            *reminders(policy, _phone(desk)),
            how_absence_is_dealt_with(policy, rule_on(desk.today)),
        ),
        notes=(*_notes(desk, found, ClassLines()), _ROUNDED),
    )


def _year_before(desk: Desk, span: Span) -> tuple[str, Counted]:
    """Return the year before by name with its sessions: none where the file has it in part."""
    calendar = _calendar(desk)
    year = year_before(calendar, span.first)
    if year is None:
        return "", NOBODY
    before = span_of_year(calendar, year.starts.year)
    if not _is_whole(desk, calendar, before):
        return "", NOBODY
    return year.name, school_count(desk, figures(desk, before))


def _figures(desk: Desk, span: Span) -> Figures:
    """Count the school over the span; RuleError where no session of it is recorded."""
    found = figures(desk, span)
    if not found.lines[0].glance.tally.possible:
        raise RuleError(f"No session of {span.words} is recorded.", "Choose other days.")
    return found


def _box(desk: Desk, found: Figures, title: str, smallest: int) -> Box:
    span = found.span
    below = span_in_words(span.first, min(span.last, desk.today))
    return attendance_box(title, below, school_count(desk, found), smallest)


def _is_whole(desk: Desk, calendar: SchoolCalendar, span: Span) -> bool:
    """Whether the file has marks from the first week of a span to the last, to compare with."""
    days = calendar.school_days(span.first, span.last)
    return bool(days) and all(
        figures(desk, week).lines[0].glance.tally.possible
        for week in (
            Span("", days[0], min(days[-1], days[0] + _WEEK)),
            Span("", max(days[0], days[-1] - _WEEK), days[-1]),
        )
    )


def _notes(desk: Desk, found: Figures, classes: ClassLines) -> Iterator[str]:
    yield f"{_COUNTED} {_EXACT}" if classes.best else _COUNTED
    if classes.left_out:
        names = ", ".join(classes.left_out)
        yield f"Left out, so that no child can be told from the figure of a few: {names}."
    unknown = found.lines[0].glance.unknown
    if unknown:
        marks = "1 mark is" if unknown == 1 else f"{unknown:,} marks are"
        yield f"Where a register was not taken, {marks} missing: they are in no figure."
    begins = schools.registers_from(desk.db, desk.school)
    if begins > found.span.first and not _has_first_week(desk, found.span):
        yield f"Counted from {day_of(begins)}, when the school began to keep its registers here."


def _has_first_week(desk: Desk, span: Span) -> bool:
    days = _calendar(desk).school_days(span.first, span.last)
    week = Span("", days[0], days[0] + _WEEK) if days else span
    return bool(figures(desk, week).lines[0].glance.tally.possible)


def _paper(desk: Desk, name: str, words: str, span: Span, page: SchoolPage) -> Paper:
    subtitle = f"{words}: {span_in_words(span.first, span.last)}"
    school = schools.load_school(desk.db, desk.school)
    foot = (*school.address.splitlines(), school.phone, day_in_words(desk.today))
    heading = replace(heading_for(desk, name, subtitle), printed=", ".join(filter(None, foot)))
    days = f"{span.first} to {span.last}"
    return Paper(f"{name}: {words}", file_name(name, days), school_page(heading, page))


def _recorded_first(desk: Desk, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Put what ended before the school kept registers here after the rest: little is known of it.

    It may have come with imported marks, and can be chosen.
    """
    begins = schools.registers_from(desk.db, desk.school)
    late = [span for span in spans if span.last >= begins]
    return (*late, *(span for span in spans if span.last < begins))


def _chosen(spans: tuple[Span, ...], first: date) -> Span:
    found = next((span for span in spans if span.first == first), None)
    if found is None:
        raise RuleError("The calendar has no such half-term or year.", "Choose one that has begun.")
    return found


def _calendar(desk: Desk) -> SchoolCalendar:
    return school_years.load_calendar(desk.db, desk.school)


def _policy(desk: Desk) -> Policy:
    return policies.policy_on(desk.db, desk.school, desk.today)


def _phone(desk: Desk) -> str:
    return schools.load_school(desk.db, desk.school).phone
