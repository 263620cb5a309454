"""One contact from any file: names, telephone numbers, and whether a text may be sent."""

from __future__ import annotations

import re
from dataclasses import replace
from sys import intern
from typing import TYPE_CHECKING

from desktop.exchange.phones import read_phones
from desktop.exchange.records.pupil_values import (
    address_lines,
    is_doctor,
    is_email,
    relationship_of,
    split_full_name,
    yes_or_no,
)
from desktop.exchange.records.record_check import RecordCheck, read_name
from desktop.models.admissions.postcode import postcode_doubt, tidy_postcode
from desktop.models.imports.incoming import IncomingContact, Phone

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

PHONE_FIELDS = (("mobile", "mobile"), ("home", "home"), ("work", "work"), ("phone", "other"))
NO_ORDER = 10_000
_ONE_TITLE = r"(?:mr|mrs|miss|ms|mx|dr|prof|rev|revd|sir|lady)\.?"
_TITLED = re.compile(rf"({_ONE_TITLE}(?:\s*(?:&|and)\s*{_ONE_TITLE})?)\s+(\S.*)", re.IGNORECASE)
_NOTHING = frozenset({"", "-", "--", "n/a", "na", "none", "unknown", "not known", "tbc"})
_IN_BRACKETS = re.compile(r"<([^<>]*@[^<>]*)>")
_HOUSE_NUMBER = re.compile(r"\s*[0-9]{1,5}[A-Za-z]?\s*")


def read_contact(
    check: RecordCheck, raw: Mapping[str, str], phones: Iterable[tuple[str, str]] | None = None
) -> IncomingContact | None:
    """Return the contact, or None when it has no surname; `phones` are kind and number."""
    title, surname, forename = _names(raw)
    typed = [(kind, raw.get(name, "")) for name, kind in PHONE_FIELDS] if phones is None else phones
    relationship = relationship_of(raw.get("relationship", ""))
    contact = IncomingContact(
        row=check.row,
        surname=read_name(check, "contact surname", surname, required=True),
        forename=read_name(check, "contact forename", forename),
        title=intern(read_name(check, "contact title", title)),
        relationship=relationship,
        order=_order(check, raw.get("order", "")),
        responsibility=_flag(check, raw, "responsibility"),
        lives_with=_flag(check, raw, "lives_with"),
        phones=_phones(check, typed),
        email=_email(check, raw.get("email", "")),
        address=read_address(raw),
        postcode=read_postcode(check, raw.get("postcode", "")),
        do_not_contact=bool(_flag(check, raw, "do_not_contact")),
        can_text=False if is_doctor(relationship) else _flag(check, raw, "can_text"),
    )
    return None if check.refused else contact


def in_order(
    contacts: Iterable[tuple[RecordCheck, IncomingContact]],
) -> tuple[IncomingContact, ...]:
    """Put one pupil's contacts in order; two with one priority clash, and the later one follows."""
    ordered: list[IncomingContact] = []
    first_at: dict[int, str] = {}
    last = 0
    for check, contact in sorted(contacts, key=_given_order):
        order = contact.order if last < contact.order < NO_ORDER else last + 1
        if contact.order in first_at:
            said = f"Priority {contact.order} is {first_at[contact.order]}’s; taken in as {order}."
            check.warn("priority", str(contact.order), said)
        elif contact.order != NO_ORDER:
            first_at[contact.order] = f"{contact.forename} {contact.surname}".strip()
        ordered.append(contact if contact.order == order else replace(contact, order=order))
        last = order
    return tuple(ordered)


def _given_order(pair: tuple[RecordCheck, IncomingContact]) -> int:
    return pair[1].order


def read_address(raw: Mapping[str, str]) -> tuple[str, ...]:
    """Return the address's lines, from one cell or from several."""
    lines = tuple(raw[name] for name in _LINES if raw.get(name, "").strip(" -"))
    if len(lines) > 1 and _HOUSE_NUMBER.fullmatch(lines[0]):
        lines = (f"{lines[0].strip()} {lines[1].strip()}", *lines[2:])
    return address_lines(raw.get("address", ""), lines)


def read_postcode(check: RecordCheck, typed: str) -> str:
    """Return a postcode written one way, and warn when it is doubtful."""
    if typed.strip().casefold() in _NOTHING:
        return ""
    postcode = tidy_postcode(typed.strip(" .,"))
    if doubt := postcode_doubt(postcode):
        check.warn("postcode", typed, doubt)
    return intern(postcode)


_LINES = ("flat", *(f"address_{number}" for number in range(1, 6)))


def _names(raw: Mapping[str, str]) -> tuple[str, str, str]:
    """Title, surname and forename, from their own cells or out of a full name."""
    title, surname, forename = (raw.get(name, "") for name in ("title", "surname", "forename"))
    if surname.strip() or forename.strip():
        return title, surname or raw.get("full_name", ""), forename
    whole = raw.get("full_name", "").strip()
    if not title and (found := _TITLED.fullmatch(whole)):
        title, whole = found[1], found[2]
    return title, *split_full_name(whole)


def _order(check: RecordCheck, typed: str) -> int:
    text = typed.strip().removesuffix(".0")
    if not text:
        return NO_ORDER
    if text.isascii() and text.isdigit() and 1 <= int(text[:6]) < NO_ORDER:
        return int(text[:6])
    check.warn("priority", typed, "This is no priority; taken in after the others.")
    return NO_ORDER


def _flag(check: RecordCheck, raw: Mapping[str, str], name: str) -> bool | None:
    typed = raw.get(name, "")
    answer = yes_or_no(typed)
    if answer is None and typed.strip():
        check.warn(name.replace("_", " "), typed, "This is neither yes nor no; it was left open.")
        return True if name == "do_not_contact" else None
    return answer


def _email(check: RecordCheck, typed: str) -> str:
    text = typed.strip().removeprefix("mailto:").rstrip(".,;")
    if written := _IN_BRACKETS.search(text):
        text = written[1].strip()
    if text.casefold() in _NOTHING:
        return ""
    if is_email(text):
        return text
    several = [part for part in text.replace(",", ";").replace(" ", ";").split(";") if part]
    if len(several) > 1 and all(map(is_email, several)):
        check.warn("e-mail", typed, f"One address is kept for a contact: {several[0]}.")
        return several[0]
    check.warn("e-mail", typed, "This is no e-mail address; it was left out.")
    return ""


def _phones(check: RecordCheck, typed: Iterable[tuple[str, str]]) -> tuple[Phone, ...]:
    found: list[Phone] = []
    for kind, text in typed:
        if not text.strip():
            continue
        phones, reasons = read_phones(text, kind)
        for reason in reasons:
            check.warn(f"{kind} phone", text, reason)
        known = {phone.e164 for phone in found if phone.e164}
        found += [phone for phone in phones if phone.e164 not in known]
    return tuple(found)
