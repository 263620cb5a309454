"""Papers for a power cut: whole, of this day, as new as the last save, whoever is at the desk."""

from __future__ import annotations

import threading
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from desktop.errors import StorageError
from desktop.storage.file.database import create_database, file_of, open_database
from desktop.storage.site.paper_folder import paper_folder, put_paper, writing
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.site.keep_on_paper import keep_on_paper, next_register_day
from tests import make
from tests.documents.reading import words_of
from tests.tasks.site.test_see_on_site import LATE, signed
from tests.tasks.taking import expect, mark, opened

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlite_utils import Database

    from tests.conftest import SmallSchool

NAMES = ("2026-11-10 Blank registers.pdf", "2026-11-10 On site.pdf",
         "2026-11-10 Roll-call sheet.pdf")  # fmt: skip
_, ON_SITE, SHEET = NAMES


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """A file, since the papers lie beside it."""
    with closing(create_database(tmp_path / "hawthorn.school")) as database:
        database.conn.execute("PRAGMA synchronous = OFF")
        yield database


@pytest.fixture
def folder(small: SmallSchool) -> Path:
    return paper_folder(file_of(small.db))


def there(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(one.name for one in folder.glob("*.pdf")))


def read(folder: Path, name: str) -> str:
    return "\n".join(words_of((folder / name).read_bytes()))


@pytest.mark.parametrize("who", ["teacher", "office"])
def test_three_papers_lie_beside_the_file_whoever_saved(
    small: SmallSchool, folder: Path, who: str
) -> None:
    mark(small.teacher, opened(small), 0, "/")
    keep_on_paper(getattr(small, who))
    assert folder.name == "hawthorn on paper"
    assert there(folder) == NAMES
    assert "1 in the building, 4 not yet known" in read(folder, ON_SITE)
    assert "by School Register" in read(folder, ON_SITE)


def test_names_only_no_reason_is_on_the_disk(small: SmallSchool, folder: Path) -> None:
    expect(small, 1, "I", note="Chicken pox")
    for place, code in enumerate("/ERMN"):
        mark(small.officer, opened(small), place, code)
    keep_on_paper(small.office)
    words = "\n".join(read(folder, name) for name in NAMES).lower()
    assert "ben baxter" in words
    for reason in ("ill", "chicken", "suspend", "religio", "medical", "dentist"):
        assert f" {reason}" not in words.replace("no reasons are given", "")


def test_a_late_child_is_on_the_next_list(small: SmallSchool, folder: Path) -> None:
    kept = keep_on_paper(small.office)
    signed(small, 0, LATE)
    keep_on_paper(small.office, kept)
    assert "1 in the building" in read(folder, ON_SITE)
    assert "? Ben Baxter" in read(folder, SHEET)
    assert "? Aisha Ahmed" not in read(folder, SHEET)


def test_what_has_not_changed_is_not_written_again(small: SmallSchool, folder: Path) -> None:
    kept = keep_on_paper(small.office)
    for name in NAMES:
        (folder / name).unlink()
    assert keep_on_paper(small.office, kept) == kept
    assert there(folder) == ()
    expect(small, 0, "V")
    keep_on_paper(small.office, kept)
    assert there(folder) == NAMES


def test_an_earlier_days_papers_go_and_what_others_put_there_stays(
    small: SmallSchool, folder: Path
) -> None:
    folder.mkdir()
    others = ("2026-11-09 On site.pdf", "Our notes.pdf", "2026-11-09 photo.png")
    for name in (*others, ".2026-11-10 On site.pdf.part"):
        (folder / name).write_bytes(b"half")
    keep_on_paper(small.office)
    assert there(folder) == (*NAMES, "Our notes.pdf")
    assert (folder / "2026-11-09 photo.png").exists()
    assert list(folder.glob(".*.part")) == []


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [(10, 9, 10), (10, 13, 10), (10, 14, 11), (8, 9, 9), (13, 16, 16)],
)
def test_blank_registers_are_for_the_next_that_is_to_be_taken(
    small: SmallSchool, day: int, hour: int, expected: int
) -> None:
    small.clock.set(hour, day=make.TUESDAY.replace(day=day))
    assert next_register_day(small.office) == make.TUESDAY.replace(day=expected)


def test_in_the_evening_tomorrows_blank_registers_are_there(
    small: SmallSchool, folder: Path
) -> None:
    small.clock.set(14)
    keep_on_paper(small.office)
    assert "2026-11-11 Blank registers.pdf" in there(folder)
    small.clock.set(8, day=make.TUESDAY.replace(day=11))
    keep_on_paper(small.office)
    assert there(folder)[0] == "2026-11-11 Blank registers.pdf"
    assert len(there(folder)) == 3


def test_without_school_there_is_no_list(small: SmallSchool, folder: Path) -> None:
    small.clock.set(9, day=make.TUESDAY.replace(day=8))
    keep_on_paper(small.office)
    assert there(folder) == ("2026-11-09 Blank registers.pdf",)


def test_each_school_of_a_file_has_its_own(small: SmallSchool, folder: Path) -> None:
    other = make.make_school(small.db, "Rowan School")
    keep_on_paper(small.office)
    keep_on_paper(replace(small.office, school=other))
    assert "2026-11-10 On site Rowan School.pdf" in there(folder)
    assert "2026-11-10 On site Hawthorn Lane Primary School.pdf" in there(folder)


def test_a_disk_that_refuses_is_a_sentence_and_loses_no_mark(
    small: SmallSchool, folder: Path
) -> None:
    folder.write_text("no folder")
    with pytest.raises(StorageError, match="could not be written"):
        keep_on_paper(small.office)
    assert mark(small.teacher, opened(small), 0, "/").entry.code == "/"


def test_after_the_close_the_list_says_who_is_not_known(small: SmallSchool, folder: Path) -> None:
    small.clock.set(9, 26)
    close_due(small.db, small.clock(), make.TUESDAY)
    keep_on_paper(small.office)
    assert "Not yet known: look for them too: 5" in read(folder, ON_SITE)


def test_of_two_windows_at_once_the_newest_hand_in_wins(small: SmallSchool, folder: Path) -> None:
    """The second waits for the first, and reads only then."""
    path, done = file_of(small.db), []

    def other_window() -> None:
        with closing(open_database(path)) as own:
            done.append(keep_on_paper(replace(small.office, db=own)))

    folder.mkdir()
    waiting = threading.Thread(target=other_window)
    with writing(folder):
        waiting.start()
        take_register.fill_rest(small.teacher, opened(small).id)
        take_register.hand_in(small.teacher, opened(small).id)
        put_paper(folder, ON_SITE, b"older")
    waiting.join(30)
    assert "5 in the building" in read(folder, ON_SITE)
