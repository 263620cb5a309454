"""What each command does with a school's file, and what it has to say afterwards."""

from __future__ import annotations

import getpass
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

from desktop.errors import PermissionRefused, RuleError, SchoolError, StorageError
from desktop.models.sample_secrets import SECRETS_IN_WORDS
from desktop.models.school import SchoolFacts
from desktop.models.session_times import london
from desktop.models.staff import Post, Role
from desktop.paths import data_folder
from desktop.tasks import back_up as backups
from desktop.tasks import import_files as importing
from desktop.tasks.begin_school import begin_file, begin_school, file_name_for
from desktop.tasks.check_file import check_file
from desktop.tasks.desk import Desk, computer_clock
from desktop.tasks.export_school import export_csv, export_xlsx
from desktop.tasks.import_contacts import Preview as ContactsPreview
from desktop.tasks.import_marks import Preview as MarksPreview
from desktop.tasks.import_pupils import Preview as PupilsPreview
from desktop.tasks.manage_staff import NewPerson
from desktop.tasks.open_file import bring_up_to_date, check_place, close_file, desk_at, open_file
from desktop.tasks.read_import import Applied
from desktop.tasks.sample_school import make_sample
from desktop.tasks.sign_in import desk_for, sign_in
from desktop.tasks.stand_in import head_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from pathlib import Path

    from desktop.models.incoming import Problem
    from desktop.models.school import School
    from desktop.tasks.import_files import Loaded
    from desktop.tasks.open_file import OpenFile

_SUFFIX = ".school"


@dataclass(frozen=True, slots=True)
class Said:
    """What a command did: for a person, for another program, and the exit code."""

    text: str
    facts: dict[str, Any] = field(default_factory=dict)
    code: int = 0


def new(given: argparse.Namespace) -> Said:
    """Make a school's file, with the head as its first person when one is named."""
    path = given.data or data_folder() / file_name_for(given.name)
    now = computer_clock()
    facts = SchoolFacts(
        name=given.name, la=given.la, estab=given.estab, address=given.address,
        phone=given.phone, head=given.who or "", registers_from=given.begins or london(now).date(),
    )  # fmt: skip
    if given.who is None:
        begin_file(path, facts, now)
        return Said(f"{path} is made. Open it in the window to say who signs in.")
    post = Post(Role.HEAD, "Headteacher", facts.registers_from)
    secret = _secret(f"A password for {given.who}: ")
    first = NewPerson(given.who, given.who, secret, (post,))
    begun = begin_school(path, facts, first, now)
    return Said(f"{path} is made. Keep this recovery code somewhere safe: {begun.code}")


def import_file(given: argparse.Namespace) -> Said:
    """Take a file in whole, or say what it would do."""
    wish = importing.Wish(given.file, given.kind, given.mapping, given.effective)
    with _desk(given) as (file, desk):
        loaded = importing.load(desk, wish)
        if given.preview:
            return _told(loaded, _foreseen(loaded), "would be")
        backups.backup_before(file.path, desk.now(), "import")
        choices = importing.Choices(take_theirs=given.take_theirs)
        return _told(loaded, importing.apply(desk, loaded, choices), "were")


def _foreseen(loaded: Loaded) -> Applied:
    preview = loaded.preview
    problems = tuple(problem for problem in preview.problems if problem.refused)
    return Applied(*_counts(preview), refused=problems)


def _counts(preview: importing.Preview) -> tuple[int, int, int]:
    """What would be added, changed and left as it is."""
    if isinstance(preview, PupilsPreview):
        return len(preview.plan.joiners), len(preview.plan.changes), preview.plan.unchanged
    if isinstance(preview, MarksPreview):
        return len(preview.plan.new), len(preview.plan.clashing), preview.plan.same
    if isinstance(preview, ContactsPreview):
        added = sum(len(plan.added) for _, plan in preview.plans)
        changed = sum(len(plan.changed) for _, plan in preview.plans)
        return added, changed, preview.unchanged
    new = sum(change.is_new for change in preview.years)
    written = sum(change.changes_anything for change in preview.years)
    return new, written - new, len(preview.years) - written


def _told(loaded: Loaded, done: Applied, verb: str) -> Said:
    preview = loaded.preview
    asked = preview.plan.questions if isinstance(preview, PupilsPreview) else ()
    missing = preview.plan.missing if isinstance(preview, PupilsPreview) else ()
    refused = [_row(problem) for problem in done.refused]
    refused += [
        {"row": each.record.row, "field": "pupil", "value": each.record.legal_surname,
         "reason": each.why}
        for each in asked
    ]  # fmt: skip
    incoming = loaded.file.incoming
    facts = {
        "kind": incoming.kind, "added": done.added, "changed": done.changed,
        "unchanged": done.unchanged, "refused": refused,
        "warnings": [_row(problem) for problem in incoming.warnings],
        "missing": [each.name for each in missing], "skipped": list(incoming.skipped),
    }  # fmt: skip
    lines = [
        f"{incoming.kind.capitalize()}: {done.added} {verb} added, {done.changed} changed,"
        f" {done.unchanged} are the same, {len(refused)} {verb} left out."
    ]
    lines += [
        f"{_where(each)}{each['field']} {each['value']}: {each['reason']}" for each in refused
    ]
    lines += [f"Not in the file, and left as they are: {each.name}" for each in missing]
    lines += [f"Not read: {heading}" for heading in incoming.skipped]
    lines += preview.plan.notes if isinstance(preview, MarksPreview) else ()
    return Said("\n".join([*lines, *incoming.notes]), facts)


def _row(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row, "field": problem.field, "value": problem.value,
        "reason": problem.reason,
    }  # fmt: skip


def _where(refused: dict[str, Any]) -> str:
    return f"Row {refused['row']}, " if refused["row"] is not None else ""


def export(given: argparse.Namespace) -> Said:
    """Write everything to a folder of CSV files, or to one workbook."""
    with _desk(given) as (_, desk):
        write = export_xlsx if given.target.suffix.casefold() == ".xlsx" else export_csv
        done = write(desk, given.target)
    lists = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in done.rows.items())
    return Said(
        f"Written to {given.target}: {lists}.",
        {"files": list(map(str, done.files)), "rows": done.rows},
    )


def back_up(given: argparse.Namespace) -> Said:
    """Copy the file and verify the copy by opening it."""
    path = _path(given)
    bring_up_to_date(path, computer_clock())
    made = backups.back_up_without_desk(path, computer_clock(), given.target)
    return Said(f"Backed up and verified: {made}", {"backup": str(made)})


def restore(given: argparse.Namespace) -> Said:
    """Put a backup back; a file too damaged to open is signed in to at the backup's own door."""
    path = _path(given)
    check_place(path)
    try:
        with _desk(given) as (_, desk):
            before = backups.restore(desk, path, given.copy)
    except StorageError:
        if _opens(path):
            raise
        given.data = given.copy
        with _desk(given) as (_, desk):
            before = backups.restore_without_desk(path, given.copy, desk.now())
    kept = f" What was there is kept as {before.name}." if before else ""
    return Said(f"{path.name} is restored.{kept}", {"before": before.name if before else None})


def _opens(path: Path) -> bool:
    try:
        close_file(open_file(path))
    except SchoolError:
        return False
    return True


def check(given: argparse.Namespace) -> Said:
    """Look the whole file through; anything wrong is exit 1."""
    with _opened(_path(given)) as file:
        found = check_file(file.db)
    facts = {"entries": found.entries, "pupils": found.pupils, "found": list(found.found)}
    if found.is_sound:
        return Said(f"Sound: {found.entries} entries, {found.pupils} pupils.", facts)
    return Said("\n".join(found.found), facts, code=1)


def sample(given: argparse.Namespace) -> Said:
    """Make an invented school."""
    day = {"day": given.sample_day} if given.sample_day else {}
    check_place(given.file)
    make_sample(given.file, pupils=given.pupils, years=given.years, **day)
    return Said(f"{given.file} is made. {SECRETS_IN_WORDS}")


def tour(given: argparse.Namespace) -> Said:
    """Make pictures of a morning at the desk, off screen."""
    made = import_module("desktop.ui.tour").make_tour(given.folder)
    return Said("", {"folder": str(given.folder)}, int(made or 0))


def _path(given: argparse.Namespace) -> Path:
    """The file named; else the only one in the folder named, or in the program's own."""
    place: Path = given.data or data_folder()
    if not place.is_dir():
        return place
    found = sorted(place.glob(f"*{_SUFFIX}"))
    if len(found) != 1:
        there = f"{len(found)} school files" if found else "no school file"
        raise RuleError(f"There is {there} in {place}.", "Name one with --data FILE.")
    return found[0]


@contextmanager
def _opened(path: Path) -> Iterator[OpenFile]:
    bring_up_to_date(path, computer_clock())
    file = open_file(path)
    try:
        yield file
    finally:
        close_file(file)


@contextmanager
def _desk(given: argparse.Namespace) -> Iterator[tuple[OpenFile, Desk]]:
    """The desk of the person named; at a sample school its head's."""
    with _opened(_path(given)) as file:
        if given.who is None and file.is_sample:
            school, who = head_of(file.db, london(file.clock()).date(), given.school)
            yield file, desk_at(file, school, who)
            return
        if given.who is None:
            raise PermissionRefused(
                "A real school's file asks who does this.", "Name yourself with --as NAME."
            )
        signed = sign_in(file.db, given.who, _secret(), file.clock())
        if signed.must_change:
            raise PermissionRefused(
                "Your password was given to you.", "Choose your own in the window first."
            )
        school = _school(signed.schools, given.school)
        yield file, desk_for(file.db, signed.person, school, file.clock)


def _school(known: tuple[School, ...], name: str | None) -> int:
    found = [each for each in known if name is None or each.name.casefold() == name.casefold()]
    if len(found) != 1:
        names = ", ".join(each.name for each in known)
        raise RuleError("Say which school it is for with --school.", f"There are: {names}.")
    return found[0].id


def _secret(prompt: str = "Password: ") -> str:
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")
