"""The people of the school as they are today, and the posts of one of them by date."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Role
from desktop.ui.tables.class_tables import FURTHER
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.school.role_picker import role_title

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.organisation.account import KeptPost
    from desktop.tasks.organisation.manage_staff import StaffMember


@dataclass(frozen=True, slots=True)
class StaffLine:
    """A person as they are today."""

    member: StaffMember
    today: date

    @property
    def posts(self) -> tuple[KeptPost, ...]:
        """The posts held today."""
        return tuple(kept for kept in self.member.posts if kept.post.held_on(self.today))

    @property
    def has_left(self) -> bool:
        """Whether every post is over, or the sign-in has ended."""
        ended = self.member.last_day is not None and self.member.last_day < self.today
        ends = [kept.post.last_day for kept in self.member.posts]
        return ended or all(end is not None and end < self.today for end in ends)

    @property
    def may_act(self) -> bool:
        """Whether the person is deputy today and does not act as head."""
        return any(kept.post.role is Role.DEPUTY and not kept.post.acting for kept in self.posts)


def _name(line: StaffLine) -> str:
    return line.member.name


def _roles(line: StaffLine) -> str:
    acts = any(kept.post.acting for kept in line.posts)
    said = (one for one in line.posts if not acts or one.post.acting or not _is_deputy(one))
    held = dict.fromkeys(_role(kept) for kept in said)
    return ", ".join(held) or ("has left" if line.has_left else "none today")


def _is_deputy(kept: KeptPost) -> bool:
    return kept.post.role is Role.DEPUTY


def _position(line: StaffLine) -> str:
    """What the roles do not say already."""
    called = [kept.post.position for kept in line.posts if not _says_the_role(kept)]
    return ", ".join(dict.fromkeys(called))


def _says_the_role(kept: KeptPost) -> bool:
    return kept.post.position.casefold() == kept.post.role.value.casefold()


def _signs_in(line: StaffLine) -> str:
    return line.member.sign_in


def _until(line: StaffLine) -> str:
    last = line.member.last_day
    return day_in_words(last) if last else ""


PEOPLE_COLUMNS: tuple[Column[StaffLine], ...] = (
    Column("Name", _name),
    Column("Roles", _roles),
    Column("Position", _position),
    Column("Signs in as", _signs_in),
    Column("Sign-in ends", _until),
)


@dataclass(frozen=True, slots=True)
class PostLine:
    """A post of a person, as it stands today."""

    member: StaffMember
    kept: KeptPost
    today: date

    @property
    def stands(self) -> str:
        """Now, to come, or over."""
        first, last = self.kept.post.first_day, self.kept.post.last_day
        if last is not None and last < self.today:
            return "over"
        return "to come" if first > self.today else "now"

    @property
    def may_end(self) -> bool:
        """Whether the post is held now or later."""
        return self.stands != "over"

    @property
    def is_acting(self) -> bool:
        """Whether a deputy acts as head by it, now or later."""
        return self.kept.post.acting and self.may_end


def post_lines(member: StaffMember, today: date) -> list[PostLine]:
    """Return a person's posts, the latest first, without those that never came to be."""
    kept = [
        one
        for one in member.posts
        if one.post.last_day is None or one.post.last_day >= one.post.first_day
    ]
    ordered = sorted(kept, key=_first_day, reverse=True)
    return [PostLine(member, one, today) for one in ordered]


def _first_day(kept: KeptPost) -> date:
    return kept.post.first_day


def _role(kept: KeptPost) -> str:
    return f"{role_title(kept.post.role)}{', acting as head' if kept.post.acting else ''}"


def _post_role(line: PostLine) -> str:
    return _role(line.kept)


def _post_position(line: PostLine) -> str:
    return line.kept.post.position


def _post_from(line: PostLine) -> str:
    return day_in_words(line.kept.post.first_day)


def _post_first(line: PostLine) -> date:
    return line.kept.post.first_day


def _post_until(line: PostLine) -> str:
    last = line.kept.post.last_day
    return day_in_words(last) if last else FURTHER


def _post_stands(line: PostLine) -> str:
    return line.stands


POST_COLUMNS: tuple[Column[PostLine], ...] = (
    Column("Role", _post_role),
    Column("Position", _post_position),
    Column("From", _post_from, _post_first),
    Column("Until", _post_until),
    Column("", _post_stands, spoken="Whether it stands"),
)
