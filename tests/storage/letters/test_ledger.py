"""The ledger only grows: a letter is never changed, signed once, and by the head alone."""

from __future__ import annotations

import sqlite3
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.models.letters.letter import Befell, LetterEvent, LetterState, SentBy
from desktop.models.organisation.staff import Role
from desktop.storage.file.file_checks import missing_triggers
from tests import make
from tests.tasks.letters import letters as made

if TYPE_CHECKING:
    from desktop.models.letters.letter import Letter
    from tests.conftest import SmallSchool

TABLES = (
    "letters", "letter_pupils", "letter_contacts", "letter_events", "signed_files",
    "signature_pictures", "signing_keys", "contact_languages",
)  # fmt: skip


@pytest.fixture
def letter(small: SmallSchool) -> Letter:
    made.family(small)
    return made.written(small.head, made.draft(small))[0]


def happens(small: SmallSchool, letter: Letter, what: Befell, **facts: object) -> None:
    desk = facts.pop("desk", small.head)
    event = LetterEvent(what=what, at=small.clock(), **facts)  # type: ignore[arg-type]
    made.befell(desk, letter.id, event)  # type: ignore[arg-type]


def signed(small: SmallSchool, letter: Letter) -> None:
    happens(small, letter, Befell.SIGNED)
    author = small.db.execute("SELECT author FROM letter_events").fetchone()[0]
    moment = int(small.clock().timestamp())
    make.insert(
        small.db, "signed_files", letter=letter.id, pdf=b"%PDF", digest="0" * 64,
        certificate="ab", signed_at=moment, author=author,
    )  # fmt: skip
    for table in ("signature_pictures", "signing_keys"):
        more = {"certificate": b"c"} if table == "signing_keys" else {}
        make.insert(
            small.db, table, person=small.head.who.person, sealed=b"x", salt=b"y",
            made_at=moment, author=author, **more,
        )  # fmt: skip
    make.insert(
        small.db, "contact_languages", contact=letter.contacts[0], language="Polish",
        recorded_at=moment, author=author,
    )  # fmt: skip


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM {}",
        "UPDATE {0} SET rowid = rowid",
        "INSERT OR REPLACE INTO {0} SELECT * FROM {0}",
    ],
)
def test_nothing_is_removed_changed_or_written_over(
    small: SmallSchool, letter: Letter, table: str, sql: str
) -> None:
    signed(small, letter)
    if "rowid" in sql and table in ("letter_pupils", "letter_contacts"):
        sql = sql.replace("rowid", "place")
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        small.db.conn.execute(sql.format(table))
    assert missing_triggers(small.db) == ()


@pytest.mark.parametrize("who", ["office", "officer", "teacher"])
@pytest.mark.parametrize("what", [Befell.SIGNED, Befell.SIGNED_FOR_INK])
def test_nobody_but_the_head_signs(
    small: SmallSchool, letter: Letter, who: str, what: Befell
) -> None:
    with pytest.raises(RuleError, match=r"head alone|send letters"):
        happens(small, letter, what, desk=getattr(small, who))


def test_an_acting_deputy_signs_and_another_does_not(small: SmallSchool, letter: Letter) -> None:
    deputy = make.make_person(small.db, small.school, "Dee Deputy", Role.DEPUTY)
    with pytest.raises(RuleError, match="send letters"):
        happens(small, letter, Befell.SIGNED, desk=small.desk(deputy))
    make.insert(
        small.db, "posts", school=small.school, person=deputy.person, role="deputy", acting=1,
        position="Acting head", first_day="2026-11-01",
    )  # fmt: skip
    happens(small, letter, Befell.SIGNED, desk=small.desk(deputy))
    assert made.read(small.head, letter.id).is_signed


@pytest.mark.parametrize(
    ("before", "then", "words"),
    [
        ((Befell.SIGNED,), Befell.SIGNED, "signed already"),
        ((Befell.SIGNED,), Befell.SIGNED_FOR_INK, "signed already"),
        ((Befell.SIGNED,), Befell.WITHDRAWN, "signed already"),
        ((Befell.WITHDRAWN,), Befell.SIGNED, "withdrawn"),
        ((), Befell.PRINTED, "nobody has signed"),
        ((), Befell.SENT, "nobody has signed"),
        ((), Befell.FAILED_TO_PRINT, "nobody has signed"),
        ((Befell.SIGNED, Befell.PRINTED), Befell.PRINTED, "printed already"),
        ((Befell.SIGNED,), Befell.PRINTED_AGAIN, "not been printed"),
        ((Befell.SIGNED,), Befell.FLAG_SETTLED, "no flag stands"),
        ((Befell.SIGNED, Befell.FLAGGED, Befell.FLAG_SETTLED), Befell.FLAG_SETTLED, "no flag"),
    ],
)
def test_things_befall_a_letter_in_their_order(
    small: SmallSchool, letter: Letter, before: tuple[Befell, ...], then: Befell, words: str
) -> None:
    for what in before:
        happens(small, letter, what, words="Because")
    facts: dict[str, object] = {"words": "Because"}
    if then is Befell.SENT:
        facts |= {"how": SentBy.POST, "sent_on": date(2026, 11, 10)}
    with pytest.raises(RuleError, match=f"(?i){words}"):
        happens(small, letter, then, **facts)


@pytest.mark.parametrize(
    "what", [Befell.WITHDRAWN, Befell.PRINTED_AGAIN, Befell.FLAGGED, Befell.FAILED_TO_PRINT]
)
def test_some_things_need_their_reason(small: SmallSchool, letter: Letter, what: Befell) -> None:
    if what is not Befell.WITHDRAWN:
        happens(small, letter, Befell.SIGNED)
        happens(small, letter, Befell.PRINTED)
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        happens(small, letter, what)


def test_a_letter_is_signed_printed_and_sent(small: SmallSchool, letter: Letter) -> None:
    states = [made.read(small.head, letter.id).state]
    for what, facts in (
        (Befell.SIGNED, {}),
        (Befell.FAILED_TO_PRINT, {"words": "The printer has no paper"}),
        (Befell.PRINTED, {}),
        (Befell.SENT, {"how": SentBy.POST, "sent_on": date(2026, 11, 10)}),
    ):
        happens(small, letter, what, **facts)
        states.append(made.read(small.head, letter.id).state)
    assert states == [
        LetterState.UNSIGNED, LetterState.SIGNED, LetterState.SIGNED, LetterState.PRINTED,
        LetterState.SENT,
    ]  # fmt: skip


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO letter_pupils VALUES (1, 2, 2)",
        "INSERT INTO letter_contacts SELECT 1, 2, id FROM contacts WHERE place = 2",
    ],
)
def test_no_name_is_added_to_a_letter(small: SmallSchool, letter: Letter, sql: str) -> None:
    assert letter.id == 1
    with pytest.raises(sqlite3.IntegrityError, match="never added to"):
        small.db.conn.execute(sql)


def test_a_file_is_kept_by_who_signed_and_once(small: SmallSchool, letter: Letter) -> None:
    moment = int(small.clock().timestamp())
    row = {"letter": letter.id, "pdf": b"%PDF", "digest": "0" * 64, "certificate": "ab",
           "signed_at": moment, "author": 1}  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match="duty"):
        make.insert(small.db, "signed_files", **row)
    signed(small, letter)
    with pytest.raises(sqlite3.IntegrityError, match="recorded already"):
        make.insert(small.db, "signed_files", **row)


def test_a_signature_is_ones_own(small: SmallSchool, letter: Letter) -> None:
    assert letter.id
    author = small.db.execute("SELECT author FROM letters").fetchone()[0]
    row = {"sealed": b"x", "salt": b"y", "made_at": int(small.clock().timestamp())}
    with pytest.raises(sqlite3.IntegrityError, match="duty"):
        make.insert(
            small.db, "signature_pictures", person=small.office.who.person, author=author, **row
        )


def test_a_real_file_records_at_the_time_it_is_written(small: SmallSchool) -> None:
    made.family(small)
    make.set_kind(small.db, "real")
    with pytest.raises(RuleError, match="clock"):
        made.written(small.head, made.draft(small))
