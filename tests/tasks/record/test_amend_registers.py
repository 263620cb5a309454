"""Amending over a span: shown before it is done, done all at once, taken back by another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError, StaleError
from desktop.models.days.session import Half, Session
from desktop.models.marks.entry import Draft, Kind
from desktop.models.record.span_amendment import MOST_MARKS, Which
from desktop.storage.file.database import saving
from desktop.storage.marks import entries
from desktop.tasks.marks import take_register
from desktop.tasks.record.amend_registers import amend, past_amendments, preview, undo
from tests import make
from tests.tasks.record.amending import (
    FIRST,
    LAST,
    MONDAY,
    amended,
    in_words,
    take,
    two_days,
    wanted,
)
from tests.tasks.taking import codes, mark, opened

if TYPE_CHECKING:
    from tests.conftest import SmallSchool

PM = Session(MONDAY, Half.PM)


def _entries(small: SmallSchool) -> int:
    return int(small.db.conn.execute("SELECT count(*) FROM entries").fetchone()[0])


def test_every_mark_that_would_change_is_shown_and_nothing_is_written(small: SmallSchool) -> None:
    two_days(small)
    before = _entries(small)
    shown = preview(small.office, wanted(small))
    assert in_words(shown) == [
        "Aisha Ahmed Mon 9 Nov 2026 AM: N to I",
        "Ben Baxter Mon 9 Nov 2026 AM: N to I",
        "Aisha Ahmed Mon 9 Nov 2026 PM: N to I",
        "Aisha Ahmed Tue 10 Nov 2026 AM: N to I",
    ]
    assert (shown.left, shown.passed, _entries(small)) == ((), 11, before)


def test_what_was_shown_is_written_as_one_amendment(small: SmallSchool) -> None:
    two_days(small)
    made = amended(small.office, wanted(small))
    assert [codes(small, one) for one in (FIRST, PM, LAST)] == [
        "I I / / L",
        "I \\ \\ \\ L",
        "I / / / L",
    ]
    assert (made.marks, made.name, made.reason) == (4, "Olive Office", "Mother rang: flu")
    assert made.words == ("Marks that are N become I: 6B, Mon 9 Nov 2026 AM to Tue 10 Nov 2026 AM")
    assert past_amendments(small.head) == (made,)


def test_each_entry_keeps_what_stood_the_reason_the_day_and_who(small: SmallSchool) -> None:
    two_days(small)
    amended(small.office, wanted(small))
    original, now = entries.entry_chain(small.db, small.pupils[0], FIRST)
    assert (original.code, now.code, now.replaces) == ("N", "I", original.id)
    assert (now.kind, now.reason) == (Kind.AMENDMENT, "Mother rang: flu")
    assert (now.name, now.position, now.recorded_at) == ("Olive Office", "Office", small.clock())


@pytest.mark.parametrize(
    ("more", "after"),
    [
        ({"which": Which.EVERY, "code": "/"}, "/ / / / /"),
        ({"which": Which.EVERY, "code": "\\"}, "/ / / / /"),
        ({"which": Which.HERE, "code": "Y2"}, "N N Y2 Y2 Y2"),
        ({"which": Which.ABSENT, "code": "O"}, "O O / / L"),
        ({"which": Which.UNAUTHORISED, "code": "M"}, "M M / / L"),
        ({"which": Which.NO_REASON, "code": "L", "minutes": 12}, "L L / / L"),
        ({"which": Which.NO_REASON, "code": "B", "note": "Music festival"}, "B B / / L"),
    ],
)
def test_which_marks_change_is_chosen_and_present_suits_the_half(
    small: SmallSchool, more: dict[str, Any], after: str
) -> None:
    two_days(small)
    amended(small.head, wanted(small, **more))
    assert codes(small, FIRST) == after


def test_the_present_mark_of_the_afternoon_is_its_own(small: SmallSchool) -> None:
    two_days(small)
    amended(small.office, wanted(small, which=Which.EVERY, code="/"))
    assert codes(small, PM) == "\\ \\ \\ \\ \\"


@pytest.mark.parametrize(
    ("pattern", "count"),
    [(1, 2), (2, 1), (4, 1), (3, 3), (1023, 4), (0b1100000000, 0)],
)
def test_only_the_halves_on_the_pattern_are_looked_at(
    small: SmallSchool, pattern: int, count: int
) -> None:
    two_days(small)
    assert len(preview(small.office, wanted(small, pattern=pattern)).changes) == count


def test_children_by_name_are_looked_up_in_the_class_of_each_day(small: SmallSchool) -> None:
    two_days(small)
    asked = wanted(small, groups=(), pupils=(small.pupils[1],), which=Which.EVERY)
    assert in_words(preview(small.office, asked)) == [
        "Ben Baxter Mon 9 Nov 2026 AM: N to I",
        "Ben Baxter Mon 9 Nov 2026 PM: \\ to I",
        "Ben Baxter Tue 10 Nov 2026 AM: / to I",
    ]


def test_a_class_is_as_it_was_on_each_day(small: SmallSchool) -> None:
    two_days(small)
    aisha, other = small.pupils[0], make.make_group(small.db, small.school, "6C")
    with saving(small.db):
        small.db.conn.execute(
            "UPDATE memberships SET last_day = ? WHERE pupil = ?", (str(MONDAY), aisha)
        )
        small.db.conn.execute(
            "INSERT INTO memberships (pupil, group_id, year_group, first_day)"
            " VALUES (?, ?, '6', ?)",
            (aisha, other, str(make.TUESDAY)),
        )
    names = [line.split(":")[0] for line in in_words(preview(small.office, wanted(small)))]
    assert "Aisha Ahmed Mon 9 Nov 2026 PM" in names
    assert "Aisha Ahmed Tue 10 Nov 2026 AM" not in names


@pytest.mark.parametrize(
    ("who", "more", "why"),
    [
        ("office", {"code": "C"}, "C waits for the head. Enter N; the head or"),
        ("head", {"code": "X"}, "X is only for a child below or above"),
        ("head", {"code": "H"}, "H is no longer used: its last day was 18 August 2024"),
        ("head", {"code": "#"}, "# closes the whole school"),
        ("head", {"code": "N"}, "Already N."),
        ("head", {"code": "Y7"}, "Y7 needs a note"),
        ("head", {"code": "B", "note": "online lessons"}, "Remote learning is never B"),
    ],
)
def test_a_mark_is_left_by_the_rules_of_any_mark(
    small: SmallSchool, who: str, more: dict[str, Any], why: str
) -> None:
    two_days(small)
    shown = preview(getattr(small, who), wanted(small, **more))
    assert shown.changes == ()
    assert len(shown.left) == 4
    assert {one.left[: len(why)] for one in shown.left} == {why}


def test_a_known_reason_that_waits_for_the_head_may_be_entered(small: SmallSchool) -> None:
    two_days(small)
    make.insert(
        small.db, "expectations", school=small.school, pupil=small.pupils[0],
        first_day=str(MONDAY), last_day=str(MONDAY), pattern=1023, code="C", source="planned",
        recorded_at=0,
    )  # fmt: skip
    small.db.conn.commit()
    shown = preview(small.office, wanted(small, code="C"))
    assert [line.split(":")[0] for line in in_words(shown)] == [
        "Aisha Ahmed Mon 9 Nov 2026 AM",
        "Aisha Ahmed Mon 9 Nov 2026 PM",
    ]


def test_a_child_not_on_roll_or_in_no_class_is_said(small: SmallSchool) -> None:
    two_days(small)
    gone = make.make_pupil(
        small.db, small.school, small.group, "Fay", "Fox", leaving_day="2026-10-01"
    )
    loose = make.make_pupil(small.db, small.school, None, "Gus", "Gray")
    small.db.conn.commit()
    asked = wanted(small, groups=(), pupils=(gone, loose), last=FIRST, which=Which.EVERY)
    assert [(one.name, one.left) for one in preview(small.office, asked).left] == [
        ("Fay Fox", "Not on roll that day."),
        ("Gus Gray", "In no class that day."),
    ]


def test_a_register_nobody_took_is_taken_late_instead(small: SmallSchool) -> None:
    small.clock.set(9, 40)
    shown = preview(small.office, wanted(small, first=LAST, which=Which.EVERY))
    assert {one.left for one in shown.left} == {
        "Nobody took this register: take it late, in Register."
    }
    assert len(shown.left) == 5


def test_an_open_register_is_marked_in_its_place(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "N")
    shown = preview(small.office, wanted(small, first=LAST))
    assert [one.left for one in shown.left] == [
        "The register closes at 09:26. Until then it is marked in Register."
    ]


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 11), "That session has not come yet: plan it instead."),
        (date(2026, 11, 4), "The school was closed: Burst main."),
        (date(2026, 9, 2), ""),
        (date(2026, 10, 28), ""),
        (date(2026, 11, 7), ""),
    ],
)
def test_a_session_without_registers_is_said_once(small: SmallSchool, day: date, why: str) -> None:
    make.insert(
        small.db, "closures", school=small.school, first_day="2026-11-04", last_day="2026-11-04",
        halves=3, kind="unexpected", name="Burst main", recorded_at=0,
    )  # fmt: skip
    small.db.conn.commit()
    session = Session(day, Half.AM)
    shown = preview(small.office, wanted(small, first=session, last=session))
    assert [(one.name, one.left) for one in shown.left] == ([("Everybody", why)] if why else [])


def test_marks_of_before_the_registers_began_are_imported_again(small: SmallSchool) -> None:
    small.db.conn.execute("UPDATE schools SET registers_from = '2026-11-10'")
    small.db.conn.commit()
    shown = preview(small.office, wanted(small, last=FIRST))
    assert [one.left[:40] for one in shown.left] == ["Before registers were kept here: such ma"]


def test_an_imported_mark_is_amended_in_the_class_of_its_day(small: SmallSchool) -> None:
    two_days(small)
    source = make.insert(
        small.db, "imports", school=small.school, kind="marks", file_name="old.csv", digest="d",
        imported_at=int(small.clock().timestamp()), author=1,
    )  # fmt: skip
    seen = entries.current_entries(small.db, [small.pupils[2]], FIRST)[small.pupils[2]].id
    with saving(small.db):
        entries.add_imported_entries(
            small.db,
            entries.Origin(small.school, source, 1, small.clock()),
            [(FIRST, Draft(small.pupils[2], "N", seen))],
        )
    amended(small.office, wanted(small, pupils=(small.pupils[2],), groups=(), last=FIRST))
    assert codes(small, FIRST) == "N N I / L"


def test_nothing_is_written_when_one_mark_has_changed_meanwhile(small: SmallSchool) -> None:
    two_days(small)
    asked = wanted(small)
    shown = preview(small.office, asked)
    mark(small.officer, opened(small, PM), 0, "M", reason="Dentist")
    before = _entries(small)
    with pytest.raises(StaleError, match="A mark has changed since this was shown"):
        amend(small.office, asked, shown)
    assert (_entries(small), past_amendments(small.office)) == (before, ())
    assert codes(small, FIRST) == "N N / / L"


def test_nothing_is_written_when_the_store_refuses_one(small: SmallSchool) -> None:
    two_days(small)
    asked = wanted(small)
    shown = preview(small.office, asked)
    before = _entries(small)
    small.db.conn.execute(
        "CREATE TRIGGER no_more BEFORE INSERT ON entries WHEN NEW.session = 1480007"
        " BEGIN SELECT RAISE(ABORT, 'closed: not this one'); END".replace(
            "1480007", str(LAST.number)
        )
    )
    with pytest.raises(RuleError, match="Not this one"):
        amend(small.office, asked, shown)
    assert (_entries(small), past_amendments(small.office)) == (before, ())


def test_two_desks_that_saw_the_same_list_amend_it_once(small: SmallSchool) -> None:
    two_days(small)
    asked = wanted(small)
    one, other = preview(small.office, asked), preview(small.officer, asked)
    amend(small.office, asked, one)
    with pytest.raises(StaleError):
        amend(small.officer, asked, other)
    assert [made.name for made in past_amendments(small.officer)] == ["Olive Office"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"reason": "  "}, "needs a reason"),
        ({"groups": ()}, "Nobody is chosen"),
        ({"code": ""}, "no new mark"),
        ({"last": Session(date(2026, 11, 2), Half.AM)}, "before the first"),
        ({"pattern": 0}, "No half of a day"),
        ({"minutes": 5}, "Minutes go with L or U"),
    ],
)
def test_a_request_that_no_mark_could_follow_is_refused(
    small: SmallSchool, more: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(RuleError, match=sentence):
        preview(small.office, wanted(small, **more))


def test_more_marks_than_a_person_looks_through_are_refused(
    small: SmallSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_days(small)
    monkeypatch.setattr("desktop.models.record.span_amendment.MOST_MARKS", 14)
    with pytest.raises(RuleError, match="15 sessions of children; 14 go at once"):
        preview(small.office, wanted(small))
    assert MOST_MARKS > 32 * 160


def test_an_amendment_of_nothing_is_refused(small: SmallSchool) -> None:
    two_days(small)
    with pytest.raises(RuleError, match="No mark would change"):
        amended(small.office, wanted(small, code="N"))


@pytest.mark.parametrize("who", ["teacher", "stranger"])
def test_only_the_office_amends_looks_and_takes_back(small: SmallSchool, who: str) -> None:
    two_days(small)
    desk, asked = getattr(small, who), wanted(small)
    shown = preview(small.office, asked)
    made = amended(small.office, wanted(small, last=FIRST))
    for errand in (
        lambda: preview(desk, asked),
        lambda: amend(desk, asked, shown),
        lambda: past_amendments(desk),
        lambda: undo(desk, made.id),
    ):
        with pytest.raises(PermissionRefused):
            errand()


def test_another_schools_children_and_amendments_are_out_of_reach(small: SmallSchool) -> None:
    two_days(small)
    made = amended(small.office, wanted(small))
    other = make.make_school(small.db, "Upton Junior School")
    head = replace(small.head, school=other)
    asked = wanted(small, pupils=small.pupils, code="O", which=Which.EVERY)
    assert preview(head, asked).changes == ()
    assert past_amendments(head) == ()
    with pytest.raises(RuleError, match="no such amendment"):
        undo(head, made.id)


def test_the_figures_show_what_it_does(small: SmallSchool) -> None:
    two_days(small)
    shown = preview(small.office, wanted(small, which=Which.ABSENT, code="/"))
    aisha, ben = shown.figures
    assert (aisha.before.absent, aisha.after.absent, aisha.before.possible) == (3, 0, 3)
    assert (aisha.flag, ben.flag) == ("no longer persistently absent",) * 2


def test_taking_back_puts_back_what_stood_by_another_amendment(small: SmallSchool) -> None:
    two_days(small)
    made = amended(small.office, wanted(small))
    assert str(undo(small.head, made.id)) == "4 marks put back."
    assert codes(small, FIRST) == "N N / / L"
    back, first = past_amendments(small.office)
    assert (back.undoes, back.reason) == (made.id, "taken back: Mother rang: flu")
    assert first.undone_by == "Hilda Head"
    with pytest.raises(StaleError, match="Hilda Head has taken this back"):
        undo(small.office, made.id)


def test_taking_back_keeps_the_minutes_that_stood(small: SmallSchool) -> None:
    two_days(small)
    made = amended(small.office, wanted(small, which=Which.HERE, code="Y2", last=FIRST))
    undo(small.office, made.id)
    late = entries.current_entries(small.db, small.pupils, FIRST)[small.pupils[4]]
    assert (late.code, late.minutes) == ("L", 4)


def test_a_mark_changed_since_is_left_when_an_amendment_is_taken_back(small: SmallSchool) -> None:
    two_days(small)
    made = amended(small.office, wanted(small))
    mark(small.officer, opened(small, PM), 0, "M", reason="Dentist")
    assert (
        str(undo(small.office, made.id)) == "3 marks put back; 1 left: changed by somebody since."
    )
    assert codes(small, PM) == "M \\ \\ \\ L"


def test_a_blank_cannot_be_put_back(small: SmallSchool) -> None:
    two_days(small)
    new = make.make_pupil(small.db, small.school, small.group, "Zed", "Zane")
    small.db.conn.commit()
    made = amended(small.office, wanted(small, which=Which.BLANK, code="I", last=FIRST))
    assert made.marks == 1
    (entry,) = entries.entry_chain(small.db, new, FIRST)
    assert entry.kind is Kind.TAKEN
    with pytest.raises(RuleError, match="Nothing of it can be put back") as refused:
        undo(small.office, made.id)
    assert refused.value.advice.endswith("1 left: a blank cannot be put back after the close.")


def test_what_waits_for_the_head_is_put_back_by_the_head(small: SmallSchool) -> None:
    two_days(small)
    amended(small.head, wanted(small, code="C"))
    made = amended(small.head, wanted(small, which=Which.ABSENT, code="I"))
    with pytest.raises(RuleError, match="4 left: what stood there may not be entered now"):
        undo(small.office, made.id)
    assert str(undo(small.head, made.id)) == "4 marks put back."
    assert codes(small, FIRST) == "C C / / L"


def test_a_taking_back_can_be_taken_back(small: SmallSchool) -> None:
    two_days(small)
    made = amended(small.office, wanted(small))
    undo(small.office, made.id)
    undo(small.office, past_amendments(small.office)[0].id)
    assert codes(small, FIRST) == "I I / / L"


def test_a_close_that_is_due_is_run_before_the_marks_are_looked_at(small: SmallSchool) -> None:
    take(small, FIRST, (0,))
    small.clock.set(9, 5, day=make.TUESDAY)
    mark(small.teacher, opened(small), 1, "/")
    small.clock.set(9, 40)
    shown = preview(small.office, wanted(small, first=LAST))
    assert len(shown.changes) == 4


def test_a_register_handed_in_without_a_mark_is_amended_too(
    small: SmallSchool,
) -> None:
    take_register.hand_in(small.teacher, opened(small).id, leave_blanks=True)
    small.clock.set(9, 40)
    amended(small.office, wanted(small, first=LAST, code="/"))
    assert codes(small) == "/ / / / /"
