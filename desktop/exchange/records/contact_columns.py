"""Contacts that stand beside their pupil: "Contact 1 Name", "Mother Mobile", "Parent 2 Email"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from desktop.exchange.column_mapping import folded, is_special, words_of
from desktop.exchange.records.contact_record import NO_ORDER, in_order, read_contact
from desktop.exchange.records.record_check import RecordCheck

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from desktop.models.imports.incoming import IncomingContact

_ORDINALS = {
    "first": 1, "1st": 1, "primary": 1, "main": 1, "second": 2, "2nd": 2, "secondary": 2,
    "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5,
}  # fmt: skip
_KIN = {
    "mother": "Mother", "mum": "Mother", "father": "Father", "dad": "Father",
    "stepmother": "Stepmother", "step mother": "Stepmother", "stepfather": "Stepfather",
    "step father": "Stepfather", "grandmother": "Grandmother", "grandfather": "Grandfather",
}  # fmt: skip
_ROLE = re.compile(
    r"(?:(?:pupil|student|child)'?s? )?"
    r"(?:priority (?P<priority>[0-9]{1,2}) )?"
    rf"(?:(?P<ordinal>{'|'.join(_ORDINALS)}) )?"
    r"(?P<role>emergency contact|next of kin|contact|"
    r"parent(?: (?:or )?(?:carer|guardian))?|carer|guardian|"
    r"(?:step ?|grand)?(?:mother|father)|mum|dad)(?:'?s)?(?: no)?"
    r"(?: ?(?P<number>[0-9]{1,2})(?![0-9]))?(?: (?P<rest>.*))?"
)
_FIELDS = {
    "": "full_name", "name": "full_name", "fullname": "full_name", "names": "full_name",
    "surname": "surname", "lastname": "surname", "familyname": "surname",
    "forename": "forename", "firstname": "forename", "givenname": "forename",
    "forenames": "forename", "title": "title", "salutation": "title",
    "relationship": "relationship", "relation": "relationship", "type": "relationship",
    "relationshiptopupil": "relationship", "relationshiptostudent": "relationship",
    "relationshiptochild": "relationship",
    "priority": "order", "order": "order", "contactpriority": "order",
    "parentalresponsibility": "responsibility", "hasparentalresponsibility": "responsibility",
    "pr": "responsibility", "responsibility": "responsibility",
    "liveswith": "lives_with", "liveswithpupil": "lives_with", "liveswithchild": "lives_with",
    "mobile": "mobile", "cell": "mobile",
    "home": "home", "evening": "home", "landline": "home", "work": "work", "day": "work",
    "daytime": "work", "business": "work", "main": "phone", "primary": "phone", "phone": "phone",
    "telephone": "phone", "tel": "phone", "number": "phone", "other": "phone", "contact": "phone",
    "email": "email", "emailaddress": "email", "primaryemail": "email", "homeemail": "email",
    "mainemail": "email", "workemail": "email", "personalemail": "email",
    "address": "address", "homeaddress": "address", "fulladdress": "address",
    "postcode": "postcode", "homepostcode": "postcode", "flat": "flat", "apartment": "flat",
    "housename": "flat", "house": "address_1", "housenumber": "address_1", "houseno": "address_1",
    "addressline": "address_1", "street": "address_2", "locality": "address_3",
    "district": "address_3", "town": "address_4", "city": "address_4", "county": "address_5",
    "donotcontact": "do_not_contact", "nocontact": "do_not_contact",
    "cantext": "can_text", "sendsms": "can_text", "safetotext": "can_text",
}  # fmt: skip
_LINE = re.compile(r"(?:address ?(?:line )?|line )([1-5])")
_PHONE_WORD = re.compile(r"(?:tele)?phone|tel|number|no")
_AGAIN = re.compile(r"(.*?) ?([0-9])")
_JOINT = {"mobile": " / ", "home": " / ", "work": " / ", "phone": " / ", "email": "; "}
_SAYS_WHO = ("full_name", "surname", "forename")
_SAYS_MORE = (*_SAYS_WHO, *_JOINT)
_NOBODY = frozenset({"", "-", "--", "n/a", "na", "none", "nil", "unknown", "not known", "tbc"})


@dataclass(slots=True)
class ContactGroup:
    """The columns of one contact of every pupil; `number` is the one in its headings, if any."""

    label: str
    number: int
    kin: str
    columns: dict[str, list[int]] = field(default_factory=dict)

    @property
    def named(self) -> str:
        """How a problem names the contact: Mother, Contact 2."""
        return f"{self.label.capitalize()} {self.number or ''}".strip()

    def read(self, cells: Sequence[str]) -> dict[str, str]:
        """Return field to text; two columns of telephone numbers become one."""
        raw = {}
        for name, columns in self.columns.items():
            parts = [cells[column] for column in columns if column < len(cells) and cells[column]]
            raw[name] = _JOINT[name].join(parts) if name in _JOINT else "".join(parts[:1])
        return raw


def contact_groups(header: Sequence[str], taken: Iterable[str]) -> tuple[ContactGroup, ...]:
    """Return a group for each contact that the headings name, in the order to ring them."""
    groups: dict[tuple[str, int], ContactGroup] = {}
    used = set(taken)
    for column, heading in enumerate(header):
        found = None if heading in used or is_special(heading) else _told(heading)
        if found is not None:
            label, number, kin, name = found
            group = groups.setdefault((label, number), ContactGroup(label, number, kin))
            if name in _JOINT or name not in group.columns:
                group.columns.setdefault(name, []).append(column)
    kept = [group for group in groups.values() if any(map(group.columns.get, _SAYS_MORE))]
    if len({group.label for group in kept}) == 1:
        kept.sort(key=_number)
    return tuple(kept)


def contacts_beside(
    check: RecordCheck, cells: Sequence[str], groups: Iterable[ContactGroup]
) -> tuple[IncomingContact, ...]:
    """Return one row's contacts in order; a bad one is left out and said, and costs no pupil."""
    read: list[tuple[RecordCheck, IncomingContact]] = []
    own = RecordCheck(check.row, check.pupil)
    for group in groups:
        raw = group.read(cells)
        if _is_nobody(raw):
            continue
        raw.setdefault("relationship", group.kin)
        one = RecordCheck(check.row, check.pupil)
        contact = read_contact(one, raw)
        own.problems += [
            replace(problem, field=f"{group.named}: {problem.field}") for problem in one.problems
        ]
        if contact is not None:
            order = contact.order if "order" in group.columns else len(read) + 1
            read.append((own, replace(contact, order=order)))
    ordered = in_order(read)
    check.problems += own.problems
    return ordered


def group_headings(header: Sequence[str], groups: Iterable[ContactGroup]) -> tuple[str, ...]:
    """Return the headings that the groups read, as they stand in the file."""
    columns = {column for group in groups for some in group.columns.values() for column in some}
    return tuple(header[column] for column in sorted(columns))


def _number(group: ContactGroup) -> int:
    return group.number or NO_ORDER


def _is_nobody(raw: dict[str, str]) -> bool:
    return all(raw.get(name, "").strip().casefold() in _NOBODY for name in _SAYS_MORE)


def _told(heading: str) -> tuple[str, int, str, str] | None:
    """The role, its number, the kin it is, and the field; None when it is no contact's column."""
    found = _ROLE.fullmatch(words_of(heading))
    if found is None:
        return None
    rest, number = found["rest"] or "", found["number"] or found["priority"] or ""
    number = number or str(_ORDINALS.get(found["ordinal"] or "", ""))
    name = _field_of(rest)
    if not name and not number and (again := _AGAIN.fullmatch(rest)):
        name, number = _field_of(again[1]), again[2]
    elif not name and (again := _AGAIN.fullmatch(rest)):
        name = _field_of(again[1])
    role = "parent" if found["role"].startswith("parent") else found["role"]
    alone = name == "full_name" and not rest and not number and role not in _KIN
    return None if not name or alone else (role, int(number or 0), _KIN.get(role, ""), name)


def _field_of(rest: str) -> str:
    line = _LINE.fullmatch(rest)
    if line:
        return f"address_{line[1]}"
    name = _FIELDS.get(folded(rest))
    return name or _FIELDS.get(folded(_PHONE_WORD.sub("", rest)) or "no such", "")
