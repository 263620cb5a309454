"""Who may do what: a person's roles at a school, and the duties each role carries."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


class Role(Enum):
    """What a person is at a school; one person may hold several."""

    CLASS_TEACHER = "class teacher"
    OFFICE = "office"
    ATTENDANCE_OFFICER = "attendance officer"
    HEAD = "head"
    DEPUTY = "deputy"
    SAFEGUARDING_LEAD = "safeguarding lead"
    ADMINISTRATOR = "administrator"


class Duty(Enum):
    """Something only some may do; the value says it to a person."""

    TAKE_OWN_REGISTER = "take the register of their own class"
    TAKE_ANY_REGISTER = "take any class's register"
    OFFICE_CODES = "enter the codes the policy lets the office enter"
    ALL_CODES = "enter every code"
    AMEND = "amend a register after the close"
    LOG_ABSENCE = "write down what parents say and what was tried to reach them"
    SIGN_IN_AND_OUT = "sign children in late and out early"
    AUTHORISE = "authorise an absence that waits for the head"
    DECIDE_LEAVE = "decide requests for leave and for travel"
    SIGN_LETTERS = "sign letters"
    KEEP_THE_ROLL = "change the roll and contacts, and plan visits and timetables"
    LEND_A_CLASS = "lend a class to another teacher"
    KEEP_AGREEMENTS = "keep attendance contracts and action plans"
    SEE_FLAGS = "see safeguarding flags"
    SEE_LOOKS = "see who has looked at safeguarding records"
    SET_UP = "change the school year, the policy and the staff"
    IMPORT = "import files"
    EXPORT = "export everything"
    BACK_UP = "back up and restore"
    CONFIRM_CLOCK = "confirm the computer's clock"
    SEE_EVERY_CLASS = "see every class"


_OFFICE = frozenset(
    {
        Duty.TAKE_ANY_REGISTER,
        Duty.OFFICE_CODES,
        Duty.AMEND,
        Duty.SIGN_IN_AND_OUT,
        Duty.LOG_ABSENCE,
        Duty.KEEP_THE_ROLL,
        Duty.KEEP_AGREEMENTS,
        Duty.LEND_A_CLASS,
        Duty.IMPORT,
        Duty.SEE_EVERY_CLASS,
    }
)
_OFFICER = _OFFICE | {Duty.ALL_CODES, Duty.SEE_FLAGS}
_KEEPER = frozenset(
    {
        Duty.LEND_A_CLASS,
        Duty.SET_UP,
        Duty.IMPORT,
        Duty.EXPORT,
        Duty.BACK_UP,
        Duty.CONFIRM_CLOCK,
    }
)

DUTIES: dict[Role, frozenset[Duty]] = {
    Role.CLASS_TEACHER: frozenset({Duty.TAKE_OWN_REGISTER}),
    Role.OFFICE: _OFFICE,
    Role.ATTENDANCE_OFFICER: _OFFICER,
    Role.HEAD: _OFFICER
    | _KEEPER
    | {Duty.AUTHORISE, Duty.DECIDE_LEAVE, Duty.SIGN_LETTERS, Duty.SEE_LOOKS},
    Role.DEPUTY: frozenset({Duty.SEE_EVERY_CLASS}),
    Role.SAFEGUARDING_LEAD: frozenset(
        {Duty.KEEP_AGREEMENTS, Duty.SEE_FLAGS, Duty.SEE_LOOKS, Duty.SEE_EVERY_CLASS}
    ),
    Role.ADMINISTRATOR: _KEEPER,
}


@dataclass(frozen=True, slots=True)
class Post:
    """A role held at a school between two days (`last_day` None: until further notice)."""

    role: Role
    position: str
    first_day: date
    last_day: date | None = None
    acting: bool = False

    def held_on(self, day: date) -> bool:
        """Whether the post is held on this day."""
        return self.first_day <= day and (self.last_day is None or day <= self.last_day)

    @property
    def duties(self) -> frozenset[Duty]:
        """The duties it carries; a deputy's are the head's while acting."""
        if self.role is Role.DEPUTY and self.acting:
            return DUTIES[Role.HEAD]
        return DUTIES[self.role]


@dataclass(frozen=True, slots=True)
class Who:
    """The person at the desk as they are at one school today."""

    person: int
    name: str
    position: str
    roles: frozenset[Role]
    duties: frozenset[Duty]

    def may(self, duty: Duty) -> bool:
        """Whether one of the person's posts carries the duty."""
        return duty in self.duties


def who(person: int, name: str, posts: tuple[Post, ...], day: date) -> Who:
    """Put together what a person is at a school on a day from the posts held there."""
    held = [post for post in posts if post.held_on(day)]
    return Who(
        person=person,
        name=name,
        position=", ".join(dict.fromkeys(post.position for post in held if post.position)),
        roles=frozenset(post.role for post in held),
        duties=frozenset(duty for post in held for duty in post.duties),
    )
