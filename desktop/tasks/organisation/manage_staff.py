"""Who works at the school, as what and until when; somebody can always set it up."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import day_in_words
from desktop.models.organisation.account import Account, KeptPost
from desktop.models.organisation.secret import SecretKind
from desktop.models.organisation.set_up_cover import day_without
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature, note, sign
from desktop.storage.organisation import groups, people
from desktop.storage.organisation.door import sign_in_key
from desktop.tasks.people.secret_hash import HASHER, with_secret

if TYPE_CHECKING:
    from datetime import date

    from argon2 import PasswordHasher
    from sqlite_utils import Database

    from desktop.models.organisation.staff import Post
    from desktop.tasks.desk import Desk


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added, with a temporary secret; supply staff come with a `last_day`."""

    name: str
    sign_in: str
    secret: str
    posts: tuple[Post, ...]
    last_day: date | None = None


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person and every post held at this school, past ones too."""

    person: int
    name: str
    sign_in: str
    posts: tuple[KeptPost, ...]
    last_day: date | None = None

    def works_on(self, day: date) -> bool:
        """Whether a post is held and the sign-in holds on a day."""
        here = self.last_day is None or day <= self.last_day
        return here and any(kept.post.held_on(day) for kept in self.posts)


def staff_of(desk: Desk) -> tuple[StaffMember, ...]:
    """Return everyone who holds or held a post at the school, by name."""
    if not desk.who.may(Duty.LEND_A_CLASS):
        desk.need(Duty.SET_UP)
    posts = people.kept_posts(desk.db, school=desk.school)
    here = {kept.person for kept in posts}
    return tuple(
        StaffMember(
            account.id,
            account.name,
            account.sign_in,
            tuple(kept for kept in posts if kept.person == account.id),
            account.last_day,
        )
        for account in people.all_accounts(desk.db)
        if account.id in here
    )


def add_person(desk: Desk, new: NewPerson, hasher: PasswordHasher = HASHER) -> int:
    """Add a person with a temporary secret, which they change at their first sign-in."""
    desk.need(Duty.SET_UP)
    account = replace(new_account(new, hasher), must_change=True)
    with saving(desk.db):
        signed = sign(desk.db, desk.school, desk.who, desk.now())
        return write_person(desk.db, account, new.posts, signed)


def new_account(new: NewPerson, hasher: PasswordHasher) -> Account:
    """Return the account of a person to be added, checked; RuleError says what is missing."""
    name = " ".join(new.name.split())
    sign_in = sign_in_key(new.sign_in or name)
    if not name:
        raise RuleError("The person needs a name.", "Write first name and surname.")
    if not new.posts:
        raise RuleError(f"{name} needs a role.", "Choose at least one.")
    for post in new.posts:
        _check_days(post)
    account = Account(
        0, name, sign_in, "", SecretKind.PASSWORD, must_change=False, last_day=new.last_day
    )
    return with_secret(account, new.secret, frozenset(post.role for post in new.posts), hasher)


def write_person(db: Database, account: Account, posts: tuple[Post, ...], signed: Signature) -> int:
    """Write a checked person with their posts; inside `saving`."""
    _check_name_is_free(db, account)
    person = people.add_account(db, account)
    for post in posts:
        people.add_post(db, signed.school, person, post)
    roles = [post.role.value for post in posts]
    note(db, signed, ("person", person), "added a person", name=account.name, roles=roles)
    return person


def _check_name_is_free(db: Database, account: Account) -> None:
    taken = people.account_named(db, account.sign_in)
    if taken is not None and taken.id != account.id:
        raise RuleError(
            f"Somebody already signs in as {account.sign_in}.",
            "Choose another sign-in name, or give that person a post here.",
        )


def rename_person(desk: Desk, person: int, name: str, sign_in: str) -> None:
    """Change a person's name or sign-in name; what they signed before keeps the old name."""
    desk.need(Duty.SET_UP)
    if not name.strip() or not sign_in.strip():
        raise RuleError("A person needs a name and a sign-in name.", "Fill in both.")
    with saving(desk.db):
        account = _of_this_school(desk, person)
        changed = replace(account, name=" ".join(name.split()), sign_in=sign_in)
        _check_name_is_free(desk.db, changed)
        people.change_account(desk.db, changed)
        names = {"before": account.name, "after": changed.name, "sign_in": changed.sign_in}
        note(desk.db, _signed(desk), ("person", person), "renamed a person", **names)


def give_post(desk: Desk, person: int, post: Post) -> int:
    """Give a person one more role here; the same role is not held twice on one day."""
    desk.need(Duty.SET_UP)
    _check_days(post)
    with saving(desk.db):
        account = people.load_account(desk.db, person)
        for other in people.posts_of(desk.db, person, desk.school):
            if other.role is post.role and _overlap(other, post):
                raise RuleError(
                    f"{account.name} is {post.role.value} on those days already.",
                    "End that post first.",
                )
        number = people.add_post(desk.db, desk.school, person, post)
        _let_in_until(desk, account, post.last_day)
        detail = {"role": post.role.value, "from": str(post.first_day)}
        note(desk.db, _signed(desk), ("person", person), "gave a post", **detail)
    return number


def _let_in_until(desk: Desk, account: Account, last_day: date | None) -> None:
    if account.last_day is None or (last_day is not None and last_day <= account.last_day):
        return
    people.change_account(desk.db, replace(account, last_day=last_day))


def end_post(desk: Desk, number: int, last_day: date) -> None:
    """End one of a person's posts; the school keeps somebody who may set it up."""
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        kept = people.load_post(desk.db, number)
        if kept.school != desk.school:
            raise PermissionRefused("That post is at another school.", "Choose the school first.")
        _check_days(replace(kept.post, last_day=last_day))
        people.end_post(desk.db, number, last_day)
        check_someone_sets_up(desk)
        detail = {"role": kept.post.role.value, "last_day": str(last_day)}
        note(desk.db, _signed(desk), ("person", kept.person), "ended a post", **detail)


def end_person(desk: Desk, person: int, last_day: date) -> None:
    """Let a person leave the school: their posts and classes here end, and the sign-in with them.

    Someone who also works at another school of the file still signs in there.
    """
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        account = _of_this_school(desk, person)
        for kept in people.kept_posts(desk.db, person=person, school=desk.school):
            if kept.post.last_day is None or kept.post.last_day > last_day:
                people.end_post(desk.db, kept.id, last_day)
        groups.end_teachings_of(desk.db, person, desk.school, last_day)
        if not _works_elsewhere_after(desk, person, last_day):
            people.change_account(desk.db, replace(account, last_day=last_day))
        check_someone_sets_up(desk)
        note(desk.db, _signed(desk), ("person", person), "left", last_day=str(last_day))


def _works_elsewhere_after(desk: Desk, person: int, day: date) -> bool:
    return any(
        kept.school != desk.school and (kept.post.last_day is None or kept.post.last_day > day)
        for kept in people.kept_posts(desk.db, person=person)
    )


def _of_this_school(desk: Desk, person: int) -> Account:
    account = people.load_account(desk.db, person)
    if not people.posts_of(desk.db, person, desk.school):
        raise PermissionRefused(
            f"{account.name} has no post at this school.", "Choose the school first."
        )
    return account


def _signed(desk: Desk) -> Signature:
    return sign(desk.db, desk.school, desk.who, desk.now())


def _check_days(post: Post) -> None:
    if post.last_day is not None and post.last_day < post.first_day:
        raise RuleError(
            f"The post of {post.role.value} would end before it begins on"
            f" {day_in_words(post.first_day)}.",
            "Choose a later last day.",
        )


def _overlap(one: Post, other: Post) -> bool:
    return _not_before(one.last_day, other.first_day) and _not_before(other.last_day, one.first_day)


def _not_before(last_day: date | None, first_day: date) -> bool:
    return last_day is None or last_day >= first_day


def check_someone_sets_up(desk: Desk) -> None:
    """RuleError when a change leaves a day with nobody to set up the school; inside `saving`."""
    last_days = {account.id: account.last_day for account in people.all_accounts(desk.db)}
    posts = people.kept_posts(desk.db, school=desk.school)
    day = day_without([(kept.post, last_days[kept.person]) for kept in posts], desk.today)
    if day is not None:
        raise RuleError(
            f"From {day_in_words(day)} nobody could change the school year, policy and staff.",
            "First make somebody else head or administrator from that day.",
        )
