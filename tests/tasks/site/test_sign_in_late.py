"""The late desk: the mark, the line of the book, nothing lost, nothing that is not the desk's."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.marks.entry import Kind
from desktop.models.marks.register import State, state
from desktop.models.site.late_reason import LATE_REASONS
from desktop.storage.file.database import saving
from desktop.storage.marks import entries
from desktop.storage.site import signings
from desktop.tasks.marks.close_registers import close_due
from desktop.tasks.marks.take_register import fill_rest
from desktop.tasks.site.desk_child import look_up
from desktop.tasks.site.sign_in_late import Comer, Late, SignedIn, sign_in_late
from tests import make
from tests.tasks.taking import AFTERNOON, MORNING, codes, expect, mark, opened

if TYPE_CHECKING:
    from desktop.tasks.desk import Desk
    from tests.conftest import SmallSchool

REASONS = {reason.key: reason for reason in LATE_REASONS}


def late(desk: Desk, *pupils: int, key: str = "O", **more: Any) -> tuple[SignedIn, ...]:
    """Sign children in as somebody who looks at each first."""
    comers = tuple(Comer(one, look_up(desk, one, more.get("at")).seen) for one in pupils)
    return sign_in_late(desk, Late(comers, REASONS[key], **more))


def taken(small: SmallSchool) -> None:
    """The class is taken at 09:00 with the first child away."""
    mark(small.teacher, opened(small), 0, "N")
    fill_rest(small.teacher, opened(small).id)


def closed(small: SmallSchool, hour: int = 10, minute: int = 5) -> None:
    taken(small)
    small.clock.set(hour, minute)
    close_due(small.db, small.clock(), make.TUESDAY)


def test_while_open_a_child_is_l_with_the_minutes_and_the_register_is_not_taken(
    small: SmallSchool,
) -> None:
    small.clock.set(9, 10)
    (done,) = late(small.office, small.pupils[1])
    assert (done.name, done.code, done.minutes) == ("Ben Baxter", "L", 15)
    made = entries.entry_chain(small.db, small.pupils[1], MORNING)[-1]
    assert (made.kind, made.minutes, made.reason) == (Kind.LATE_DESK, 15, "Late desk: Overslept")
    assert codes(small) == ". L . . ."
    assert state(opened(small), small.clock()) is State.LATE
    assert not opened(small).was_taken


def test_the_book_has_a_line_with_the_mark_made(small: SmallSchool) -> None:
    small.clock.set(9, 10)
    contact = make.insert(
        small.db, "contacts", pupil=small.pupils[1], place=1, forename="Bea", surname="Baxter"
    )
    late(small.office, small.pupils[1], with_whom="Bea Baxter, mother", contact=contact)
    (line,) = signings.signings_of_day(small.db, small.school, make.TUESDAY)
    made = entries.entry_chain(small.db, small.pupils[1], MORNING)[-1]
    assert (line.entry, line.contact, line.with_whom) == (made.id, contact, "Bea Baxter, mother")
    assert (line.reason, line.name, line.at) == ("Overslept", "Olive Office", small.clock())


@pytest.mark.parametrize(
    ("key", "clock", "code", "minutes"),
    [
        ("O", (10, 5), "U", 70),  # WC29
        ("D", (10, 5), "M", None),  # WC30
        ("T", (9, 20), "L", 25),
        ("D", (9, 20), "L", 25),
    ],
)
def test_after_the_close_n_is_amended_by_time_and_reason(
    small: SmallSchool, key: str, clock: tuple[int, int], code: str, minutes: int | None
) -> None:
    closed(small, 10, 6)
    moment = small.clock().replace(hour=clock[0], minute=clock[1])
    late(small.office, small.pupils[0], key=key, at=moment)
    chain = entries.entry_chain(small.db, small.pupils[0], MORNING)
    assert [one.code for one in chain] == ["N", code]
    assert (chain[-1].kind, chain[-1].minutes) == (Kind.AMENDMENT, minutes)
    assert chain[-1].replaces == chain[0].id
    assert chain[-1].recorded_at == small.clock()


def test_a_known_appointment_stands_and_only_the_line_is_written(small: SmallSchool) -> None:
    expect(small, 0, "M", note="Dentist 09:20")
    fill_rest(small.teacher, opened(small).id)
    mark(small.teacher, opened(small), 0, "M")
    small.clock.set(10, 5)
    (done,) = late(small.office, small.pupils[0], key="N")
    assert done.code == "M"
    assert len(entries.entry_chain(small.db, small.pupils[0], MORNING)) == 1
    (line,) = signings.signings_of_day(small.db, small.school, make.TUESDAY)
    assert line.entry is None


def test_a_class_nobody_took_stays_not_taken_when_one_child_is_signed_in(
    small: SmallSchool,
) -> None:
    small.clock.set(9, 40)
    late(small.office, small.pupils[2])
    assert codes(small) == ". . U . ."
    assert state(opened(small), small.clock()) is State.NOT_TAKEN


def test_what_the_policy_keeps_for_the_head_is_u_until_the_head_says(small: SmallSchool) -> None:
    policy = make.POLICY | {"reserved_codes": ["C", "M"]}
    make.insert(
        small.db, "settings", school=small.school, name="policy", value=json.dumps(policy),
        from_day="2026-09-03", recorded_at=0,
    )  # fmt: skip
    closed(small)
    (done,) = late(small.office, small.pupils[0], key="D")
    assert (done.code, done.waits_for_head) == ("U", "M")
    (line,) = signings.signings_of_day(small.db, small.school, make.TUESDAY)
    assert line.reason == "Medical or dental appointment"


def test_several_come_together_all_or_none(small: SmallSchool) -> None:
    small.clock.set(9, 12)
    done = late(small.office, *small.pupils[:3], key="B")
    assert [one.code for one in done] == ["L", "L", "L"]
    with pytest.raises(RuleError, match="Chloe Carr is already marked here"):
        late(small.office, small.pupils[3], small.pupils[2], key="B")
    assert codes(small) == "L L L . ."
    assert len(signings.signings_of_day(small.db, small.school, make.TUESDAY)) == 3


def test_two_desks_at_once_lose_nothing(small: SmallSchool) -> None:
    small.clock.set(9, 10)
    seen = look_up(small.office, small.pupils[0]).seen
    mark(small.teacher, opened(small), 0, "N")
    with pytest.raises(StaleError, match="Tara Teach has just marked Aisha Ahmed"):
        sign_in_late(small.office, Late((Comer(small.pupils[0], seen),), REASONS["O"]))
    assert codes(small) == "N . . . ."
    late(small.office, small.pupils[0])
    with pytest.raises(RuleError, match="already marked here by Olive Office"):
        late(small.officer, small.pupils[0])


@pytest.mark.parametrize(
    ("clock", "sentence"),
    [
        ((8, 30), "It is early: the register of 6B opens at 08:45"),
        ((12, 20), "The morning is over: the register of 6B opens at 12:50"),
        ((15, 40), "The session ended at 15:30"),
    ],
)
def test_outside_the_sessions_a_sentence_says_why(
    small: SmallSchool, clock: tuple[int, int], sentence: str
) -> None:
    small.clock.set(*clock)
    with pytest.raises(RuleError, match=sentence):
        late(small.office, small.pupils[0])


def test_nobody_is_signed_in_on_a_day_without_school(small: SmallSchool) -> None:
    small.clock.set(9, 10, day=make.TUESDAY.replace(day=14))
    with pytest.raises(RuleError, match="The school does not meet on Sat 14 Nov 2026"):
        look_up(small.office, small.pupils[0])


def test_a_child_who_has_left_or_is_in_no_class_is_not_signed_in(small: SmallSchool) -> None:
    gone = make.make_pupil(
        small.db, small.school, small.group, "Gia", "Gone", leaving_day="2026-10-23"
    )
    nowhere = make.make_pupil(small.db, small.school, None, "Noa", "Nowhere")
    with pytest.raises(RuleError, match="Gia Gone is not on roll today"):
        look_up(small.office, gone)
    with pytest.raises(RuleError, match="Noa Nowhere is in no class today"):
        look_up(small.office, nowhere)


def test_the_afternoon_is_signed_in_its_own_register(small: SmallSchool) -> None:
    small.clock.set(13, 10)
    (done,) = late(small.office, small.pupils[0])
    assert (done.code, done.minutes) == ("L", 10)
    assert codes(small, AFTERNOON) == "L . . . ."


def test_words_are_needed_where_the_reason_is_in_words(small: SmallSchool) -> None:
    with pytest.raises(RuleError, match="words are missing"):
        late(small.office, small.pupils[0], key="W", words="  ")


def test_only_the_office_signs_children_in(small: SmallSchool) -> None:
    small.clock.set(9, 10)
    with pytest.raises(PermissionRefused):
        look_up(small.teacher, small.pupils[0])
    with pytest.raises(PermissionRefused):
        sign_in_late(small.teacher, Late((Comer(small.pupils[0], None),), REASONS["O"]))


def test_the_store_lets_no_class_teacher_write_in_the_book(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "N")
    (author,) = small.db.conn.execute("SELECT id FROM authors").fetchone()
    row = (small.school, small.pupils[0], MORNING.number, int(small.clock().timestamp()), author)
    with pytest.raises(RuleError, match="office signs children in"), saving(small.db):
        small.db.conn.execute(
            "INSERT INTO signings (school, pupil, session, kind, at, recorded_at, author)"
            " VALUES (?, ?, ?, 'came late', ?4, ?4, ?5)",
            row,
        )


def test_brothers_and_sisters_here_today_are_offered(small: SmallSchool) -> None:
    gone = make.make_pupil(
        small.db, small.school, small.group, "Gia", "Ahmed", leaving_day="2026-10-23"
    )
    for sibling in (small.pupils[4], gone):
        make.insert(
            small.db, "sibling_links", pupil=small.pupils[0], sibling=sibling, recorded_at=0
        )
    found = look_up(small.office, small.pupils[0]).family
    assert [(one.name, one.where) for one in found] == [("Eve Evans", "6B")]


@pytest.mark.parametrize(
    ("facts", "warning", "barred"),
    [
        ({}, "", False),
        ({"responsibility": 0}, "no parental responsibility", False),
        ({"responsibility": 0, "do_not_contact": 1}, "DO NOT CONTACT", True),
    ],
)
def test_adults_are_named_with_their_warning(
    small: SmallSchool, facts: dict[str, int], warning: str, *, barred: bool
) -> None:
    make.insert(
        small.db, "contacts", pupil=small.pupils[0], place=1, forename="Ann", surname="Ahmed",
        relationship="Aunt", **facts,
    )  # fmt: skip
    (adult,) = look_up(small.office, small.pupils[0]).adults
    assert (adult.name, adult.warning, adult.is_barred) == ("Ann Ahmed, aunt", warning, barred)
