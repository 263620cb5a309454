"""Children at risk: who is listed, with what, for whom; what Today says of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import PermissionRefused
from desktop.models.safeguarding.risk import Colour
from desktop.models.site.pressing import Matter
from desktop.tasks.absence.chase_absence import choose_tier
from desktop.tasks.admissions.flag_pupils import put_flag
from desktop.tasks.marks import see_today
from desktop.tasks.safeguarding.assess_risk import write_assessment
from desktop.tasks.safeguarding.open_safeguarding import add_note, open_safeguarding
from desktop.tasks.safeguarding.watch_children import children_at_risk
from desktop.tasks.site.see_pressing import pressing
from tests.tasks.safeguarding.at_risk import ASSESSMENT, lead, looks

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool


@pytest.fixture
def watched(small: SmallSchool) -> SmallSchool:
    """Aisha with an assessment, Ben RED without, Chloe AMBER, Dylan RED by choice, Eve none."""
    aisha, ben, chloe, dylan, _eve = small.pupils
    put_flag(small.officer, aisha, "Social worker")
    write_assessment(small.officer, ASSESSMENT)
    put_flag(small.officer, ben, "Child protection plan")
    put_flag(small.officer, chloe, "Young carer", review_on=date(2026, 12, 1))
    add_note(small.officer, chloe, "Seen")
    choose_tier(small.office, dylan, "RED", "The head asks")
    return small


def seen(desk: Desk) -> list[tuple[str, str, int, int, Colour | None]]:
    found = children_at_risk(desk)
    return [(one.name, one.tier.tier, one.flags, one.notes, one.colour) for one in found]


def on_today(desk: Desk) -> list[tuple[str, str]]:
    found = pressing(desk, see_today.classes_on(desk))
    return [(one.what, one.who) for one in found if one.matter is Matter.AT_RISK]


def test_red_without_an_assessment_stands_first(watched: SmallSchool) -> None:
    assert seen(watched.officer) == [
        ("Ben Baxter", "RED", 1, 0, None),
        ("Dylan Dodd", "RED", 0, 0, None),
        ("Aisha Ahmed", "RED", 1, 0, Colour.RED),
        ("Chloe Carr", "AMBER", 1, 1, None),
    ]
    assert looks(watched) == []


@pytest.mark.parametrize("who", ["office", "teacher"])
def test_nobody_else_is_told_who_they_are(watched: SmallSchool, who: str) -> None:
    with pytest.raises(PermissionRefused):
        children_at_risk(getattr(watched, who))


def test_the_last_look_is_told_to_those_who_may_read_looks(watched: SmallSchool) -> None:
    open_safeguarding(watched.officer, watched.pupils[1])
    for desk, name in ((watched.head, "Asif Officer"), (watched.officer, "")):
        look = children_at_risk(desk)[0].last_look
        assert (look.name if look else "") == name


def test_a_child_who_has_left_is_not_listed(watched: SmallSchool) -> None:
    watched.db.execute("UPDATE enrolments SET leaving_day = '2026-11-09' WHERE pupil = 2")
    assert seen(watched.officer)[0][0] == "Dylan Dodd"


def test_today_counts_them_for_those_with_the_duty_only(watched: SmallSchool) -> None:
    lacking = [("RED without a risk assessment", "2 children")]
    assert on_today(watched.officer) == on_today(lead(watched)) == lacking
    assert on_today(watched.office) == []


def test_a_review_that_has_come_is_on_today_until_a_newer_one_is_written(
    watched: SmallSchool,
) -> None:
    watched.clock.set(9, 0, day=date(2026, 12, 8))
    due = ("Risk assessment: review due", "1 child")
    assert due in on_today(watched.head)
    assert ("Safeguarding flag: review due", "1 child") in on_today(watched.head)
    newer = replace(
        ASSESSMENT, replaces=1, written_on=date(2026, 12, 8), review_on=date(2027, 1, 12)
    )
    write_assessment(watched.head, newer)
    assert due not in on_today(watched.head)
