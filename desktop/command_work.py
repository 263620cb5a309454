"""What each command does with a school's file, and what it has to say afterwards."""

from __future__ import annotations

import getpass
import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from desktop.command_words import Said, foreseen, told
from desktop.errors import PermissionRefused, RuleError, SchoolError, StorageError
from desktop.models.days.session_times import london
from desktop.models.organisation.sample_secrets import SECRETS_IN_WORDS
from desktop.models.organisation.school import SchoolFacts
from desktop.models.organisation.staff import Post, Role
from desktop.paths import data_folder
from desktop.storage.file.database import telling_of_damage
from desktop.tasks.desk import Desk, computer_clock
from desktop.tasks.exchange import import_files as importing
from desktop.tasks.exchange.export_school import export_csv, export_xlsx
from desktop.tasks.exchange.look_at_columns import look_at_columns
from desktop.tasks.organisation.begin_school import (
    begin_file,
    begin_person,
    begin_school,
    file_name_for,
)
from desktop.tasks.organisation.manage_staff import NewPerson
from desktop.tasks.people.sign_in import desk_for, sign_in
from desktop.tasks.people.stand_in import head_of
from desktop.tasks.safety import back_up as backups
from desktop.tasks.safety.check_file import check_file
from desktop.tasks.safety.move_up_file import bring_up_to_date
from desktop.tasks.safety.open_file import (
    check_place,
    close_file,
    desk_at,
    is_unfinished,
    open_file,
    school_names,
)
from desktop.tasks.sample_school import make_sample

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from desktop.models.organisation.school import School
    from desktop.tasks.safety.open_file import OpenFile

_SUFFIX = ".school"
_NOBODY_YET = "Nobody can sign in to it yet."


def new(given: argparse.Namespace) -> Said:
    """Make a school's file; the head is its first person, named now or by a second `new --as`."""
    if given.name is None or (given.who and _waits_for_its_head(given)):
        return _name_head(given)
    path = given.data or data_folder() / file_name_for(given.name)
    now = computer_clock()
    facts = SchoolFacts(
        name=given.name, la=given.la, estab=given.estab, address=given.address,
        phone=given.phone, head=given.who or "", registers_from=given.begins or london(now).date(),
    )  # fmt: skip
    if given.who is None:
        begin_file(path, facts, now)
        return Said(f"{path} is made. {_NOBODY_YET} {_to_name_head(path)}")
    begun = begin_school(path, facts, _head(given, facts.registers_from), now)
    return Said(f"{path} is made. Keep this recovery code somewhere safe: {begun.code}")


def _waits_for_its_head(given: argparse.Namespace) -> bool:
    """Whether the school named is in the file already, and only its head was still to be named."""
    if given.data is None or not given.data.is_file():
        return False
    with _opened(given.data) as file:
        return is_unfinished(file) and school_names(file) == (given.name.strip(),)


def _name_head(given: argparse.Namespace) -> Said:
    path = _path(given)
    with _opened(path) as file:
        if not is_unfinished(file):
            raise RuleError("Somebody can sign in already.", "Ask them to add you.")
        now = file.clock()
    begun = begin_person(path, _head(given, london(now).date()), now)
    return Said(f"{given.who} is the head. Keep this recovery code somewhere safe: {begun.code}")


def _head(given: argparse.Namespace, since: date) -> NewPerson:
    post = Post(Role.HEAD, "Headteacher", since)
    return NewPerson(given.who, given.who, _secret(f"A password for {given.who}: "), (post,))


def _to_name_head(path: Path) -> str:
    return (
        f'Type: school-register --data "{path}" new --as "NAME" (the head\'s name; the password is'
        " asked for, or read from standard input)."
    )


def import_file(given: argparse.Namespace) -> Said:
    """Take a file in whole, or say what it would do."""
    with _desk(given) as desk:
        wish = importing.Wish(given.file, given.kind, _mapping(desk, given), given.effective)
        loaded = importing.load(desk, wish)
        if given.preview:
            return told(loaded, foreseen(loaded, take_theirs=given.take_theirs), happened=False)
        choices = importing.Choices(take_theirs=given.take_theirs)
        return told(loaded, importing.apply(desk, loaded, choices), happened=True)


def _mapping(desk: Desk, given: argparse.Namespace) -> dict[str, str] | None:
    """What is told from the headings, with what --map says of them instead; "" is not read."""
    if not given.mapping:
        return None
    look = look_at_columns(desk, given.file, given.kind)
    chosen = set(given.mapping.values())
    told_ones = look.mapping.items() if look else ()
    mapping = {name: heading for name, heading in told_ones if heading not in chosen}
    return {name: heading for name, heading in (mapping | given.mapping).items() if heading}


def export(given: argparse.Namespace) -> Said:
    """Write everything to a folder of CSV files, or to one workbook."""
    with _desk(given) as desk:
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
        with _desk(given) as desk:
            before = backups.restore(desk, path, given.copy)
    except StorageError:
        if _opens(path):
            raise
        given.data = given.copy
        with _desk(given) as desk:
            before = backups.restore_without_desk(path, given.copy, desk.now())
    kept = before.name if before else f"damaged {path.name}"
    return Said(
        f"{path.name} is restored. What was there is kept as {kept}.",
        {"before": before.name if before else None},
    )


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
        there = f"are {len(found)} school files" if found else "is no school file"
        raise RuleError(f"There {there} in {place.resolve()}.", "Name one with --data FILE.")
    return found[0]


@contextmanager
def _opened(path: Path) -> Iterator[OpenFile]:
    bring_up_to_date(path, computer_clock())
    file = open_file(path)
    try:
        with telling_of_damage(path):
            yield file
    finally:
        close_file(file)


@contextmanager
def _desk(given: argparse.Namespace) -> Iterator[Desk]:
    """The desk of the person named; at a sample school its head's."""
    path = _path(given)
    with _opened(path) as file:
        if is_unfinished(file):
            raise PermissionRefused(f"{path.name}: {_NOBODY_YET}", _to_name_head(path))
        yield _stand_in(file, given) if given.who is None else _signed_in(file, given)


def _stand_in(file: OpenFile, given: argparse.Namespace) -> Desk:
    if not file.is_sample:
        raise PermissionRefused(
            "A real school's file asks who does this.",
            "Add --as NAME; the password is asked for, or read from standard input.",
        )
    school, who = head_of(file.db, london(file.clock()).date(), given.school)
    return desk_at(file, school, who)


def _signed_in(file: OpenFile, given: argparse.Namespace) -> Desk:
    signed = sign_in(file.db, given.who, _secret(), file.clock())
    if signed.must_change:
        raise PermissionRefused(
            "Your password was given to you.", "Choose your own in the window first."
        )
    school = _school(signed.schools, given.school)
    return desk_for(file.db, signed.person, school, file.clock)


def _school(known: tuple[School, ...], name: str | None) -> int:
    found = [each for each in known if name is None or each.name.casefold() == name.casefold()]
    if len(found) != 1:
        names = ", ".join(each.name for each in known)
        raise RuleError("Say which school it is for with --school.", f"There are: {names}.")
    return found[0].id


def _secret(prompt: str = "Password: ") -> str:
    try:
        if sys.stdin.isatty():
            return getpass.getpass(prompt)
        secret = sys.stdin.readline().rstrip("\r\n")
        secret.encode()
    except UnicodeError as error:
        raise RuleError(
            "The password has letters that cannot be read.", "Write it in UTF-8."
        ) from error
    return secret
