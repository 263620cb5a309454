"""The invented school's children: named, born, at home with brothers and sisters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.models.admissions.pupil import Pupil, tidied
from desktop.models.admissions.upn import check_letter
from desktop.tasks.sample.homes import Home, for_girl, home
from desktop.tasks.sample.names import PARTICULAR, Particular
from desktop.tasks.sample.seats import LEVELS, Seat

if TYPE_CHECKING:
    from random import Random

    from desktop.models.admissions.pupil import Contact

LA, ESTAB = "999", "2001"
_LATIN = {"Шевченко": "Shevchenko"}
_SHORT = {
    "Benjamin": "Ben", "Samuel": "Sam", "Thomas": "Tom", "Charlotte": "Lottie", "Daniel": "Dan",
    "Matilda": "Tilly", "Joshua": "Josh", "Isaac": "Zac", "Penelope": "Penny",
}  # fmt: skip
_GAPS = (1, 2, 2, 3, 3, 4)  # school years between brothers and sisters


@dataclass(frozen=True, slots=True)
class Child:
    """A pupil with the seat and the contacts; `family` is shared with brothers and sisters."""

    number: int
    family: int
    seat: Seat
    pupil: Pupil
    contacts: tuple[Contact, ...]


def children(seats: tuple[Seat, ...], last: int, dice: Random) -> tuple[Child, ...]:
    """Name the child of every seat; `last` is the year in which the latest school year begins."""
    homes: dict[int, Home] = {}
    found = []
    for place, family in enumerate(_families(seats, dice)):
        if family not in homes:
            homes[family] = home(family, dice)
        found.append(_child(place, family, seats[place], homes[family], dice))
    return _with_oddities(_with_particular(found, last), last)


def _families(seats: tuple[Seat, ...], dice: Random) -> list[int]:
    """Return a family number for each seat, in the order of the seats."""
    free: dict[int, list[int]] = {}
    for place, seat in enumerate(seats):
        free.setdefault(seat.cohort, []).append(place)
    for places in free.values():
        dice.shuffle(places)
    family_of = [0] * len(seats)
    order = list(range(len(seats)))
    dice.shuffle(order)
    family = 0
    for place in order:
        if family_of[place]:
            continue
        family += 1
        cohort = seats[place].cohort
        family_of[place] = family
        for _ in range(dice.choices((0, 1, 2), (48, 40, 12))[0]):
            cohort += dice.choice(_GAPS) if dice.random() > 0.03 else 0
            sibling = _take(free.get(cohort, []), family_of)
            if sibling is not None:
                family_of[sibling] = family
    return family_of


def _take(places: list[int], family_of: list[int]) -> int | None:
    while places:
        place = places.pop()
        if not family_of[place]:
            return place
    return None


def _child(place: int, family: int, seat: Seat, at: Home, dice: Random) -> Child:
    girl = dice.random() < 0.5
    forename, middle = dice.sample(at.origin.girls if girl else at.origin.boys, 2)
    surname = for_girl(at.surname) if girl else at.surname
    short = _SHORT.get(forename, "") if dice.random() < 0.5 else ""
    pupil = Pupil(
        legal_surname=surname,
        legal_forename=forename,
        middle_names=middle if dice.random() < 0.6 else "",
        preferred_surname=_LATIN.get(surname, ""),
        preferred_forename=short,
        birth_date=date(seat.cohort - 5, 9, 1) + timedelta(days=dice.randrange(365)),
        upn=_upn(seat, place, ESTAB if not seat.joined_late else dice.choice(("2002", "2003"))),
        admission_number=f"{place + 1:06}",
        sex="F" if girl else "M",
        address=at.address,
        postcode=at.postcode,
        last_school="Fernside Primary School" if seat.joined_late else "",
        future_school=seat.destination,
    )
    return Child(place + 1, family, seat, tidied(pupil), at.contacts)


def _upn(seat: Seat, place: int, estab: str) -> str:
    rest = f"{LA}{estab}{seat.cohort % 100:02}{place % 1000:03}"
    return check_letter(rest) + rest


def _with_particular(found: list[Child], last: int) -> list[Child]:
    """Give the names that must be there to children on roll without brothers or sisters."""
    families = [child.family for child in found]
    wanted = list(PARTICULAR)
    for place, child in enumerate(found):
        level = child.seat.level(last)
        plain = not child.seat.leaves and not child.seat.joined_late and 0 <= level < LEVELS
        if not plain or families.count(child.family) > 1:
            continue
        one = next((one for one in wanted if one.level == level), None)
        if one is not None:
            wanted.remove(one)
            found[place] = _named(child, one)
        if not wanted:
            break
    return found


def _named(child: Child, one: Particular) -> Child:
    surname, forename = one.preferred
    pupil = replace(
        child.pupil,
        legal_surname=one.surname,
        legal_forename=one.forename,
        middle_names="",
        sex=one.sex,
        preferred_surname=surname,
        preferred_forename=forename,
    )
    shared = surname or one.surname
    parents = tuple(
        replace(contact, surname=shared, email="")
        if contact.relationship in ("Mother", "Father")
        else contact
        for contact in child.contacts
    )
    return replace(child, pupil=tidied(pupil), contacts=parents)


def _with_oddities(found: list[Child], last: int) -> tuple[Child, ...]:
    """One temporary UPN, one child without any, one address and one father kept apart."""
    here = [place for place, child in enumerate(found) if child.seat.leaves is None]
    newest = [place for place in here if found[place].seat.joined_late] or here
    young = [place for place in here if found[place].seat.level(last) == 0] or here
    found[newest[-1]] = _with_upn(found[newest[-1]], temporary=True)
    found[young[0]] = _with_upn(found[young[0]], temporary=False)
    both = [place for place in here if len(found[place].contacts) > 1]
    if both:
        found[both[len(both) // 2]] = _kept_apart(found[both[len(both) // 2]])
    return tuple(found)


def _with_upn(child: Child, *, temporary: bool) -> Child:
    rest = child.pupil.upn[1:-1] + "A"
    upn = check_letter(rest) + rest if temporary else ""
    return replace(child, pupil=replace(child.pupil, upn=upn))


def _kept_apart(child: Child) -> Child:
    first, second, *others = child.contacts
    barred = replace(
        second, do_not_contact=True, safe_to_text=False, address_as_pupil=False, lives_with=False,
        email="", address="", postcode="",
    )  # fmt: skip
    pupil = replace(child.pupil, address_confidential=True)
    return replace(child, pupil=pupil, contacts=(first, barred, *others))
