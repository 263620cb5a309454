"""Families of the invented school: homes, grown-ups to ring, and how a surname is shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.admissions.person_name import search_key
from desktop.models.admissions.pupil import Contact
from desktop.models.imports.incoming import Phone
from desktop.tasks.sample.names import ENGLISH, ORIGINS, Origin

if TYPE_CHECKING:
    from random import Random

_TOWN = "Netherbrook"
_STREETS = (
    "Hawthorn Lane", "Mill Street", "Chapel Row", "Quarry Road", "Station Terrace", "Beech Close",
    "Weavers Court", "Canal View", "Orchard Avenue", "Church Walk", "Priory Gardens",
    "Tanyard Hill", "Heron Way", "Larkfield Drive", "Foundry Lane", "Skylark Rise",
)  # fmt: skip
_ENDINGS = "ABDEFGHJLNPQRSTUWXYZ"
_TOGETHER, _ALONE, _APART, _ONE = "together", "alone", "apart", "one"


@dataclass(frozen=True, slots=True)
class Home:
    """One family: its origin, surname and address, and the contacts its children share."""

    origin: Origin
    surname: str
    address: str
    postcode: str
    contacts: tuple[Contact, ...]


def home(number: int, dice: Random) -> Home:
    """Return the number-th family; its telephone numbers are of the kind kept for drama."""
    origin = dice.choices(ORIGINS, [one.share for one in ORIGINS])[0]
    surname = dice.choice(origin.surnames)
    address, postcode = _address(dice)
    contacts = _grown_ups(number, origin, surname, dice)
    return Home(origin, surname, address, postcode, contacts)


def for_girl(surname: str) -> str:
    """Return the form of a surname that a daughter or mother has."""
    return f"{surname[:-1]}a" if surname.endswith(("ski", "cki")) else surname


def _address(dice: Random) -> tuple[str, str]:
    street, house = dice.choice(_STREETS), dice.randint(1, 148)
    inward = "".join(dice.choices(_ENDINGS, k=2))
    return (
        f"{house} {street}, {_TOWN}",
        f"NB{dice.randint(1, 6)} {dice.randint(1, 9)}{inward}",
    )


def _grown_ups(number: int, origin: Origin, surname: str, dice: Random) -> tuple[Contact, ...]:
    kind = dice.choices((_TOGETHER, _ALONE, _APART, _ONE), (66, 15, 14, 5))[0]
    own = dice.random() < 0.12  # a mother who kept her name
    mother = _contact(
        (dice.choice(origin.mothers), for_girl(dice.choice(origin.surnames) if own else surname)),
        "Mother", number * 4, dice,
    )  # fmt: skip
    if kind == _ONE:
        return (mother,)
    if kind == _ALONE:
        return mother, _relative(number, origin, surname, dice)
    father = (dice.choice(origin.fathers), surname)
    if kind == _APART:
        return mother, _contact(father, "Father", number * 4 + 1, dice, _address(dice))
    both = (mother, _contact(father, "Father", number * 4 + 1, dice))
    return both if dice.random() < 0.6 else (*both, _relative(number, origin, surname, dice))


def _relative(number: int, origin: Origin, surname: str, dice: Random) -> Contact:
    who = dice.choice(("Grandmother", "Aunt", "Family friend"))
    other = dice.choice(ENGLISH.surnames) if who == "Family friend" else surname
    name = (dice.choice(origin.mothers), for_girl(other))
    return _contact(name, who, number * 4 + 2, dice, _address(dice))


def _contact(
    name: tuple[str, str],
    relationship: str,
    number: int,
    dice: Random,
    elsewhere: tuple[str, str] | None = None,
) -> Contact:
    forename, surname = name
    parent = relationship in ("Mother", "Father")
    email = f"{search_key(forename)}.{search_key(surname)}{number}@example.invalid"
    address, postcode = elsewhere or ("", "")
    return Contact(
        forename=forename,
        surname=surname,
        relationship=relationship,
        responsibility=parent,
        lives_with=elsewhere is None,
        email=email if parent and email.isascii() else "",
        address=address,
        postcode=postcode,
        address_as_pupil=elsewhere is None,
        safe_to_text=dice.random() < 0.97,
        phones=_phones(number, dice),
    )


def _phones(number: int, dice: Random) -> tuple[Phone, ...]:
    mobile = f"900{number % 1000:03}"
    phones = [Phone("mobile", f"07700 {mobile}", f"+447700{mobile}", can_text=True)]
    if dice.random() < 0.3:
        line, kind = f"960{number * 7 % 1000:03}", dice.choice(("home", "work"))
        phones.append(Phone(kind, f"01632 {line}", f"+441632{line}", can_text=False))
    return tuple(phones)
