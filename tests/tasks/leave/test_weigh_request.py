"""What the head sees: figures like everywhere else, what came before, answers kept or left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused, StaleError
from desktop.models.days.session import Half
from desktop.models.leave.deciding import sessions_between
from desktop.models.leave.effect import ways
from desktop.models.leave.factor import Factor
from desktop.models.organisation.policy_mapping import policy_to_mapping
from desktop.storage.admissions import pupils
from desktop.storage.file.database import saving
from desktop.storage.file.signature import sign
from desktop.storage.leave import answers
from desktop.storage.organisation.policies import policy_on
from desktop.tasks.admissions.show_pupil import pupil_page
from desktop.tasks.leave import decide_leave
from desktop.tasks.leave.weigh_request import answer, weigh
from desktop.tasks.leave.what_is_known import known_of
from desktop.tasks.organisation.set_policy import change_policy
from tests import make
from tests.tasks.leave.asking import ask, at, granted, refusal

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

PM = Half.PM


def marks(small: SmallSchool, place: int, codes: str, year: int = 2026) -> None:
    """The year's marks from 1 September of the year on, two letters a day."""
    begin = "." * (31 * 2)
    values = (small.pupils[place], year, begin + codes)
    small.db.conn.execute(
        "INSERT OR REPLACE INTO year_marks (pupil, year, marks) VALUES (?, ?, ?)", values
    )
    small.db.conn.commit()


def test_the_figures_are_those_of_the_childs_page(small: SmallSchool) -> None:
    marks(small, 0, "...." + "/\\" * 8 + "....//" + "NN" * 2)
    found = weigh(small.head, ask(small, 0)).children[0]
    page = pupil_page(small.head, small.pupils[0]).newest_year.tally
    assert (found.this_year, found.last_year) == (page, None)
    assert (found.this_year.absent, found.this_year.possible) == (4, 22)


def test_each_way_to_decide_is_worked_out(small: SmallSchool) -> None:
    marks(small, 0, "...." + "/\\" * 30)
    found = weigh(small.head, ask(small, 0))
    asked = sessions_between(found.calendar, found.request.first, found.request.last)
    rows = ways(found.calendar, found.children[0].record, asked, asked[:4], ("C", "G"))
    assert [(one.words, one.sessions, one.after.absent) for one in rows] == [
        ("As it stands", 0, 0),
        ("Granted, 5 days (C)", 10, 10),
        ("In part, 2 days (C)", 4, 4),
        ("Refused, taken (G)", 10, 10),
    ]
    assert [one.penalty.count for one in rows if one.penalty] == [0, 0, 0, 10]
    year = found.calendar.session_numbers(small.head.today, date(2027, 7, 31))
    assert rows[0].year_possible == 60 + len(year)


def test_earlier_leave_says_how_each_ended(small: SmallSchool) -> None:
    granted_one = ask(small, 0, first=at(11), last=at(11, PM), received_on=make.TUESDAY)
    decide_leave.decide(small.head, granted_one, granted(small, 0, first=at(11), last=at(11, PM)))
    refused_one = ask(small, 0, first=at(12), last=at(12, PM), reason="wedding")
    decide_leave.decide(small.head, refused_one, refusal(small, 0))
    number = ask(small, 0)
    small.clock.set(9, day=date(2026, 11, 13))
    found = weigh(small.head, number).children[0]
    assert found.before.earlier == (
        "Thu 12 Nov 2026, wedding: refused, not taken",
        "Wed 11 Nov 2026, family holiday: granted, was due back Thu 12 Nov 2026, school day 2",
    )


def test_brothers_and_sisters_are_named_also_at_another_school(small: SmallSchool) -> None:
    other = make.make_own_school(small.head, "Mill Road School")
    elsewhere = make.make_pupil(small.db, other.school, None, "Zara", "Ahmed")
    with saving(small.db):
        signed = sign(small.db, small.school, small.head.who, small.clock())
        for sibling in (small.pupils[1], small.pupils[2], elsewhere):
            pupils.link_siblings(
                small.db, (small.pupils[0], sibling), signed.at, signed.author or 0
            )
    ask(small, 1)
    found = weigh(small.head, ask(small, 0)).children[0]
    assert sorted(found.before.family) == [
        "Ben Baxter: Mon 16 Nov 2026 to Fri 20 Nov 2026, not decided yet",
        "Chloe Carr: nothing asked for these days",
        "Zara Ahmed is at Mill Road School: ask there what was asked for and decided.",
    ]


def test_an_answer_is_kept_and_may_be_left_again(small: SmallSchool) -> None:
    number = ask(small, 0)
    answer(small.head, number, Factor.NEEDS, "Catches up quickly")
    assert weigh(small.head, number).answers[Factor.NEEDS].words == "Catches up quickly"
    answer(small.head, number, Factor.NEEDS, "Catches up quickly", "anything")
    answer(small.head, number, Factor.NEEDS, "", "Catches up quickly")
    assert weigh(small.head, number).answers == {}
    assert len(answers.answers_of(small.db, number)) == 2


def test_two_people_answering_at_once_lose_nothing(small: SmallSchool) -> None:
    number = ask(small, 0)
    answer(small.head, number, Factor.WELFARE, "A hard year")
    with pytest.raises(StaleError, match="Hilda Head has answered"):
        answer(small.head, number, Factor.WELFARE, "Nothing to say")
    assert weigh(small.head, number).answers[Factor.WELFARE].words == "A hard year"


def test_what_is_known_stands_beside_the_prompts(small: SmallSchool) -> None:
    found = weigh(small.head, ask(small, 0, destination="Whitby"))
    known = known_of(found)
    assert known[Factor.LENGTH] == "5 school days, Mon 16 Nov 2026 to Fri 20 Nov 2026"
    assert known[Factor.AGE] == "10 years, year 6"
    assert known[Factor.EXAMS] == "none known"
    assert known[Factor.PURPOSE] == "Family holiday: A week by the sea"
    assert known[Factor.WHEN_ASKED] == "Tue 10 Nov 2026, 4 school days before"
    assert "who lives with the child; going to Whitby" in known[Factor.CIRCUMSTANCES]
    assert Factor.WELFARE not in known
    unknown = replace(found, request=replace(found.request, lives_with=None))
    assert "not known whether they live" in known_of(unknown)[Factor.CIRCUMSTANCES]


def test_only_those_who_decide_weigh(small: SmallSchool) -> None:
    number = ask(small, 0)
    for desk in (small.office, small.teacher):
        with pytest.raises(PermissionRefused):
            weigh(desk, number)
        with pytest.raises(PermissionRefused):
            answer(desk, number, Factor.AGE, "Ten")


def test_tests_in_the_days_are_named(small: SmallSchool) -> None:
    lines = ["Mock SATs; 17/11/2026; 18/11/2026; 6", "Phonics; 17/11/2026; ; 1"]
    policy = policy_to_mapping(policy_on(small.db, small.school, make.TUESDAY))
    tomorrow = date(2026, 11, 11)
    change_policy(small.head, policy | {"leave": policy["leave"] | {"exams": lines}}, tomorrow)
    small.clock.set(9, day=tomorrow)
    found = weigh(small.head, ask(small, 0))
    assert known_of(found)[Factor.EXAMS] == "Mock SATs, Tue 17 Nov 2026 to Wed 18 Nov 2026"
