"""A list of contacts from another program, matched to the pupils on roll."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.exchange.formats.watching import Watch
from desktop.models.imports.contact_match import plan_contacts
from desktop.models.imports.incoming import Problem
from desktop.models.imports.pupil_match import PupilIndex, identity_of_contact
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import contacts, imports, pupils
from desktop.storage.file.database import reading, saving
from desktop.storage.file.signature import note, sign
from desktop.tasks.admissions.change_contacts import contact_changes
from desktop.tasks.exchange.read_import import Applied, ReadFile, check_kind

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.imports.contact_match import ContactsPlan
    from desktop.models.imports.incoming import IncomingContact, IncomingFile
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class Preview:
    """What would change, pupil by pupil; `unchanged` counts contacts that are here already."""

    file: ReadFile
    plans: tuple[tuple[Pupil, ContactsPlan], ...]
    unchanged: int
    unmatched: tuple[Problem, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the file got wrong, and the rows whose pupil is not known."""
        return (*self.file.incoming.problems, *self.unmatched)

    @property
    def gone(self) -> tuple[Contact, ...]:
        """Contacts that the file no longer names for a pupil of whom it names others."""
        return tuple(contact for _, plan in self.plans for contact in plan.gone)


def preview(desk: Desk, file: ReadFile, watch: Watch | None = None) -> Preview:
    """Work out what the file would change; nothing is written."""
    desk.need(Duty.IMPORT)
    check_kind(file, "contacts")
    with reading(desk.db):
        return _preview(desk, file, watch or Watch())


def apply(
    desk: Desk,
    seen: Preview,
    withdraw: AbstractSet[int] = frozenset(),
    watch: Watch | None = None,
) -> Applied:
    """Do what the preview showed, all or nothing; `withdraw` are contacts no longer to be rung."""
    desk.need(Duty.IMPORT)
    watch = watch or Watch()
    if withdraw - {contact.id for contact in seen.gone}:
        raise RuleError(
            "Only a contact that the file no longer names can be withdrawn here.",
            "Choose among those listed.",
        )
    with saving(desk.db):
        watch.part(0.0, 0.5)
        if _preview(desk, seen.file, watch) != seen:
            raise StaleError(
                "The contacts have changed since the preview.",
                "Look at the preview again, then import.",
            )
        watch.part(0.5, 1.0)
        return _write(desk, seen, withdraw, watch)


def _preview(desk: Desk, file: ReadFile, watch: Watch) -> Preview:
    theirs, problems = _by_pupil(desk, file.incoming, watch)
    ours = contacts.contacts_of_school(desk.db, desk.school)
    plans, unchanged = [], 0
    for pupil, found in theirs.values():
        plan = plan_contacts(pupil.id, ours.get(pupil.id, ()), found)
        unchanged += len(found) - len(plan.added) - len(plan.changed)
        if not plan.is_empty or plan.gone:
            plans.append((pupil, plan))
    return Preview(file, tuple(plans), unchanged, problems)


def _by_pupil(
    desk: Desk, incoming: IncomingFile, watch: Watch
) -> tuple[dict[int, tuple[Pupil, list[IncomingContact]]], tuple[Problem, ...]]:
    index = PupilIndex(pupils.load_pupils(desk.db, desk.school))
    found: dict[int, tuple[Pupil, list[IncomingContact]]] = {}
    problems: list[Problem] = []
    for record in watch.over(incoming.contacts):
        match = index.match(identity_of_contact(record))
        if match.pupil is None:
            problems.append(_unmatched(record, match.why))
        else:
            found.setdefault(match.pupil.id, (match.pupil, []))[1].append(record)
    return found, tuple(problems)


def _unmatched(record: IncomingContact, why: str) -> Problem:
    name = f"{record.pupil_forename} {record.pupil_surname}".strip()
    value = record.pupil_upn or record.pupil_admission_number or name
    reason = why or "No pupil of this school has it: import the pupils first."
    return Problem(record.row, name, "pupil", value, reason, refused=True)


def _write(desk: Desk, seen: Preview, withdraw: AbstractSet[int], watch: Watch) -> Applied:
    added = sum(len(plan.added) for _, plan in seen.plans)
    changed = sum(len(plan.changed) for _, plan in seen.plans)
    refused = tuple(problem for problem in seen.problems if problem.refused)
    done = Applied(added, changed, seen.unchanged, refused)
    if not done.wrote and not withdraw:
        return done
    signed = sign(desk.db, desk.school, desk.who, desk.now())
    named = ("contacts", seen.file.incoming.source_name, seen.file.digest)
    counts = {"added": added, "changed": changed}
    number = imports.add_import(desk.db, signed, named, counts)
    for pupil, plan in watch.over(seen.plans):
        _write_plan(desk, signed, number, (pupil.id, plan))
    for contact in sorted(withdraw):
        whose = contacts.withdraw_contact(desk.db, contact, desk.now())
        note(
            desk.db,
            signed,
            ("pupil", whose),
            "contact withdrawn",
            contact=contact,
            **{"import": number},
        )
    return done


def _write_plan(desk: Desk, signed: Signature, file: int, whose: tuple[int, ContactsPlan]) -> None:
    pupil, plan = whose
    subject = ("pupil", pupil)
    for new in plan.added:
        made = contacts.add_contact(desk.db, replace(new, pupil=pupil))
        named = {"contact": made, "name": new.name, "import": file}
        note(desk.db, signed, subject, "contact added", **named)
    for old, new in plan.changed:
        contacts.update_contact(desk.db, new)
        changed = {"contact": new.id, "import": file, **contact_changes(old, new)}
        note(desk.db, signed, subject, "contact changed", **changed)
