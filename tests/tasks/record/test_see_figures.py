"""Figures of any days, read from the real tables, and the sessions that they open to."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.days.session import Half, Session
from desktop.models.marks.rates import rate_in_words
from desktop.models.marks.year_marks import first_session
from desktop.models.record.figure_lines import FigureLine, Whose
from desktop.models.record.glance import Figure
from desktop.models.record.spans import Span
from desktop.tasks.admissions.show_pupil import pupil_page
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.take_register import fill_rest
from desktop.tasks.record.see_figures import children_of, figures, sessions_of, spans_to_choose
from tests import make
from tests.tasks.taking import mark, opened

if TYPE_CHECKING:
    from desktop.tasks.record.see_figures import Figures
    from tests.conftest import SmallSchool

SEPTEMBER = Span("September", date(2026, 9, 1), date(2026, 9, 30))
TODAY = Span("Today", make.TUESDAY, make.TUESDAY)


def keep(small: SmallSchool, place: int, first: str, marks: str) -> None:
    """Let a child have these marks, a character a session, from the morning of a day on."""
    day = Session(date.fromisoformat(first), Half.AM)
    before = "." * (day.number - first_session(2026).number)
    row = {"pupil": small.pupils[place], "year": 2026, "marks": before + marks}
    small.db.table("year_marks").insert(row, replace=True)


def whole(found: Figures) -> FigureLine:
    return found.lines[0]


def test_wc10_the_school_is_its_sessions_together(small: SmallSchool) -> None:
    keep(small, 0, "2026-09-07", "/\\/\\/IIIII")
    keep(small, 1, "2026-09-07", "/\\" * 5 + "...." + "/\\" * 5)
    line = whole(figures(small.office, SEPTEMBER))
    assert (line.children, line.glance.tally.attended, line.glance.tally.possible) == (5, 25, 30)
    assert rate_in_words(line.attendance) == "83.3"
    assert (line.persistent, line.severe) == (1, 1)


def test_wc15_a_leaver_counts_until_the_leaving_day(small: SmallSchool) -> None:
    keep(small, 0, "2026-09-07", "/\\/\\I\\/\\/\\")
    small.db.conn.execute(
        "UPDATE enrolments SET leaving_day = '2026-09-09' WHERE pupil = ?", (small.pupils[0],)
    )
    line = whole(figures(small.office, SEPTEMBER))
    assert (line.children, line.glance.tally.possible, line.glance.tally.absent) == (5, 6, 1)
    after = Span("After", date(2026, 9, 10), date(2026, 9, 30))
    assert whole(figures(small.office, after)).children == 4


def test_a_mark_before_the_day_of_admission_counts_for_nothing(small: SmallSchool) -> None:
    keep(small, 0, "2026-09-01", "NN..NN/\\")  # on roll from the Thursday
    assert whole(figures(small.office, SEPTEMBER)).glance.tally.possible == 4


def test_wc75_a_register_nobody_took_is_in_no_rate(small: SmallSchool) -> None:
    opened(small)
    small.clock.set(9, 40)
    close_due(small.db, small.clock(), make.TUESDAY)
    line = whole(figures(small.office, TODAY))
    assert (line.glance.unknown, line.glance.tally.possible, line.attendance) == (5, 0, None)
    fill_rest(small.office, opened(small).id, reason="The teacher was away")
    line = whole(figures(small.office, TODAY))
    assert (line.glance.unknown, line.glance.tally.attended) == (0, 5)


def test_an_open_register_is_not_yet_unknown(small: SmallSchool) -> None:
    opened(small)
    assert whole(figures(small.office, TODAY)).glance.unknown == 0


def test_minutes_are_those_of_the_mark_that_stands(small: SmallSchool) -> None:
    register = opened(small)
    mark(small.teacher, register, 0, "L", minutes=4)
    mark(small.teacher, register, 0, "L", minutes=9)
    mark(small.teacher, register, 1, "L", minutes=5)
    mark(small.teacher, register, 1, "N")
    mark(small.teacher, register, 2, "N")
    line = whole(figures(small.office, TODAY))
    assert (line.glance.tally.late, line.glance.minutes) == (1, 9)


@pytest.mark.parametrize(("whose", "possible"), [(Whose.ALL, 10), (Whose.COMPULSORY, 4)])
def test_only_sessions_of_compulsory_school_age_on_request(
    small: SmallSchool, whose: Whose, possible: int
) -> None:
    keep(small, 0, "2026-09-07", "/\\" * 5)
    small.db.conn.execute(
        "UPDATE pupils SET compulsory_from = '2026-09-10' WHERE id = ?", (small.pupils[0],)
    )
    assert whole(figures(small.office, SEPTEMBER, whose)).glance.tally.possible == possible


def test_a_child_counts_in_each_class_for_the_days_spent_there(small: SmallSchool) -> None:
    other = make.make_group(small.db, small.school, "5A", "5")
    keep(small, 0, "2026-09-07", "/\\/\\IIII/\\")
    with small.db.conn:
        small.db.conn.execute(
            "UPDATE memberships SET last_day = '2026-09-08' WHERE pupil = ?", (small.pupils[0],)
        )
    make.insert(
        small.db, "memberships", pupil=small.pupils[0], group_id=other, year_group="5",
        first_day="2026-09-09",
    )  # fmt: skip
    lines = {line.name: line.glance.tally for line in figures(small.office, SEPTEMBER).lines}
    assert [(lines[name].possible, lines[name].absent) for name in ("6B", "5A")] == [(4, 0), (6, 4)]
    assert (lines["Year 6"].possible, lines["Whole school"].possible) == (4, 10)


def test_a_span_over_two_years_reads_both(small: SmallSchool) -> None:
    keep(small, 0, "2026-09-07", "/\\")
    make.insert(small.db, "year_marks", pupil=small.pupils[0], year=2025, marks="N" * 40)
    small.db.conn.execute("UPDATE enrolments SET starting_day = '2025-08-01'")
    both = Span("Both", date(2025, 8, 1), date(2026, 9, 30))
    assert whole(figures(small.office, both)).glance.tally.possible == 42


def test_a_figure_opens_to_children_and_they_to_sessions(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "N")
    small.clock.set(9, 40)
    mark(small.office, opened(small), 0, "I", reason="Mother rang")
    found = figures(small.office, TODAY)
    first, *_rest = children_of(small.office, found, whole(found))
    (one,) = sessions_of(small.office, found.parts_of(first), Figure.AUTHORISED)
    assert (first.name, first.amount(Figure.AUTHORISED)) == ("Aisha Ahmed", 1)
    assert (one.code, one.session.half, one.reason) == ("I", Half.AM, "Mother rang")


def test_a_year_is_the_same_on_the_childs_page(small: SmallSchool) -> None:
    keep(small, 0, "2026-09-07", "/L/\\IINU//")
    year = next(one for one in spans_to_choose(small.office) if one.words.startswith("Year"))
    found = figures(small.office, year)
    aisha = children_of(small.office, found, whole(found))[0]
    assert pupil_page(small.office, small.pupils[0]).newest_year.glance == aisha.glance


def test_a_class_teacher_sees_no_figures_of_the_school(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        figures(small.teacher, TODAY)
    found = figures(small.office, TODAY)
    with pytest.raises(PermissionRefused):
        children_of(small.teacher, found, whole(found))
    with pytest.raises(PermissionRefused):
        sessions_of(small.teacher, found.parts, Figure.ABSENT)


def test_another_schools_children_are_not_counted(small: SmallSchool) -> None:
    other = make.make_school(small.db, "Elm Park Primary School")
    make.make_pupil(small.db, other, make.make_group(small.db, other, "1X"), "Olga", "Other")
    assert whole(figures(small.office, TODAY)).children == 5
