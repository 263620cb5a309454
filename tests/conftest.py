"""A school in memory, its people at their desks, and a clock that stands still."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"  # never a person's own

import gc
import sqlite3
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from sqlite_utils import Database

from desktop.models.organisation.staff import Role, Who
from desktop.storage.file.database import in_memory
from desktop.tasks.desk import Desk
from desktop.tasks.people.secret_hash import HASHER
from tests import make

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class SmallSchool:
    """One class of five, its teacher, another teacher, the office, the officer, the head."""

    db: Database
    clock: make.TestClock
    school: int
    group: int
    pupils: tuple[int, ...]
    teacher: Desk
    stranger: Desk
    office: Desk
    officer: Desk
    head: Desk

    def desk(self, someone: Who) -> Desk:
        return replace(self.head, who=someone)


NAMES = (
    ("Aisha", "Ahmed"),
    ("Ben", "Baxter"),
    ("Chloe", "Carr"),
    ("Dylan", "Dodd"),
    ("Eve", "Evans"),
)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--redraw", action="store_true", help="draw the screens' text pictures anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest test is begun first, or everything else would wait for it at the end."""
    items.sort(key=lambda item: item.name != "test_every_picture_is_one_that_the_tour_makes")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: no collection need look through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _secrets_are_quick() -> None:
    """A hash takes long on purpose; `test_sign_in` tries one that does."""
    PasswordHasher.__init__(HASHER, time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture(scope="session")
def empty_school() -> Iterator[Database]:
    """Migrated once; a copy takes a hundredth of the time."""
    database = in_memory()
    yield database
    database.close()


@pytest.fixture
def db(empty_school: Database) -> Iterator[Database]:
    database = Database(sqlite3.connect(":memory:"))
    empty_school.conn.backup(database.conn)
    database.execute("PRAGMA foreign_keys = ON")
    yield database
    database.close()


@pytest.fixture
def small(db: Database) -> SmallSchool:
    """Tue 10 Nov 2026 09:00; marking opens 08:45, closes 09:25 inclusive."""
    clock = make.TestClock()
    school = make.make_school(db)
    group = make.make_group(db, school)
    pupils = tuple(make.make_pupil(db, school, group, *name) for name in NAMES)
    people = {
        "teacher": make.make_person(db, school, "Tara Teach", Role.CLASS_TEACHER),
        "stranger": make.make_person(db, school, "Stan Strange", Role.CLASS_TEACHER),
        "office": make.make_person(db, school, "Olive Office", Role.OFFICE),
        "officer": make.make_person(db, school, "Asif Officer", Role.ATTENDANCE_OFFICER),
        "head": make.make_person(db, school, "Hilda Head", Role.HEAD),
    }
    make.teach(db, group, people["teacher"])
    desks = {name: Desk(db, school, someone, clock) for name, someone in people.items()}
    return SmallSchool(db, clock, school, group, pupils, **desks)
