"""A deputy acts as the head between two days, and is deputy again afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import day_in_words
from desktop.models.organisation.staff import Duty, Role
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import people
from desktop.tasks.organisation.manage_staff import check_someone_sets_up

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.organisation.account import KeptPost
    from desktop.tasks.desk import Desk

_DAY = timedelta(days=1)


def act_as_head(desk: Desk, person: int, first_day: date, last_day: date | None) -> None:
    """Give a deputy the head's duties from today or a later day, until a day or until stopped."""
    desk.need(Duty.SET_UP)
    _check_days(desk, first_day, last_day)
    with saving(desk.db):
        kept = _deputy_on(desk, person, first_day)
        end = kept.post.last_day
        until = end if last_day is None else min(last_day, end or last_day)
        people.end_post(desk.db, kept.id, first_day - _DAY)
        acting = replace(kept.post, first_day=first_day, last_day=until, acting=True)
        people.add_post(desk.db, desk.school, person, acting)
        if until is not None and until != end:
            people.add_post(
                desk.db, desk.school, person, replace(kept.post, first_day=until + _DAY)
            )
        detail = {"from": str(first_day), "until": str(until or "")}
        _note(desk, person, "acts as head", **detail)


def stop_acting(desk: Desk, number: int, last_day: date) -> None:
    """Let a deputy act no longer than a day; yesterday means from now on."""
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        kept = people.load_post(desk.db, number)
        if kept.school != desk.school:
            raise PermissionRefused("That post is at another school.", "Choose the school first.")
        post = kept.post
        if not post.acting or (post.last_day is not None and post.last_day <= last_day):
            raise RuleError("That post does not act as head then.", "Look at the posts again.")
        people.end_post(desk.db, number, last_day)
        again = replace(post, first_day=last_day + _DAY, acting=False)
        people.add_post(desk.db, desk.school, kept.person, again)
        check_someone_sets_up(desk)
        _note(desk, kept.person, "stopped acting as head", last_day=str(last_day))


def _check_days(desk: Desk, first_day: date, last_day: date | None) -> None:
    if first_day < desk.today:
        raise RuleError(
            f"{day_in_words(first_day)} has passed.", "Nobody can have acted without the duties."
        )
    if last_day is not None and last_day < first_day:
        raise RuleError("The last day is before the first.", "Choose a later last day.")


def _deputy_on(desk: Desk, person: int, day: date) -> KeptPost:
    for kept in people.kept_posts(desk.db, person=person, school=desk.school):
        post = kept.post
        if post.role is Role.DEPUTY and post.held_on(day) and not post.acting:
            return kept
    name = people.load_account(desk.db, person).name
    raise RuleError(
        f"{name} is not deputy on {day_in_words(day)}, or acts as head already.",
        "Give them the post of deputy first.",
    )


def _note(desk: Desk, person: int, what: str, **detail: str) -> None:
    signed = sign(desk.db, desk.school, desk.who, desk.now())
    note(desk.db, signed, ("person", person), what, **detail)
