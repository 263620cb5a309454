"""The store keeps every version, answer and review, and refuses what does not fit them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import RuleError
from desktop.models.agreements.agreement import Party
from desktop.models.agreements.standing import Answer, PartyAnswer
from desktop.models.organisation.staff import Role
from desktop.storage.agreements import agreements
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature, sign
from desktop.tasks.agreements.review_agreement import answer_agreement, review_agreement
from tests import make
from tests.tasks.agreements.agreed import CONTRACT, MET, REVIEW, contact, made

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

TABLES = ("agreements", "agreement_parties", "agreement_answers", "agreement_reviews")
SIGNED = PartyAnswer(1, Answer.SIGNED, make.TUESDAY)


def signed_by(small: SmallSchool, who: str = "office") -> Signature:
    return sign(small.db, small.school, getattr(small, who).who, small.clock())


@pytest.fixture
def kept(small: SmallSchool) -> SmallSchool:
    """A contract with an answer and a review."""
    number = made(small)
    answer_agreement(small.office, number, [SIGNED])
    review_agreement(small.office, number, REVIEW)
    return small


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM {}",
        "REPLACE INTO {} SELECT * FROM {}",
        "UPDATE {} SET agreement = agreement",
    ],
)
def test_nothing_is_removed_changed_or_written_over(
    kept: SmallSchool, table: str, sql: str
) -> None:
    sql = sql.replace("SET agreement = agreement", "SET pupil = pupil") if (
        table == "agreements") else sql  # fmt: skip
    with pytest.raises(sqlite3.IntegrityError, match="kept"):
        kept.db.conn.execute(sql.format(table, table))


def test_what_was_kept_comes_back(kept: SmallSchool) -> None:
    (one,) = agreements.standing_of_school(kept.db, kept.school)
    before = replace(CONTRACT, id=1, recorded_at=kept.clock(), name="Olive Office",
                     position="Office")  # fmt: skip
    assert one.agreement == before
    assert [(each.place, each.answer) for each in one.answers] == [(1, Answer.SIGNED)]
    assert [each.next_on for each in one.reviews] == [date(2026, 12, 8)]
    assert agreements.standing_of_pupil(kept.db, kept.school, kept.pupils[0]) == (one,)
    assert agreements.standing_of_pupil(kept.db, kept.school, kept.pupils[1]) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({}, "replaces the one"),
        ({"replaces": 7}, "replaces the one"),
        ({"pupil": 99}, "another school"),
        ({"replaces": 1, "made_on": date(2026, 11, 12), "review_on": date(2026, 12, 12)}, "clock"),
    ],
)
def test_another_that_does_not_fit_is_refused(
    kept: SmallSchool, change: dict[str, object], words: str
) -> None:
    draft = replace(CONTRACT, **change)  # type: ignore[arg-type]
    with pytest.raises((RuleError, sqlite3.IntegrityError), match=words), saving(kept.db):
        agreements.add_agreement(kept.db, draft, signed_by(kept))


@pytest.mark.parametrize("who", ["teacher", "stranger"])
def test_the_store_knows_who_may_write_one(small: SmallSchool, who: str) -> None:
    with pytest.raises((RuleError, sqlite3.IntegrityError), match="office"), saving(small.db):
        agreements.add_agreement(small.db, CONTRACT, signed_by(small, who))


def test_the_safeguarding_lead_may_write_one(small: SmallSchool) -> None:
    lead = make.make_person(small.db, small.school, "Dora Lead", Role.SAFEGUARDING_LEAD)
    with saving(small.db):
        signed = sign(small.db, small.school, lead, small.clock())
        assert agreements.add_agreement(small.db, CONTRACT, signed) == 1


def test_nobody_is_added_to_what_was_agreed_nor_a_contact_of_another_child(
    kept: SmallSchool,
) -> None:
    number = contact(kept, pupil=kept.pupils[1])
    party = "INSERT INTO agreement_parties (agreement, place, contact, name) VALUES (1, ?, ?, 'X')"
    with pytest.raises(sqlite3.IntegrityError, match="nobody is added"):
        kept.db.conn.execute(party, (4, None))
    kept.db.conn.rollback()
    draft = replace(CONTRACT, replaces=1, parties=(Party("Mrs Ahmed", "", number),))
    with pytest.raises((RuleError, sqlite3.IntegrityError), match="another child"), saving(kept.db):
        agreements.add_agreement(kept.db, draft, signed_by(kept))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (SIGNED, "answered already"),
        (replace(SIGNED, answer=Answer.DECLINED), "answered already"),
        (replace(SIGNED, place=4), "Who was not there"),
        (replace(SIGNED, place=2, day=date(2026, 11, 9)), "clock"),
        (replace(SIGNED, place=2, day=date(2026, 11, 12)), "clock"),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(
    kept: SmallSchool, answer: PartyAnswer, words: str
) -> None:
    with pytest.raises((RuleError, sqlite3.IntegrityError), match=words), saving(kept.db):
        agreements.add_answer(kept.db, 1, answer, signed_by(kept))


def test_a_review_neither_follows_the_last_nor_comes_before_the_one_there_is(
    kept: SmallSchool,
) -> None:
    for review in (replace(MET, held_on=date(2026, 11, 9)), replace(MET, held_on=date(2027, 1, 8))):
        with pytest.raises((RuleError, sqlite3.IntegrityError)), saving(kept.db):
            agreements.add_review(kept.db, 1, review, signed_by(kept))
    with saving(kept.db):
        agreements.add_review(kept.db, 1, MET, signed_by(kept))
    with pytest.raises((RuleError, sqlite3.IntegrityError), match="ended"), saving(kept.db):
        agreements.add_review(kept.db, 1, MET, signed_by(kept))


def test_a_real_file_is_written_by_the_clock(small: SmallSchool) -> None:
    make.set_kind(small.db, "real")
    with pytest.raises((RuleError, sqlite3.IntegrityError), match="time it is written"):
        made(small)
