"""What the fields of a letter become: of the school, of the day, of the children, of the adults."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.documents.fonts import can_print
from desktop.documents.names import printed_name
from desktop.models.admissions.compulsory_age import is_compulsory
from desktop.models.admissions.pupil import is_latin
from desktop.models.days.session import day_in_words
from desktop.models.letters.citation import citation_values
from desktop.models.letters.household import Home
from desktop.models.letters.penalty import penalty_values, what_follows
from desktop.models.organisation.staff import Duty
from desktop.models.sending.template import together
from desktop.storage.admissions import contacts, rolls
from desktop.storage.letters.letter_words import issuer_on
from desktop.storage.organisation import people, schools

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.letters.household import Household
    from desktop.models.letters.penalty import Following
    from desktop.tasks.desk import Desk

_NOBODY = ("", "Headteacher")


@dataclass(frozen=True, slots=True)
class Family:
    """The children of a letter with their adults, read once."""

    children: Mapping[int, Pupil]
    classes: Mapping[int, str]
    contacts: Mapping[int, tuple[Contact, ...]]

    @property
    def homes(self) -> dict[int, Home]:
        """Where each of them lives."""
        return {
            number: Home(one.address, one.postcode, one.address_confidential)
            for number, one in self.children.items()
        }


def family_of(desk: Desk, children: Sequence[Pupil]) -> Family:
    """Read what a letter needs to know about these children."""
    numbers = [one.id for one in children]
    places = {number: rolls.class_on(desk.db, number, desk.today) for number in numbers}
    listed = contacts.contacts_of_pupils(desk.db, numbers)
    return Family(
        {one.id: one for one in children},
        {number: place.group_name if place else "" for number, place in places.items()},
        {number: listed.get(number, ()) for number in numbers},
    )


def school_values(desk: Desk, day: date) -> dict[str, str]:
    """Return what every letter of a day says of the school and of the law."""
    school = schools.load_school(desk.db, desk.school)
    head, _position = head_of(desk)
    return {
        "school": school.name,
        "phone": school.phone.strip(),
        "head": head,
        "today": day_in_words(desk.today),
        "issuer": issuer_on(desk.db, desk.school, day),
        **citation_values(day),
        **penalty_values(day),
    }


def head_of(desk: Desk) -> tuple[str, str]:
    """Return the name and position of the person in whose name letters go out today."""
    if desk.who.may(Duty.SIGN_LETTERS):
        return desk.who.name, desk.who.position
    held = [one for one in people.kept_posts(desk.db, school=desk.school)
            if one.post.held_on(desk.today) and Duty.SIGN_LETTERS in one.post.duties]  # fmt: skip
    if not held:
        return schools.load_school(desk.db, desk.school).head or _NOBODY[0], _NOBODY[1]
    acting = max(held, key=lambda one: one.post.acting)
    return people.load_account(desk.db, acting.person).name, acting.post.position


def family_values(family: Family, household: Household, law: Following) -> dict[str, str]:
    """Return what the fields about the children and the adults of one letter become."""
    children = [family.children[number] for number in household.children]
    child = together(_forename(one) for one in children)
    return {
        "child": child,
        "child_name": together(_legal_name(one) for one in children),
        "class": together(filter(None, (family.classes[one.id] for one in children))),
        "birth_dates": together(_born(one.birth_date) for one in children),
        "parent": household.greeting,
        "what_follows": what_follows(law, child, _liable(children, law.day)),
    }


def _born(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _liable(children: Sequence[Pupil], day: date) -> str:
    """Name those of compulsory school age, for whom alone there are penalty notices."""
    return together(_forename(one) for one in children if is_compulsory(one.birth_date, day))


def printable(household: Household, family: Family) -> Household:
    """Return it with names that paper can print; else they are the parents of the child."""
    if all(can_print(name) for name in (*household.names, *household.greeted)):
        return household
    children = together(_forename(family.children[number]) for number in household.children)
    named = (f"Parents of {children}",)
    return replace(household, names=named, greeted=named)


def _forename(child: Pupil) -> str:
    return _printed(child.forename, child.legal_forename, child)


def _legal_name(child: Pupil) -> str:
    return _printed(child.legal_name, child.latin_name, child)


def _printed(name: str, latin: str, child: Pupil) -> str:
    other = latin if is_latin(latin) else ""
    return name if is_latin(name) else printed_name(name, other, child.admission_number)
