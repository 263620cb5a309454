"""What the admission register says of a child, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.admissions.compulsory_age import birthday
from desktop.models.admissions.roll import GROUNDS
from desktop.models.admissions.upn import upn_doubts
from desktop.models.days.session import day_in_words
from desktop.models.organisation.group import year_in_words
from desktop.ui.widgets.label_grid import LabelGrid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.admissions.roll import Enrolment, Membership
    from desktop.tasks.admissions.show_pupil import PupilPage

_SEXES = {"F": "Female", "M": "Male"}


class FactsGrid(LabelGrid):
    """Names and values side by side; what is not known is left out."""

    def __init__(self) -> None:
        super().__init__((0, 1), 20, 7)

    def show_page(self, page: PupilPage) -> None:
        """Show the facts that are known."""
        self.show_rows(facts(page))


def facts(page: PupilPage) -> list[tuple[str, str]]:
    """Return each fact's name with its words, those that are known."""
    pupil = page.record.pupil
    born = f"{day_in_words(pupil.birth_date)}, age {age_on(pupil.birth_date, page.today)}"
    lines = [
        ("Legal name", pupil.legal_name),
        ("Known as", pupil.name if pupil.name != _short(pupil) else ""),
        ("Former surname", pupil.former_surname),
        ("Date of birth", born),
        ("Compulsory school age", " to ".join(map(day_in_words, page.record.compulsory_age))),
        ("Sex", _SEXES.get(pupil.sex, pupil.sex)),
        ("UPN", upn_in_words(pupil)),
        ("Former UPN", pupil.former_upn),
        ("Admission number", pupil.admission_number),
        *_times(page.record.enrolments),
        ("Class and year", "\n".join(_places(page.record.memberships))),
        ("Address", _address(pupil)),
        ("Last school", pupil.last_school),
        ("Expected first day", _day(pupil.expected_first_day)),
        ("Going to", pupil.future_school),
        ("New address", pupil.future_address),
    ]
    return [(name, words) for name, words in lines if words]


def age_on(born: date, day: date) -> int:
    """Return the age in whole years."""
    years = day.year - born.year
    return years if birthday(born, years) <= day else years - 1


def upn_in_words(pupil: Pupil) -> str:
    """Return the UPN with what is doubtful about it; that its check letter is right."""
    if not pupil.upn:
        return "None yet"
    return "\n".join((f"{pupil.upn}  (check letter right)", *upn_doubts(pupil.upn)))


def _short(pupil: Pupil) -> str:
    return f"{pupil.legal_forename} {pupil.legal_surname}"


def _times(enrolments: tuple[Enrolment, ...]) -> Iterator[tuple[str, str]]:
    for enrolment in reversed(enrolments):
        yield "On roll from", day_in_words(enrolment.starting_day)
        if enrolment.leaving_day:
            yield "Leaving day", day_in_words(enrolment.leaving_day)
            yield "Destination", enrolment.destination
            yield "Ground", _ground(enrolment.ground)


def _ground(key: str) -> str:
    found = next((ground for ground in GROUNDS if ground.key == key), None)
    if found is None:
        return "Not settled yet"
    return f"{found.key}: {found.title}" if len(found.key) == 1 else found.title


def _places(memberships: tuple[Membership, ...]) -> Iterator[str]:
    for place in reversed(memberships):
        year = year_in_words(place.year_group)
        where = ", ".join(words for words in (place.group_name or "No class", year) if words)
        until = f" until {day_in_words(place.last_day)}" if place.last_day else ""
        yield f"{where}, from {day_in_words(place.first_day)}{until}"


def _address(pupil: Pupil) -> str:
    words = "\n".join(part for part in (pupil.address, pupil.postcode) if part)
    if pupil.address_confidential:
        return f"{words}\nConfidential: only those who keep the roll see it.".strip()
    return words


def _day(day: date | None) -> str:
    return day_in_words(day) if day else ""
