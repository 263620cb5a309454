"""What the rules refuse the store refuses too: every trigger, past the tasks, by bare SQL."""

from __future__ import annotations

import sqlite3
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop.models.days.session import Half, Session
from tests import make
from tests.storage.bare import MORNING, Bare, at, bare_register

if TYPE_CHECKING:
    from tests.conftest import SmallSchool


@pytest.fixture
def bare(small: SmallSchool) -> Bare:
    return bare_register(small)


LATE_SAVE: dict[str, Any] = {"recorded_at": at(9, 26)}
CLOSE: dict[str, Any] = {"kind": "close", "code": "N", "author": None, "recorded_at": at(9, 26)}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"replaces": 5}, "stale"),
        ({"code": "Q9"}, "not in force"),
        ({"code": "H"}, "not in force"),
        ({"code": "F"}, "not in force"),
        ({"code": "#"}, "fact of the calendar"),
        ({"code": "Y4"}, "fact of the calendar"),
        ({"code": "Z"}, "fact of the calendar"),
        ({"code": "\\"}, "other half"),
        ({"code": "B"}, "need a note"),
        ({"code": "K", "note": "  "}, "need a note"),
        ({"code": "Y7"}, "need a note"),
        ({"code": "X"}, "compulsory school age"),
        ({"minutes": -1}, "CHECK"),
        ({"minutes": 601}, "CHECK"),
        ({"kind": "wished"}, "CHECK"),
        ({"school": 99}, "not on roll|not open yet|somebody with a post"),
        ({"pupil": 999}, "not on roll|not in that class"),
        ({"group_id": None}, "not open yet"),
        ({"group_id": 99}, "not open yet"),
        ({"recorded_at": at(8, 44, 59)}, "not open yet"),
        ({"session": MORNING.number + 1, "code": "\\"}, "not open yet"),
        ({"author": None}, "says who made it"),
        ({"author": 99}, "somebody with a post"),
        (LATE_SAVE, "reason is needed"),
        (LATE_SAVE | {"reason": "   "}, "reason is needed"),
        (LATE_SAVE | {"reason": "saw her"}, "only the office"),
        (LATE_SAVE | {"reason": "saw her", "code": ""}, "not taken back"),
        (LATE_SAVE | {"reason": "saw her", "kind": "amendment"}, "only the office"),
        (LATE_SAVE | {"reason": "saw her", "kind": "late desk"}, "only the office"),
        (LATE_SAVE | {"reason": "saw her", "kind": "paper"}, "only the office"),
        (LATE_SAVE | {"reason": "saw her", "kind": "filled"}, "only the office"),
        (LATE_SAVE | {"kind": "import"}, "names its file"),
        ({"kind": "import", "source": 99}, "names its file"),
        (CLOSE | {"recorded_at": at(9, 25, 59)}, "not closed yet"),
        (CLOSE | {"code": "/"}, "nobody as present"),
        (CLOSE | {"code": "I"}, "nobody as present"),
        (CLOSE | {"author": 1}, "nobody's entry"),
    ],
)  # fmt: skip
def test_the_store_refuses(bare: Bare, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=words):
        bare.insert(**changes)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"recorded_at": at(8, 45)},
        {"recorded_at": at(9, 25, 59)},
        {"code": ""},
        {"code": "B", "note": "Taster day"},
        {"code": "Y7", "note": "Boiler"},
        CLOSE,
        CLOSE | {"code": "D"},
        CLOSE | {"code": "C2"},
        CLOSE | {"code": "E"},
    ],
)
def test_the_store_takes_what_the_rules_allow(bare: Bare, changes: dict[str, Any]) -> None:
    assert bare.insert(**changes)


@pytest.mark.parametrize("role", ["office", "officer", "head"])
def test_after_the_close_the_office_amends_with_a_reason(bare: Bare, role: str) -> None:
    assert bare.insert(**LATE_SAVE, author=bare.authors[role], reason="Mum rang")


@pytest.mark.parametrize(
    ("post", "amends"),
    [
        ({"role": "deputy", "acting": 0}, False),
        ({"role": "deputy", "acting": 1}, True),
        ({"role": "administrator"}, False),
        ({"role": "safeguarding lead"}, False),
        ({"role": "office", "last_day": "2026-11-09"}, False),
        ({"role": "office", "first_day": "2026-11-11"}, False),
        ({"role": "office", "last_day": "2026-11-10"}, True),
    ],
)
def test_only_a_post_held_that_day_amends(
    small: SmallSchool, bare: Bare, post: dict[str, Any], amends: bool
) -> None:
    teacher = small.teacher.who.person
    facts = {"school": small.school, "person": teacher, "position": "", "first_day": "2026-09-01"}
    make.insert(small.db, "posts", **(facts | post))
    if amends:
        assert bare.insert(**LATE_SAVE, reason="saw her")
        return
    with pytest.raises(sqlite3.IntegrityError, match="only the office"):
        bare.insert(**LATE_SAVE, reason="saw her")


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE entries SET code = 'I' WHERE id = :entry", "never changed"),
        ("UPDATE entries SET note = '' WHERE id = :entry", "never changed"),
        ("DELETE FROM entries WHERE id = :entry", "never removed"),
        ("DELETE FROM entries", "never removed"),
        ("REPLACE INTO entries SELECT * FROM entries WHERE id = :entry", "never overwritten"),
        ("INSERT OR REPLACE INTO entries SELECT * FROM entries", "never overwritten"),
        ("UPDATE registers SET closes_at = closes_at + 3600", "never changed"),
        ("DELETE FROM registers", "never removed"),
        ("REPLACE INTO registers SELECT * FROM registers", "stands already"),
        ("UPDATE register_events SET recorded_at = 0", "never changed"),
        ("DELETE FROM register_events", "never removed"),
        ("REPLACE INTO register_events SELECT * FROM register_events", "recorded already"),
        (
            "INSERT INTO register_events (register, kind, effective_at, recorded_at)"
            " SELECT id, 'taken', 0, 0 FROM registers",
            "recorded already|only the clock",
        ),
    ],
)
def test_what_is_recorded_is_never_changed_removed_or_overwritten(
    small: SmallSchool, bare: Bare, sql: str, words: str
) -> None:
    entry = bare.insert()
    event = "INSERT INTO register_events (register, kind, effective_at, recorded_at, author)"
    facts = (bare.register, at(9), at(9), bare.authors["teacher"])
    small.db.conn.execute(f"{event} VALUES (?, 'taken', ?, ?, ?)", facts)
    before = small.db.conn.execute("SELECT * FROM entries").fetchall()
    with pytest.raises(sqlite3.IntegrityError, match=words):
        small.db.conn.execute(sql, {"entry": entry})
    assert small.db.conn.execute("SELECT * FROM entries").fetchall() == before


def test_an_entry_is_never_put_under_another_ones_number(bare: Bare) -> None:
    entry = bare.insert()
    with pytest.raises(sqlite3.IntegrityError, match="never overwritten"):
        bare.insert("INSERT OR REPLACE", id=entry, code="N", replaces=entry)


@pytest.mark.parametrize("which", ["none", "older"])
def test_a_mark_that_builds_on_an_old_one_is_refused(bare: Bare, which: str) -> None:
    first = bare.insert()
    bare.insert(code="N", replaces=first)
    with pytest.raises(sqlite3.IntegrityError, match="stale"):
        bare.insert(code="L", replaces=first if which == "older" else None)


LONG_AGO = Session(date(2024, 11, 12), Half.AM)  # before any real clock that runs this


@pytest.fixture
def real(small: SmallSchool, bare: Bare) -> Bare:
    """The same, in a file that is no sample, with a register of long ago that the office amends."""
    begins = int(datetime(2024, 11, 12, 8, 55, tzinfo=UTC).timestamp())
    bare.insert_register(
        session=LONG_AGO.number, opens_at=begins - 600, begins_at=begins, closes_at=begins + 1800
    )
    small.db.conn.commit()
    make.set_kind(small.db, "real")
    pupil = make.make_pupil(
        small.db, small.school, small.group, "Old", "Hand", starting_day="2024-09-03"
    )
    changes = {"pupil": pupil, "session": LONG_AGO.number, "reason": "late"}
    office = {"author": bare.authors["office"]}
    return replace(bare, row=bare.row | changes | office)


@pytest.mark.parametrize("hours", [-24, -1, 1, 24])
def test_a_real_file_takes_no_forged_time(real: Bare, hours: int) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="recorded at the time it is made"):
        real.insert(recorded_at=int(time.time()) + hours * 3600)


@pytest.mark.parametrize("seconds", [-60, 0, 60])
def test_a_real_file_takes_an_entry_made_now(real: Bare, seconds: int) -> None:
    assert real.insert(recorded_at=int(time.time()) + seconds)


@pytest.mark.parametrize(("minutes", "taken"), [(-3, False), (0, True), (50, True), (70, False)])
def test_a_real_files_import_may_take_its_time(
    small: SmallSchool, real: Bare, minutes: int, taken: bool
) -> None:
    at = datetime.now(UTC) - timedelta(minutes=minutes)
    make.insert(
        small.db, "posts", school=small.school, person=small.head.who.person, role="head",
        position="Head", first_day="2020-09-01",
    )  # fmt: skip
    signed = make.make_import(small.db, small.school, small.head.who, at)
    mark = {"pupil": real.row["pupil"], "session": LONG_AGO.number, "code": "/"}
    if taken:
        assert make.insert(small.db, "entries", **signed, **mark)
        return
    with pytest.raises(sqlite3.IntegrityError, match="recorded at the time"):
        make.insert(small.db, "entries", **signed, **mark)


def test_a_pupil_who_has_left_is_not_marked(small: SmallSchool, bare: Bare) -> None:
    gone = make.make_pupil(small.db, small.school, small.group, "Gil", "Gone",
                           leaving_day="2026-11-09")  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match="not on roll"):
        bare.insert(pupil=gone)


def test_a_pupil_is_marked_only_in_the_class_they_are_in(small: SmallSchool, bare: Bare) -> None:
    other = make.make_group(small.db, small.school, "6C")
    for group, days in ((other, {}), (small.group, {"last_day": "2026-11-09"})):
        pupil = make.make_pupil(small.db, small.school, None, "Mo", "Moved")
        make.insert(
            small.db, "memberships", pupil=pupil, group_id=group, first_day="2026-09-03", **days
        )
        with pytest.raises(sqlite3.IntegrityError, match="not in that class on that day"):
            bare.insert(pupil=pupil)


@pytest.mark.parametrize(
    ("forged", "words"),
    [
        ({"recorded_at": at(9, 1)}, "names its file"),
        ({"author": 2}, "names its file|somebody with a post"),
        ({"session": MORNING.number}, "days that are over"),
        ({"source": None}, "names its file"),
    ],
)
def test_an_imported_mark_is_signed_and_timed_as_its_file(
    small: SmallSchool, forged: dict[str, Any], words: str
) -> None:
    past = {"pupil": small.pupils[0], "session": MORNING.number - 2, "code": "/"}
    signed = make.make_import(small.db, small.school, small.head.who, small.clock())
    assert make.insert(small.db, "entries", **(signed | past | {"session": MORNING.number - 4}))
    with pytest.raises(sqlite3.IntegrityError, match=words):
        make.insert(small.db, "entries", **(signed | past | forged))


@pytest.mark.parametrize("last_day", ["2026-11-09", "2026-09-30"])
def test_who_has_left_enters_nothing(small: SmallSchool, bare: Bare, last_day: str) -> None:
    ended = (last_day, small.teacher.who.person)
    small.db.conn.execute("UPDATE posts SET last_day = ? WHERE person = ?", ended)
    with pytest.raises(sqlite3.IntegrityError, match="somebody with a post"):
        bare.insert()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "closed", "author": None, "recorded_at": at(9, 25)}, "not closed yet"),
        ({"kind": "closed", "recorded_at": at(10)}, "only the clock closes"),
        ({"kind": "taken", "author": None}, "only the clock closes"),
        ({"kind": "handed in", "author": None}, "only the clock closes"),
        ({"kind": "taken", "recorded_at": at(8, 44)}, "not open yet"),
        ({"kind": "taken", "author": 99}, "not open yet"),
    ],
)
def test_what_happens_to_a_register_is_true(
    small: SmallSchool, bare: Bare, changes: dict[str, Any], words: str
) -> None:
    event = {
        "register": bare.register, "effective_at": at(9), "recorded_at": at(9),
        "author": bare.authors["teacher"],
    }  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match=words):
        make.insert(small.db, "register_events", **(event | changes))
