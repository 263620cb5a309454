"""A pupil's names: what the class says, what the record says, and which a printer can draw."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.models.admissions.pupil import Pupil, differences, search_key_of, tidied


def _pupil(surname: str, forename: str, **more: Any) -> Pupil:
    return Pupil(
        legal_surname=surname, legal_forename=forename, birth_date=date(2016, 3, 4), **more
    )


@pytest.mark.parametrize(
    ("pupil", "name", "legal", "latin"),
    [
        (_pupil("O’Connor", "Niamh"), "Niamh O’Connor", "Niamh O’Connor", "Niamh O’Connor"),
        (
            _pupil("Baker", "William", middle_names="John", preferred_forename="Bill"),
            "Bill Baker", "William John Baker", "Bill Baker",
        ),
        (
            _pupil("李", "小明", preferred_surname="Lee", preferred_forename="Ming"),
            "Ming Lee", "小明 李", "Ming Lee",
        ),
        (_pupil("李", "小明"), "小明 李", "小明 李", ""),
        (_pupil("Przykładowy", "Łukasz"), "Łukasz Przykładowy", "Łukasz Przykładowy",
         "Łukasz Przykładowy"),
    ],
)  # fmt: skip
def test_each_use_has_its_name(pupil: Pupil, name: str, legal: str, latin: str) -> None:
    assert (pupil.name, pupil.legal_name, pupil.latin_name) == (name, legal, latin)


def test_a_preferred_name_that_is_the_legal_one_is_not_kept() -> None:
    pupil = tidied(_pupil(" Baker ", "Ann", preferred_surname="Baker", preferred_forename="Annie"))
    assert (pupil.legal_surname, pupil.preferred_surname) == ("Baker", "")
    assert pupil.preferred_forename == "Annie"


def test_only_what_differs_is_a_change() -> None:
    old, new = _pupil("Baker", "Ann"), _pupil("Baker", "Anne", sex="F")
    assert differences(old, new) == {"legal_forename": ("Ann", "Anne"), "sex": ("", "F")}


def test_every_name_can_be_searched_for() -> None:
    pupil = _pupil("O’Connor", "Siân", former_surname="Łuk", preferred_forename="Sh")
    assert search_key_of(pupil) == "sian oconnor sh luk"
