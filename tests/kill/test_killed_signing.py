"""A process killed while it signs a pile loses nothing and signs nothing twice."""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from desktop.documents.signing.check_signed import check_signed
from desktop.models.letters.letter import Befell
from desktop.models.organisation.staff import Role, Who
from desktop.storage.file.database import create_database, open_database
from desktop.storage.letters import ledger, signed_files
from desktop.tasks.desk import Desk
from desktop.tasks.letters.sign_letters import Following, sign_pile, waiting_letters
from desktop.tasks.safety.check_file import check_file
from tests import make
from tests.kill.killing import delays, killed_after
from tests.tasks.letters.piles import write_pile
from tests.tasks.letters.safe import PASSWORD, give_signature

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sqlite_utils import Database

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork on Windows")
LETTERS, KILLS = 40, 12


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "school.school"


@pytest.fixture
def head(path: Path) -> Who:
    """A head with a signature and a pile of letters."""
    with closing(create_database(path)) as db:
        school = make.make_school(db)
        group = make.make_group(db, school)
        pupils = [
            make.make_pupil(db, school, group, f"Child{number}", "Sample")
            for number in range(LETTERS)
        ]
        for pupil in pupils:
            make.insert(
                db, "contacts", pupil=pupil, place=1, forename="Pat", surname="Sample",
                responsibility=1, address="1 Rose Lane",
            )  # fmt: skip
        someone = make.make_person(db, school, "Hilda Head", Role.HEAD)
        db.conn.commit()
        desk = Desk(db, school, someone, make.TestClock())
        give_signature(desk)
        write_pile(desk, pupils)
    return someone


def _desk(db: Database, head: Who) -> Desk:
    return Desk(db, 1, head, make.TestClock())


def _signs(path: Path, head: Who) -> Callable[[Callable[[str], None]], None]:
    def work(tell: Callable[[str], None]) -> None:
        desk = _desk(open_database(path), head)
        waiting = waiting_letters(desk)

        def progress(done: int, _total: int) -> None:
            tell(str(waiting[done - 1].id))

        sign_pile(desk, waiting, PASSWORD, Following(progress, _never))

    return work


def _never() -> bool:
    return False


def test_what_was_said_to_be_signed_is_and_the_rest_waits(path: Path, head: Who) -> None:
    said: list[int] = []
    for delay in delays(KILLS, 0.35):
        said += [int(line) for line in killed_after(_signs(path, head), delay)]
    with closing(open_database(path)) as db:
        desk = _desk(db, head)
        _check(desk, said)
        sign_pile(desk, waiting_letters(desk), PASSWORD, Following(_ignore, _never))
        assert waiting_letters(desk) == ()
        _check(desk, said)
        assert check_file(db).found == ()


def _ignore(_done: int, _total: int) -> None:
    """Nobody follows."""


def _check(desk: Desk, said: list[int]) -> None:
    """Each letter is signed once, with its file whole, or waits and has none."""
    assert len(said) == len(set(said))
    waiting = {one.id for one in waiting_letters(desk)}
    assert not waiting & set(said)
    for letter in ledger.letters_numbered(desk.db, desk.school, range(1, LETTERS + 1)):
        kept = signed_files.signed_file(desk.db, letter.id)
        signed = [one for one in letter.events if one.what is Befell.SIGNED]
        assert (kept is None) == (letter.id in waiting)
        assert len(signed) == (0 if kept is None else 1)
        assert kept is None or (kept.is_as_kept and check_signed(kept.pdf).whole)
