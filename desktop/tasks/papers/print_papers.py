"""The place "Paper": which papers a person may print, of whom, of which days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.organisation.staff import Duty
from desktop.models.papers.newsletter_rules import NEWSLETTER
from desktop.storage.admissions.pupils import load_pupil
from desktop.storage.organisation import school_years
from desktop.storage.organisation.groups import load_group
from desktop.tasks.marks.look_at_registers import my_classes
from desktop.tasks.papers.blank_sheets import blank_paper
from desktop.tasks.papers.newsletters import (
    half_terms_to_choose,
    newsletter_paper,
    summary_paper,
    years_to_choose,
)
from desktop.tasks.papers.official_registers import register_paper
from desktop.tasks.papers.pupil_records import class_family_paper, court_paper, family_paper
from desktop.tasks.papers.week_sheets import week_paper

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from desktop.models.organisation.group import Group
    from desktop.models.record.spans import Span
    from desktop.tasks.desk import Desk
    from desktop.tasks.papers.paper import Paper

    Making = tuple[str, Callable[[Desk], Paper]]


_A_YEAR = timedelta(days=366)


class Days(Enum):
    """Which days a paper asks for."""

    WEEK = "week"
    SPAN = "span"
    ONE = "day"
    HALF_TERM = "half-term"
    YEAR = "school year"


@dataclass(frozen=True, slots=True)
class PaperKind:
    """A paper that can be chosen: what it is for, and what has to be said to make it."""

    key: str
    title: str
    hint: str
    days: Days
    duties: frozenset[Duty]
    of_classes: bool = True
    of_children: bool = False

    @property
    def is_of_school(self) -> bool:
        """Whether it is about the whole school over days that the calendar names."""
        return self.days in (Days.HALF_TERM, Days.YEAR)


_OWN = frozenset({Duty.TAKE_OWN_REGISTER, Duty.TAKE_ANY_REGISTER, Duty.SEE_EVERY_CLASS})
_ALL, _AMENDS = frozenset({Duty.SEE_EVERY_CLASS}), frozenset({Duty.AMEND})
WEEK, WEEK_IN_FULL, OFFICIAL = "week", "week in full", "official"
FAMILY, COURT, BLANK = "family", "court", "blank"
SUMMARY = "summary"
KINDS = (
    PaperKind(
        WEEK, "Weekly register for the classroom",
        "A class from Monday to Friday: here, late or away, never why. Safe on a wall.",
        Days.WEEK, _OWN,
    ),
    PaperKind(
        BLANK, "Blank registers",
        "A day's register to take on paper when there is no power: names, room for marks, who took"
        " it and when.",
        Days.ONE, _OWN,
    ),
    PaperKind(
        WEEK_IN_FULL, "Weekly register in full",
        "A class from Monday to Friday with every code. For the office, not for a wall.",
        Days.WEEK, _ALL,
    ),
    PaperKind(
        OFFICIAL, "Attendance register",
        "A class over any days: every mark, each amendment with original, reason, date, name and"
        " position, and what the codes mean.",
        Days.SPAN, _ALL,
    ),
    PaperKind(
        FAMILY, "Record for the family",
        "A child's figures, weeks and absences in plain words: no other child, nothing that staff"
        " wrote.",
        Days.SPAN, _ALL, of_children=True,
    ),
    PaperKind(
        COURT, "Record for a court",
        "A child's every session with each entry as it was made, by whom, when and why, and how the"
        " figures are counted. That it was printed is kept.",
        Days.SPAN, _AMENDS, of_classes=False, of_children=True,
    ),
    PaperKind(
        NEWSLETTER, "Attendance newsletter",
        "The school's and each class's attendance of a half-term on one page for every family, with"
        " what the policy asks of them. Nobody is named or can be told.",
        Days.HALF_TERM, _ALL, of_classes=False,
    ),
    PaperKind(
        SUMMARY, "Attendance summary for the prospectus",
        "A school year's attendance, authorised and unauthorised absence beside the year before,"
        " and how absence is dealt with.",
        Days.YEAR, _ALL, of_classes=False,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was chosen; a paper of a week or of one day goes by its first day."""

    key: str
    first: date
    last: date
    groups: tuple[int, ...] = ()
    pupils: tuple[int, ...] = ()


def kinds_for(desk: Desk) -> tuple[PaperKind, ...]:
    """Return the papers the person at the desk may print."""
    return tuple(kind for kind in KINDS if kind.duties & desk.who.duties)


def classes_for(desk: Desk) -> tuple[Group, ...]:
    """Return the classes of whom the person may print: their own, or all of them."""
    return my_classes(desk)


def spans_for(desk: Desk, kind: PaperKind) -> tuple[Span, ...]:
    """Return the half-terms or years that a paper of the whole school may be about."""
    if not kind.is_of_school:
        return ()
    return half_terms_to_choose(desk) if kind.days is Days.HALF_TERM else years_to_choose(desk)


def usual_days(desk: Desk, kind: PaperKind) -> tuple[date, date]:
    """Return the days a paper is most often wanted for."""
    for span in spans_for(desk, kind):
        return span.first, span.last
    calendar, today = school_years.load_calendar(desk.db, desk.school), desk.today
    if kind.days is Days.ONE and not calendar.is_school_day(today):
        coming = calendar.school_days(today, today + _A_YEAR)
        return (coming[0], coming[0]) if coming else (today, today)
    if kind.days is not Days.SPAN:
        return today, today
    year, half_term = calendar.year_of(today), calendar.half_term_of(today)
    if kind.key == OFFICIAL and half_term is not None:
        return half_term.first, today
    begins = year.terms[0].first if year and year.terms else today
    return min(begins, today), today


def makings(desk: Desk, wanted: Wanted) -> tuple[Making, ...]:
    """Return what is to be made, each with its name; RuleError while nobody is chosen."""
    if wanted.key in (NEWSLETTER, SUMMARY):
        paper = newsletter_paper if wanted.key == NEWSLETTER else summary_paper
        title = next(kind.title for kind in KINDS if kind.key == wanted.key)
        return ((title, partial(paper, first=wanted.first)),)
    if not wanted.groups and not wanted.pupils:
        of_classes = next(kind.of_classes for kind in KINDS if kind.key == wanted.key)
        raise RuleError("Nobody is chosen yet.", "Tick a class." if of_classes else "Add a child.")
    if wanted.key == BLANK:
        make = partial(_blank, groups=wanted.groups, day=wanted.first)
        return (("Blank registers", make),)
    return (
        *(_of_class(desk, wanted, group) for group in wanted.groups),
        *(_of_pupil(desk, wanted, pupil) for pupil in wanted.pupils),
    )


def _of_class(desk: Desk, wanted: Wanted, group: int) -> Making:
    first, last = wanted.first, wanted.last
    makes: dict[str, Callable[[Desk], Paper]] = {
        WEEK: partial(week_paper, group=group, day=wanted.first),
        WEEK_IN_FULL: partial(week_paper, group=group, day=wanted.first, in_full=True),
        OFFICIAL: partial(register_paper, group=group, first=first, last=last),
        FAMILY: partial(class_family_paper, group=group, first=first, last=last),
    }
    return load_group(desk.db, group).name, makes[wanted.key]


def _of_pupil(desk: Desk, wanted: Wanted, pupil: int) -> Making:
    make = court_paper if wanted.key == COURT else family_paper
    making = partial(make, pupil=pupil, first=wanted.first, last=wanted.last)
    return load_pupil(desk.db, pupil).name, making


def _blank(desk: Desk, groups: tuple[int, ...], day: date) -> Paper:
    return blank_paper(desk, groups, day)
