"""What a letter says of penalty notices and the law, by the day it is about (C1, C2, C7, C30)."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.letters.citation import CITATIONS, citation_values
from desktop.models.letters.penalty import RATES, Following, penalty_values, what_follows

OLD, NEW = date(2024, 8, 18), date(2024, 8, 19)


@pytest.mark.parametrize(
    ("day", "said", "not_said"),
    [
        (NEW, ("£80", "21 days", "£160", "28 days", "no third within 3 years"), ("£60", "£120")),
        (OLD, ("£60", "21 days", "£120", "28 days"), ("£80", "£160", "third")),
    ],
)
def test_amounts_are_those_of_the_day(
    day: date, said: tuple[str, ...], not_said: tuple[str, ...]
) -> None:
    words = what_follows(Following(day, "the local authority"), "Aisha")
    assert [one for one in said if one not in words] == []
    assert [one for one in not_said if one in words] == []


def test_nothing_is_promised_and_the_issuer_is_the_schools_setting() -> None:
    words = what_follows(Following(NEW, "Leafshire Council"), "Aisha and Ben")
    assert "tell Leafshire Council, who may send a penalty notice" in words
    assert "Each case is looked at on its own merits" in words
    assert "will be issued" not in words
    assert "each parent, for each child" in words


@pytest.mark.parametrize(
    ("liable", "said", "not_said"),
    [
        (None, "send a penalty notice. Each", "about"),
        ("Aisha and Ben", "send a penalty notice. Each", "about"),
        ("Ben", "send a penalty notice about Ben. Each", "£60"),
        ("", "the absence is unauthorised.", "penalty"),
    ],
)
def test_only_children_of_compulsory_school_age_bring_one(
    liable: str | None, said: str, not_said: str
) -> None:
    words = what_follows(Following(NEW, "the local authority"), "Aisha and Ben", liable)
    assert said in words
    assert not_said not in words


def test_of_days_that_are_over_it_speaks_as_of_days_that_are_over() -> None:
    words = what_follows(Following(NEW, "the local authority", taken=True), "Aisha")
    assert words.startswith("Absence on these days is unauthorised: leave cannot be granted")
    assert "Should" not in words
    assert "£160" in words


def test_fields_give_the_same_amounts_one_by_one() -> None:
    assert penalty_values(NEW) == {
        "fine_early": "£80",
        "fine_early_days": "21",
        "fine": "£160",
        "fine_days": "28",
        "fine_second": "£160",
        "fine_years": "3",
    }
    assert penalty_values(OLD)["fine_years"] == ""


@pytest.mark.parametrize(
    ("day", "law", "sharing"),
    [
        (OLD, "Regulations 2006", "Data Protection Act 2018"),
        (NEW, "Regulations 2024", "Data Protection Act 2018"),
        (date(2018, 5, 24), "Regulations 2006", "Data Protection Act 1998"),
        (date(2001, 1, 1), "Regulations 2006", "Data Protection Act 1998"),
    ],
)
def test_citations_are_those_of_the_day(day: date, law: str, sharing: str) -> None:
    values = citation_values(day)
    assert law in values["law"]
    assert sharing in values["sharing_law"]


def test_both_tables_are_in_the_order_of_their_days() -> None:
    for since in ([one.since for one in CITATIONS], [one.since for one in RATES]):
        assert since == sorted(since)
