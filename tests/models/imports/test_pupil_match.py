"""Which pupil a record is about; what is not certain is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from desktop.models.admissions.pupil import Pupil
from desktop.models.imports.pupil_match import Identity, PupilIndex

BORN, OTHER = date(2016, 3, 4), date(2017, 5, 6)


def _pupil(number: int, surname: str, forename: str, **more: Any) -> Pupil:
    return Pupil(id=number, legal_surname=surname, legal_forename=forename, birth_date=BORN, **more)


INDEX = PupilIndex(
    [
        _pupil(1, "O’Connor", "Niamh", upn="A1", admission_number="7", preferred_forename="Neeve"),
        _pupil(2, "Baker", "Ann", upn="B2", former_upn="T2"),
        _pupil(3, "Smith", "Sam"),
        _pupil(4, "Smith", "Sam"),
        _pupil(5, "Carr", "Cy"),
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("sought", "found", "asked"),
    [
        (Identity("A1", "", "", "O'Connor", "Niamh", BORN), 1, ()),
        (Identity("A1", "", "", "", "", None), 1, ()),
        (Identity("A1", "", "", "Byrne", "Niamh", OTHER), 1, ()),
        (Identity("A1", "", "", "Other", "Zed", OTHER), None, (1,)),
        (Identity("T2", "", "", "Baker", "Ann", BORN), 2, ()),
        (Identity("C9", "B2", "", "Baker", "Ann", BORN), 2, ()),
        (Identity("", "", "7", "Oconnor", "Niamh", OTHER), 1, ()),
        (Identity("", "", "7", "Byrne", "Neeve", BORN), 1, ()),
        (Identity("", "", "7", "Other", "Zed", OTHER), None, ()),
        (Identity("Z9", "", "7", "Other", "Zed", BORN), None, ()),
        (Identity("Z9", "", "7", "O’Connor", "Niamh", BORN), 1, ()),
        (Identity("", "", "", "OConnor", "Neeve", BORN), 1, ()),
        (Identity("", "", "", "Carr", "Cy", None), 5, ()),
        (Identity("", "", "", "Carr", "Cy", OTHER), None, ()),
        (Identity("", "", "", "Smith", "Sam", BORN), None, (3, 4)),
        (Identity("Z9", "", "", "Baker", "Ann", BORN), None, (2,)),
        (Identity("", "", "", "", "", None), None, ()),
    ],
)
def test_a_record_is_known_or_asked_about(
    sought: Identity, found: int | None, asked: tuple[int, ...]
) -> None:
    match = INDEX.match(sought)
    assert (match.pupil.id if match.pupil else None) == found
    assert tuple(pupil.id for pupil in match.candidates) == asked
    assert bool(match.why) == bool(asked)
