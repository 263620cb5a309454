"""Finding a child by any part of any name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop.models.admissions.pupil_search import Findable, PupilSearch


def findable(pupil: int, forename: str, surname: str, **more: Any) -> Findable:
    here = Findable(
        pupil=pupil,
        name=f"{forename} {surname}",
        forename=forename,
        surname=surname,
        legal_name=f"{forename} {surname}",
        names=(forename, surname),
        birth_date=date(2016, 3, 4),
        where="6B",
        is_on_roll=True,
    )
    return replace(here, **more)


SEARCH = PupilSearch(
    (
        findable(1, "Siân", "O’Connor"),
        findable(2, "Łukasz", "Nowak"),
        findable(3, "Stephen", "Smith-Reed"),
        findable(4, "Lola", "Carr", names=("Łukasz", "Carr", "Lola"), legal_name="Łukasz Carr"),
        findable(5, "Aisha", "Carr", is_on_roll=False, where="Left"),
        findable(6, "Oscar", "Reed"),
    )
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("oconn", [1]),
        ("shaun", []),
        ("sharn", [1]),
        ("SIAN oc", [1]),
        ("lukasz", [2, 4]),
        ("steven", [3]),
        ("reed", [6, 3]),
        ("carr", [4, 5]),
        ("car", [4, 6, 5]),
        ("zz", []),
        ("  ", [4, 2, 1, 6, 3, 5]),
    ],
)
def test_any_part_of_any_name_finds_a_child_who_is_here_before_one_who_left(
    typed: str, found: list[int]
) -> None:
    assert [one.pupil for one in SEARCH.find(typed)] == found


def test_no_more_are_listed_than_asked_for() -> None:
    assert len(SEARCH.find("", at_most=2)) == 2


def test_the_legal_name_is_shown_only_where_it_differs() -> None:
    shown = {one.pupil: one.other_name for one in SEARCH.find("carr")}
    assert shown == {4: "Łukasz Carr", 5: ""}


def test_a_child_known_by_a_name_comes_before_one_who_has_it_otherwise() -> None:
    everyone = (
        findable(1, "Hugo", "Bramley", names=("Hugo", "Bramley", "Rory", "Oak")),
        findable(2, "Ava", "Amin", names=("Ava", "Amin", "Rowan")),  # Rowan is her class
        findable(3, "Rory", "Bramley", names=("Rory", "Bramley", "Oak")),
        findable(4, "Rowan", "Wyatt", names=("Rowan", "Wyatt", "Elm")),
    )
    search = PupilSearch(everyone)

    assert [one.pupil for one in search.find("rory bramley")] == [3, 1]
    assert [one.pupil for one in search.find("ro")] == [3, 4, 2, 1]
    assert [one.pupil for one in search.find("ro", likely={2})] == [2, 3, 4, 1]
    assert [one.pupil for one in search.find("rory bramley", likely={1})] == [3, 1]
