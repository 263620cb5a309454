"""The absence line: kept, shown beside the name, an `N` explained, a contradiction asked about."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from desktop.errors import PermissionRefused, RuleError
from desktop.models.absence.message import How, MessageDraft
from desktop.models.marks.expectation import FROM_ABSENCE_LINE
from desktop.tasks.absence import message_book, settle_doubts, take_message
from desktop.tasks.marks import take_register
from desktop.tasks.marks.close_registers import close_due
from tests import make
from tests.tasks.taking import AFTERNOON, MORNING, codes, expect, mark, opened

if TYPE_CHECKING:
    from desktop.tasks.absence.take_message import Said
    from tests.conftest import SmallSchool


def mother(small: SmallSchool, place: int, **more: Any) -> int:
    facts: dict[str, Any] = {"surname": "Ahmed", "forename": "Nadia", "relationship": "Mother",
                             "responsibility": 1, "place": 1}  # fmt: skip
    return make.insert(small.db, "contacts", pupil=small.pupils[place], **(facts | more))


def draft(small: SmallSchool, *places: int, **more: Any) -> MessageDraft:
    facts: dict[str, Any] = {
        "pupils": tuple(small.pupils[place] for place in places or (0,)), "how": How.PHONE,
        "received_at": small.clock(), "caller": "Nadia Ahmed", "reason": "illness",
        "first": MORNING, "last": AFTERNOON,
    }  # fmt: skip
    return MessageDraft(**(facts | more))


def said(small: SmallSchool, *places: int, **more: Any) -> tuple[Said, ...]:
    if "contact" not in more:
        more["contact"] = mother(small, (places or (0,))[0])
    return take_message.take_message(small.office, draft(small, *places, **more))


def test_before_the_register_it_stands_beside_the_name(small: SmallSchool) -> None:
    small.clock.set(8, 10)
    (one,) = said(small, words="Temperature")
    assert (one.code, one.stands, one.amended) == ("I", "I", 0)
    small.clock.set(9)
    known = opened(small).rows[0].known
    assert known is not None
    assert (known.code, known.source, known.note) == ("I", FROM_ABSENCE_LINE, "Temperature")


def test_after_the_close_it_amends_the_n_that_it_meets(small: SmallSchool) -> None:
    take_register.fill_rest(small.teacher, opened(small).id)
    mark(small.teacher, opened(small), 0, "N")
    small.clock.set(9, 40)
    close_due(small.db, small.clock(), make.TUESDAY)
    (one,) = said(small, words="Temperature")
    assert (one.amended, one.doubted) == (1, 0)
    entry = opened(small).rows[0].entry
    assert entry is not None
    assert (entry.code, entry.reason) == ("I", "phone from Nadia Ahmed: Temperature")


@pytest.mark.parametrize(("who", "stands"), [("office", "N"), ("officer", "C"), ("head", "C")])
def test_a_reason_kept_for_the_head_waits_as_n_that_says_why(
    small: SmallSchool, who: str, stands: str
) -> None:
    mark(small.teacher, opened(small), 0, "N")
    asked = draft(small, reason="family", contact=mother(small, 0))
    (one,) = take_message.take_message(getattr(small, who), asked)
    entry = opened(small).rows[0].entry
    assert entry is not None
    assert (one.stands, entry.code) == (stands, stands)
    assert entry.source is not None


@pytest.mark.parametrize(
    "contact",
    [{}, {"relationship": "Sister", "responsibility": 1}, {"responsibility": 0}],
)
def test_who_may_not_explain_is_kept_and_explains_nothing(
    small: SmallSchool, contact: dict[str, Any]
) -> None:
    mark(small.teacher, opened(small), 0, "N")
    number = mother(small, 0, **contact) if contact else None
    (one,) = said(small, contact=number)
    assert (one.stands, one.amended) == ("", 0)
    assert opened(small).rows[0].code == "N"
    assert [each.message.explains for each in message_book.messages_of_day(small.office)] == [False]


def test_a_message_of_a_whole_day_leaves_the_other_schools_session_alone(
    small: SmallSchool,
) -> None:
    small.clock.set(8, 10)
    expect(small, 0, "D", pattern=0b1010101010)  # every afternoon
    said(small)
    for session, hour in ((MORNING, 9), (AFTERNOON, 13)):
        small.clock.set(hour)
        take_register.fill_and_hand_in(small.teacher, opened(small, session).id)
    small.clock.set(16)
    close_due(small.db, small.clock(), make.TUESDAY)
    assert (codes(small)[0], codes(small, AFTERNOON)[0]) == ("I", "D")
    assert said(small, reason="appointment")[0].kept == ("I",)


def test_a_family_is_one_message_where_the_caller_answers_for_all(small: SmallSchool) -> None:
    mother(small, 1)
    found = said(small, 0, 1, 2)  # the third child has no such contact
    assert [(one.pupil, one.stands) for one in found] == [
        (small.pupils[0], "I"), (small.pupils[1], "I"), (small.pupils[2], ""),
    ]  # fmt: skip
    assert len({one.message for one in found}) == 2


def test_a_child_marked_here_is_asked_about_and_not_changed(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "/")
    (one,) = said(small)
    assert (one.amended, one.doubted) == (0, 1)
    assert opened(small).rows[0].code == "/"
    (doubt,) = settle_doubts.doubts_waiting(small.office)
    assert (doubt.pupil_name, doubt.caller, doubt.marked_by) == (
        "Aisha Ahmed", "Nadia Ahmed", "Tara Teach",
    )  # fmt: skip


def test_an_unsatisfactory_reason_suggests_o(small: SmallSchool) -> None:
    mark(small.teacher, opened(small), 0, "N")
    (one,) = said(small, reason="other", words="We are buying new shoes")
    assert (one.stands, codes(small)[0]) == ("O", "O")


@pytest.mark.parametrize("code", ["O", "U", "M"])
def test_a_mark_that_says_something_else_stays_and_is_named(small: SmallSchool, code: str) -> None:
    mark(small.teacher, opened(small), 0, "N")
    small.clock.set(9, 40)
    mark(small.office, opened(small), 0, code, reason="so far", minutes=40 if code == "U" else None)
    (one,) = said(small)
    assert (one.amended, one.kept, codes(small)[0]) == (0, (code,), code)


@pytest.mark.parametrize("change", [{"pupils": ()}, {"caller": ""}, {"reason": "nothing"}])
def test_what_is_refused_changes_nothing(small: SmallSchool, change: dict[str, Any]) -> None:
    with pytest.raises(RuleError):
        take_message.take_message(small.office, replace(draft(small), **change))
    assert message_book.messages_of_day(small.office) == ()


def test_a_child_who_was_not_on_roll_is_refused(small: SmallSchool) -> None:
    pupil = make.make_pupil(
        small.db, small.school, small.group, "Fay", "Field", starting_day="2026-11-11"
    )
    with pytest.raises(RuleError, match="not on roll"):
        take_message.take_message(small.office, replace(draft(small), pupils=(pupil,)))


def test_only_the_office_takes_messages(small: SmallSchool) -> None:
    with pytest.raises(PermissionRefused):
        take_message.take_message(small.teacher, draft(small))
    with pytest.raises(PermissionRefused):
        message_book.messages_of_day(small.teacher)


def test_an_absence_that_goes_on_is_counted(small: SmallSchool) -> None:
    small.clock.set(9, day=make.TUESDAY - timedelta(days=1))
    yesterday = replace(MORNING, day=make.TUESDAY - timedelta(days=1))
    mark(small.teacher, opened(small, yesterday), 0, "N")
    small.clock.set(9, day=make.TUESDAY)
    said(small, words="Still poorly")
    found = message_book.going_on(small.office, small.pupils[:2])
    assert [one.day for one in found.values()] == [2, 1]
    assert found[small.pupils[0]].last is not None
