"""What the papers about the building say, to whom, and what they never say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.documents.names import OTHER_LETTERS
from desktop.errors import PermissionRefused
from desktop.models.site.roll_call import CallKind
from desktop.tasks.site import call_roll
from desktop.tasks.site.print_on_site import call_paper, log_paper, on_site_paper, sheet_paper
from tests import make
from tests.documents.reading import words_of
from tests.tasks.site.test_see_on_site import LEFT, signed
from tests.tasks.taking import expect, mark, opened

if TYPE_CHECKING:
    from desktop.tasks.papers.paper import Paper
    from tests.conftest import SmallSchool


@pytest.fixture
def at_work(small: SmallSchool) -> SmallSchool:
    """Here, ill, on a trip, left 09:00, not marked yet; and a class of one that nobody took."""
    expect(small, 1, "I", note="Chicken pox")
    for place, code in enumerate("/IV/"):
        mark(small.office, opened(small), place, code)
    signed(small, 3, LEFT)
    other = make.make_group(small.db, small.school, "Oak", "R")
    make.make_pupil(small.db, small.school, other, "Rae", "Reed")
    return small


def words(paper: Paper) -> str:
    return "\n".join(words_of(paper.pdf))


def test_the_list_names_everybody_where_they_are_with_no_reason(at_work: SmallSchool) -> None:
    paper = on_site_paper(at_work.office)
    said = words(paper)
    assert "Tue 10 Nov 2026 09:00: 1 in the building, 2 not yet known, 1 left early" in said
    parts = {
        "In the building: 1\nAisha Ahmed",
        "Not yet known: look for them too: 1\nEve Evans",
        "Off site: 1\nChloe Carr",
        "Left early: 1\nDylan Dodd",
        "Away: 1\nBen Baxter",
    }
    assert {part for part in parts if part in said} == parts
    assert not [one for one in ("Chicken", "llness", "trip", "absence known") if one in said]
    assert paper.file_name == "On site Tue 10 Nov 2026 09-00.pdf"


def test_a_teacher_prints_the_own_class(at_work: SmallSchool) -> None:
    assert "Rae Reed" not in words(on_site_paper(at_work.teacher))
    assert "Rae Reed" in words(on_site_paper(at_work.head))


def test_the_sheet_has_who_is_here_and_who_may_be(at_work: SmallSchool) -> None:
    said = words(sheet_paper(at_work.office))
    for name, there in (("Aisha Ahmed", True), ("? Eve Evans", True), ("? Rae Reed", True),
                        ("Ben Baxter", False), ("Dylan Dodd", False)):  # fmt: skip
        assert (name in said) is there


def test_a_roll_calls_sheet_has_those_still_missing(at_work: SmallSchool) -> None:
    call = call_roll.begin(at_work.office, CallKind.EMERGENCY, "Fire")
    call_roll.tick(at_work.office, call.id, [at_work.pupils[0]])
    said = words(call_paper(at_work.office, call.id))
    assert "Roll-call: Fire emergency" in said
    assert ("Aisha Ahmed" in said, "? Eve Evans" in said) == (False, True)


def test_the_log_is_printed_for_who_may_see_it(at_work: SmallSchool) -> None:
    call = call_roll.begin(at_work.office, CallKind.DRILL, "Fire")
    at_work.clock.set(9, 4, 12)
    call_roll.end(at_work.office, call.id, "Nobody looked")
    said = words(log_paper(at_work.head))
    for part in ("Fire drill", "4 min 12 s", "0 of 3", "Eve Evans", "Nobody looked"):
        assert part in said
    with pytest.raises(PermissionRefused):
        log_paper(at_work.teacher)


def test_a_name_in_other_letters_has_its_latin_one(at_work: SmallSchool) -> None:
    make.make_pupil(
        at_work.db, at_work.school, at_work.group, "Aisha", "Mohamed",
        preferred_forename="عائشة", preferred_surname="محمد",
    )  # fmt: skip
    assert "Aisha Mohamed *" in words(on_site_paper(at_work.office))
    call = call_roll.begin(at_work.office, CallKind.DRILL, "Fire")
    call_roll.end(at_work.office, call.id, "Nobody looked")
    logged = words(log_paper(at_work.office))
    assert "Aisha Mohamed *" in logged
    assert OTHER_LETTERS in logged
