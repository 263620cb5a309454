"""Home visits: asked for once, on the list with the address, written down by whoever went."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.absence.home_visit import (
    HomeVisit,
    VisitReport,
    visited_at,
    where_in_words,
)
from desktop.models.days.session import Half, Session
from desktop.models.days.session_times import instant
from desktop.models.organisation.staff import Duty
from desktop.storage.absence import attempts
from desktop.tasks.absence import chase_absence, print_visits, visit_home
from tests import make
from tests.documents.reading import words_of
from tests.tasks.absence.test_chase_absence import taken
from tests.tasks.absence.test_take_message import said
from tests.tasks.taking import mark, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.conftest import SmallSchool


def report(small: SmallSchool, **more: object) -> VisitReport:
    facts: dict[str, object] = {
        "outcome": "seen", "visitor": "Fay Driver", "visited_at": small.clock(),
        "form": (("who", "Her mother"),),
    }  # fmt: skip
    return VisitReport(**(facts | more))  # type: ignore[arg-type]


def test_a_visit_asked_for_is_on_the_list_and_on_the_board(small: SmallSchool) -> None:
    taken(small, 0)
    visit_home.ask_for_visit(small.office, [small.pupils[0]], "No answer all morning")
    (stop,) = visit_home.visits_today(small.office)
    assert (stop.pupil.name, stop.class_name, stop.visit.why) == (
        "Aisha Ahmed", "6B", "No answer all morning",
    )  # fmt: skip
    assert chase_absence.board(small.office)[0].visit_asked


def test_a_visit_is_asked_for_once(small: SmallSchool) -> None:
    visit_home.ask_for_visit(small.office, [small.pupils[0]], "")
    with pytest.raises(RuleError, match="already"):
        visit_home.ask_for_visit(small.office, [small.pupils[0]], "")
    with pytest.raises(RuleError):
        visit_home.ask_for_visit(small.office, [], "")


def test_what_was_found_is_kept_and_counts_as_seeing_the_child(small: SmallSchool) -> None:
    taken(small, 0)
    (visit,) = visit_home.ask_for_visit(small.office, [small.pupils[0]], "")
    visit_home.write_report(small.office, visit, report(small))
    (stop,) = visit_home.visits_today(small.office)
    assert (stop.visit.outcome, dict(stop.visit.form)) == ("seen", {"who": "Her mother"})
    assert chase_absence.board(small.office)[0].attempts[-1].has_reached
    with pytest.raises(StaleError):
        visit_home.write_report(small.head, visit, report(small))


@pytest.mark.parametrize(
    "change",
    [{"outcome": ""}, {"outcome": "told"}, {"visitor": " "}, {"visited_at": None}],
)
def test_a_report_says_what_came_of_it_who_went_and_when(
    small: SmallSchool, change: dict[str, object]
) -> None:
    (visit,) = visit_home.ask_for_visit(small.office, [small.pupils[0]], "")
    with pytest.raises(RuleError):
        visit_home.write_report(small.office, visit, report(small, **change))


def test_a_visit_that_has_not_been_cannot_be_written_down(small: SmallSchool) -> None:
    (visit,) = visit_home.ask_for_visit(small.office, [small.pupils[0]], "")
    later = small.clock() + timedelta(minutes=5)
    with pytest.raises(RuleError):
        visit_home.write_report(small.office, visit, report(small, visited_at=later))


def test_a_visit_called_off_is_no_attempt(small: SmallSchool) -> None:
    taken(small, 0)
    (visit,) = visit_home.ask_for_visit(small.office, [small.pupils[0]], "")
    visit_home.write_report(small.office, visit, VisitReport(outcome="called off"))
    assert [one.how for one in chase_absence.board(small.office)[0].attempts] == ["visit asked for"]


def test_only_the_office_has_the_list(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        visit_home.visits_today(small.teacher)


@pytest.mark.parametrize(("may", "where"), [(True, "3 Mill Street (confidential)"), (False, "")])
def test_a_confidential_address_is_for_those_who_keep_the_roll(
    small: SmallSchool, *, may: bool, where: str
) -> None:
    small.db.conn.execute(
        "UPDATE pupils SET address = '3 Mill Street', address_confidential = 1 WHERE id = ?",
        (small.pupils[0],),
    )
    small.db.conn.commit()
    visit_home.ask_for_visit(small.office, [small.pupils[0]], "")
    duties = {Duty.LOG_ABSENCE} | ({Duty.KEEP_THE_ROLL} if may else set())
    desk = small.desk(replace(small.office.who, duties=frozenset(duties)))
    (stop,) = visit_home.visits_today(desk)
    hidden = "Confidential: ask whoever keeps the roll"
    assert where_in_words(stop.pupil) == (where or hidden)


def test_a_visit_after_school_is_written_down_the_next_morning(small: SmallSchool) -> None:
    pupil = small.pupils[0]
    taken(small, 0)
    (visit,) = visit_home.ask_for_visit(small.office, [pupil], "No answer all day")
    small.clock.set(9, 0, day=make.TUESDAY.replace(day=11))
    taken(small, 0, session=Session(make.TUESDAY.replace(day=11), Half.AM))
    (stop,) = visit_home.visits_today(small.office)
    assert (stop.visit.id, stop.is_first) == (visit, True)
    after_school = instant(make.TUESDAY, time(16))
    visit_home.write_report(small.office, visit, report(small, visited_at=after_school))
    assert visit_home.visits_today(small.office) == ()
    (line,) = chase_absence.board(small.office)
    assert line.attempts == ()  # yesterday's step, and not today's
    (made,) = attempts.attempts_of_day(small.db, 1, make.TUESDAY)[1:]
    assert (made.how, made.outcome) == ("home visit", "seen")


@pytest.mark.parametrize(("made", "counts"), [(16, True), (15, False)])  # Monday, Sunday
def test_a_visit_asked_for_on_friday_and_made_on_monday_counts_for_monday(
    small: SmallSchool, made: int, *, counts: bool
) -> None:
    friday, monday = date(2026, 11, 13), date(2026, 11, 16)
    small.clock.set(15, 20, day=friday)
    (visit,) = visit_home.ask_for_visit(small.office, small.pupils[:1], "No answer all day")
    small.clock.set(9, day=monday)
    taken(small, 0, session=Session(monday, Half.AM))
    at = instant(date(2026, 11, made), time(8, 50))
    visit_home.write_report(small.office, visit, report(small, visited_at=at))
    (line,) = chase_absence.board(small.office)
    assert [one.outcome for one in line.attempts] == (["seen"] if counts else [])


@pytest.mark.parametrize(
    ("does", "accounted"),
    [
        (opened, False),
        (said, True),
        (lambda small: said(small, reason="family"), True),  # waits for the head
        (lambda small: said(small, contact=None, caller="A neighbour"), False),
        (lambda small: mark(small.office, opened(small), 0, "U", minutes=65, reason="Came"), True),
    ],
)
def test_whoever_drives_is_told_that_the_child_is_accounted_for(
    small: SmallSchool, does: Callable[[SmallSchool], object], *, accounted: bool
) -> None:
    taken(small, 0)
    small.clock.set(9, 45)
    visit_home.ask_for_visit(small.office, [small.pupils[0]], "No answer")
    small.clock.set(10, 5)
    does(small)
    (stop,) = visit_home.visits_today(small.office)
    assert (stop.accounted_at == small.clock()) is accounted
    words = " ".join(words_of(print_visits.list_paper(small.office).pdf))
    assert ("Accounted for at 10:05: ask the office before you drive." in words) is accounted


def test_an_afternoon_at_the_other_school_accounts_for_nobody(small: SmallSchool) -> None:
    taken(small, 0)
    visit_home.ask_for_visit(small.office, [small.pupils[0]], "No answer")
    small.clock.set(13)
    afternoon = opened(small, Session(make.TUESDAY, Half.PM))
    mark(small.head, afternoon, 0, "D")
    (stop,) = visit_home.visits_today(small.office)
    assert stop.accounted_at is None
    mark(small.head, afternoon, 0, "\\")
    (stop,) = visit_home.visits_today(small.office)
    assert stop.accounted_at == small.clock()


def test_another_visit_is_not_the_first(small: SmallSchool) -> None:
    (visit,) = visit_home.ask_for_visit(small.office, [small.pupils[0]], "")
    visit_home.write_report(small.office, visit, report(small))
    (again,) = visit_home.ask_for_visit(small.office, [small.pupils[0]], "Still nobody")
    first = {one.visit.id: one.is_first for one in visit_home.visits_today(small.office)}
    assert first == {visit: True, again: False}


ASKED = instant(make.TUESDAY, time(14, 30))
VISIT = HomeVisit(
    id=1, pupil=1, day=make.TUESDAY, why="", asked_at=ASKED, asked_by="", outcome="", visitor=""
)


@pytest.mark.parametrize(
    ("typed", "days_later", "at"),
    [
        (time(15, 10), 0, (10, time(15, 10))),
        (time(8, 50), 0, (10, time(8, 50))),
        (time(16, 5), 1, (10, time(16, 5))),
        (time(8, 50), 1, (11, time(8, 50))),
    ],
)
def test_a_visit_was_on_its_day_unless_it_was_not_asked_for_then(
    typed: time, days_later: int, at: tuple[int, time]
) -> None:
    today = make.TUESDAY + timedelta(days=days_later)
    assert visited_at(VISIT, typed, today) == instant(date(2026, 11, at[0]), at[1])
