"""Lists of contacts: one row a contact, each saying whose it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.exchange.records.contact_record import in_order, read_contact
from desktop.exchange.records.record_check import RecordCheck, read_name, read_upn
from desktop.exchange.tables import mapped, records, refuse_missing, refuse_month_first
from desktop.models.days.uk_date import parse_day
from desktop.models.imports.incoming import IncomingContact, IncomingFile, Problem

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from desktop.exchange.formats.watching import Watch
    from desktop.exchange.table_shape import Table

_IDENTITY = frozenset({"surname", "full_name", "pupil_upn", "pupil_admission_number"})
Judged = tuple[RecordCheck, IncomingContact]


def read_contact_list(table: Table, given: Mapping[str, str] | None, watch: Watch) -> IncomingFile:
    """Read every contact of a table, in the order of each pupil's priorities."""
    found = mapped(table, "contacts", given)
    refuse_missing(found, "contacts")
    refuse_month_first(found, ("pupil_birth_date",), watch)
    checks: list[RecordCheck] = []
    families: dict[Hashable, list[Judged]] = defaultdict(list)
    for check, raw, _ in records(found, watch, _pupil_named, _IDENTITY):
        checks.append(check)
        contact = _contact(check, raw) if raw else None
        if contact is not None:
            families[_whose(contact)].append((check, contact))
    contacts = [contact for family in families.values() for contact in _without_twins(family)]
    return IncomingFile(
        kind="contacts",
        source_name=table.source_name,
        header=table.header,
        mapping=found.mapping,
        contacts=tuple(sorted(contacts, key=_row)),
        problems=tuple(problem for check in sorted(checks, key=_row) for problem in check.problems),
        skipped=found.skipped,
        unused=found.unused,
        notes=table.notes,
    )


def _row(record: RecordCheck | IncomingContact | Problem) -> int:
    return record.row or 0


def _pupil_named(raw: Mapping[str, str]) -> str:
    name = f"{raw.get('pupil_forename', '')} {raw.get('pupil_surname', '')}"
    known = " ".join(name.split()) or raw.get("pupil_upn") or raw.get("pupil_admission_number", "")
    return known[:80]


def _contact(check: RecordCheck, raw: Mapping[str, str]) -> IncomingContact | None:
    upn = read_upn(check, "UPN", raw.get("pupil_upn", ""))
    number = raw.get("pupil_admission_number", "").strip()
    surname = read_name(check, "pupil surname", raw.get("pupil_surname", ""))
    forename = read_name(check, "pupil forename", raw.get("pupil_forename", ""))
    if not (upn or number or (surname and forename)):
        check.refuse("pupil", "", "The row does not say whose contact this is.")
    contact = read_contact(check, raw)
    if contact is None:
        return None
    return replace(
        contact,
        pupil_upn=upn or "",
        pupil_admission_number=number,
        pupil_surname=surname,
        pupil_forename=forename,
        pupil_birth_date=parse_day(raw.get("pupil_birth_date", "")),
    )


def _whose(contact: IncomingContact) -> Hashable:
    named = (contact.pupil_surname, contact.pupil_forename, contact.pupil_birth_date)
    return contact.pupil_upn or contact.pupil_admission_number or named


def _without_twins(family: list[Judged]) -> tuple[IncomingContact, ...]:
    """Take a contact that stands twice, word for word, once."""
    seen: set[IncomingContact] = set()
    once = []
    for check, contact in family:
        bare = replace(contact, row=None)
        if bare not in seen:
            seen.add(bare)
            once.append((check, contact))
    return in_order(once)
