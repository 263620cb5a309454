"""Who may do what: the table that a school is told, duty by duty."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.models.organisation.staff import Duty, Post, Role

YES, NO = True, False
FIRST = date(2026, 9, 1)
WHO = (
    Post(Role.CLASS_TEACHER, "", FIRST),
    Post(Role.OFFICE, "", FIRST),
    Post(Role.ATTENDANCE_OFFICER, "", FIRST),
    Post(Role.HEAD, "", FIRST),
    Post(Role.DEPUTY, "", FIRST, acting=True),
    Post(Role.ADMINISTRATOR, "", FIRST),
)


@pytest.mark.parametrize(
    ("duty", "may"),
    [
        # teacher, office, attendance officer, head, acting deputy, administrator
        (Duty.TAKE_ANY_REGISTER, (NO, YES, YES, YES, YES, NO)),
        (Duty.OFFICE_CODES, (NO, YES, YES, YES, YES, NO)),
        (Duty.ALL_CODES, (NO, NO, YES, YES, YES, NO)),
        (Duty.AMEND, (NO, YES, YES, YES, YES, NO)),
        (Duty.AUTHORISE, (NO, NO, NO, YES, YES, NO)),
        (Duty.DECIDE_LEAVE, (NO, NO, NO, YES, YES, NO)),
        (Duty.SIGN_LETTERS, (NO, NO, NO, YES, YES, NO)),
        (Duty.KEEP_THE_ROLL, (NO, YES, YES, YES, YES, NO)),
        (Duty.LEND_A_CLASS, (NO, YES, YES, YES, YES, YES)),
        (Duty.KEEP_AGREEMENTS, (NO, YES, YES, YES, YES, NO)),
        (Duty.SEE_FLAGS, (NO, NO, YES, YES, YES, NO)),
        (Duty.SEE_LOOKS, (NO, NO, NO, YES, YES, NO)),
        (Duty.SET_UP, (NO, NO, NO, YES, YES, YES)),
        (Duty.BACK_UP, (NO, NO, NO, YES, YES, YES)),
        (Duty.IMPORT, (NO, YES, YES, YES, YES, YES)),
        (Duty.EXPORT, (NO, NO, NO, YES, YES, YES)),
        (Duty.CONFIRM_CLOCK, (NO, NO, NO, YES, YES, YES)),
        (Duty.SEE_EVERY_CLASS, (NO, YES, YES, YES, YES, NO)),
    ],
    ids=lambda one: one.value if isinstance(one, Duty) else "",
)
def test_a_duty_is_with_these_and_nobody_else(duty: Duty, may: tuple[bool, ...]) -> None:
    assert tuple(duty in post.duties for post in WHO) == may


def test_a_teacher_has_one_duty_and_a_deputy_decides_only_while_acting() -> None:
    assert WHO[0].duties == {Duty.TAKE_OWN_REGISTER}
    assert Post(Role.DEPUTY, "", FIRST).duties == {Duty.SEE_EVERY_CLASS}
    lead = Post(Role.SAFEGUARDING_LEAD, "", FIRST)
    assert lead.duties == {
        Duty.SEE_EVERY_CLASS, Duty.KEEP_AGREEMENTS, Duty.SEE_FLAGS, Duty.SEE_LOOKS,
    }  # fmt: skip
