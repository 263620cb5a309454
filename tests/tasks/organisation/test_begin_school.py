"""A school and its first person come to be together, or no file is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError, StorageError
from desktop.models.organisation.school import SchoolFacts
from desktop.models.organisation.staff import Post, Role
from desktop.storage.file.database import open_database
from desktop.tasks.organisation.begin_school import (
    begin_person,
    begin_school,
    file_name_for,
    signed_in_after,
)
from desktop.tasks.organisation.manage_staff import NewPerson
from desktop.tasks.people import recover_sign_in
from desktop.tasks.people.sign_in import desk_for
from desktop.tasks.safety import open_file
from tests import make

if TYPE_CHECKING:
    from pathlib import Path

NOW = make.TestClock()()
FACTS = SchoolFacts(name="Elm Road School", la="802", estab="2002", registers_from=make.TUESDAY)
HEAD = NewPerson(
    "Hilda Head", "", "three calm words", (Post(Role.HEAD, "Headteacher", make.TUESDAY),)
)


def test_the_first_person_can_go_to_work_at_once(tmp_path: Path) -> None:
    path = tmp_path / "elm.school"
    begun = begin_school(path, FACTS, HEAD, NOW)
    db = open_database(path)
    desk = desk_for(db, begun.person, begun.school, lambda: NOW)
    assert [school.name for school in signed_in_after(desk).schools] == ["Elm Road School"]
    assert recover_sign_in.has_recovery_code(db, begun.school)
    db.close()


def test_a_refused_person_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "elm.school"
    teacher = NewPerson(
        "Tara Teach", "", "three calm words", (Post(Role.CLASS_TEACHER, "", make.TUESDAY),)
    )
    with pytest.raises(RuleError):
        begin_school(path, FACTS, teacher, NOW)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "elm.school"
    path.write_bytes(b"somebody's")
    with pytest.raises(StorageError):
        begin_school(path, FACTS, HEAD, NOW)
    assert path.read_bytes() == b"somebody's"


def test_an_unfinished_file_gets_its_first_person(tmp_path: Path) -> None:
    from desktop.storage.file.database import create_database  # noqa: PLC0415
    from desktop.tasks.organisation.set_up_school import new_school  # noqa: PLC0415

    path = tmp_path / "elm.school"
    db = create_database(path)
    new_school(db, FACTS, NOW)
    db.close()
    begin_person(path, HEAD, NOW)
    file = open_file.open_file(path)
    assert not open_file.is_unfinished(file)
    open_file.close_file(file)


@pytest.mark.parametrize(
    ("school", "file"),
    [
        ("Elm Road School", "Elm Road School.school"),
        ("St Mary's C/E: Primary?", "St Mary's C E Primary.school"),
        ("  Ysgol  y  Bryn. ", "Ysgol y Bryn.school"),
    ],
)
def test_the_file_is_called_as_the_school(school: str, file: str) -> None:
    assert file_name_for(school) == file


def test_a_school_without_a_name_has_no_file() -> None:
    with pytest.raises(RuleError):
        file_name_for(" ?. ")
