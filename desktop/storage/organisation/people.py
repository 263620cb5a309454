"""People who may sign in, the posts they hold, and their tries at the door."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.organisation.account import Account, KeptPost
from desktop.models.organisation.secret import SecretKind
from desktop.models.organisation.staff import Post, Role
from desktop.storage.file.moments import day_or_none, seconds, text_or_none
from desktop.storage.organisation.door import sign_in_key

if TYPE_CHECKING:
    from sqlite_utils import Database

_ACCOUNT = "SELECT id, name, sign_in, secret, secret_kind, must_change, last_day FROM people"
_POST = (
    "SELECT id, school, person, role, position, first_day, last_day, acting FROM posts"
    " WHERE (:school IS NULL OR school = :school) AND (:person IS NULL OR person = :person)"
    " ORDER BY first_day, id"
)


def load_account(db: Database, person: int) -> Account:
    """Read a person; RuleError when the file holds no such person."""
    row = db.conn.execute(f"{_ACCOUNT} WHERE id = ?", (person,)).fetchone()
    if row is None:
        raise RuleError("There is no such person in this file.", "Choose the person again.")
    return _account(*row)


def account_named(db: Database, sign_in: str) -> Account | None:
    """Return the person with a sign-in name, whatever its capitals."""
    row = db.conn.execute(f"{_ACCOUNT} WHERE sign_in = ?", (sign_in_key(sign_in),)).fetchone()
    return _account(*row) if row else None


def all_accounts(db: Database) -> tuple[Account, ...]:
    """Return everyone who could ever sign in, by name."""
    return tuple(_account(*row) for row in db.conn.execute(f"{_ACCOUNT} ORDER BY name, id"))


def add_account(db: Database, account: Account) -> int:
    """Add a person (their own number is not looked at) and return the number; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO people (name, sign_in, secret, secret_kind, must_change, last_day)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        _facts(account),
    )
    return int(cursor.lastrowid or 0)


def change_account(db: Database, account: Account) -> None:
    """Write a person's name, sign-in and secret anew; inside `saving`."""
    db.conn.execute(
        "UPDATE people SET name = ?, sign_in = ?, secret = ?, secret_kind = ?, must_change = ?,"
        " last_day = ? WHERE id = ?",
        (*_facts(account), account.id),
    )


def _facts(account: Account) -> tuple[Any, ...]:
    return (
        account.name,
        sign_in_key(account.sign_in),
        account.secret,
        account.secret_kind.value,
        account.must_change,
        text_or_none(account.last_day),
    )


def kept_posts(
    db: Database, *, school: int | None = None, person: int | None = None
) -> tuple[KeptPost, ...]:
    """Return posts past, present and to come: of a school, of a person, or of all."""
    rows = db.conn.execute(_POST, {"school": school, "person": person})
    return tuple(_post(*row) for row in rows)


def posts_of(db: Database, person: int, school: int) -> tuple[Post, ...]:
    """Return the posts a person ever held at a school."""
    return tuple(kept.post for kept in kept_posts(db, school=school, person=person))


def load_post(db: Database, number: int) -> KeptPost:
    """Read one post; RuleError when there is none."""
    found = [kept for kept in kept_posts(db) if kept.id == number]
    if not found:
        raise RuleError("There is no such post.", "Look at the person's posts again.")
    return found[0]


def add_post(db: Database, school: int, person: int, post: Post) -> int:
    """Give a person a post at a school and return its number; inside `saving`."""
    cursor = db.conn.execute(
        "INSERT INTO posts (school, person, role, position, acting, first_day, last_day)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            school,
            person,
            post.role.value,
            post.position,
            post.acting,
            str(post.first_day),
            text_or_none(post.last_day),
        ),
    )
    return int(cursor.lastrowid or 0)


def end_post(db: Database, number: int, last_day: date) -> None:
    """Set a post's last day; inside `saving`."""
    db.conn.execute("UPDATE posts SET last_day = ? WHERE id = ?", (str(last_day), number))


def add_try(db: Database, sign_in: str, at: datetime, *, good: bool) -> None:
    """Note a try at the door; inside `saving`."""
    db.conn.execute(
        "INSERT INTO sign_in_tries (sign_in, tried_at, good) VALUES (?, ?, ?)",
        (sign_in_key(sign_in), seconds(at), good),
    )


def _account(number: int, name: str, sign_in: str, secret: str, *rest: Any) -> Account:
    kind, must_change, last_day = rest
    return Account(
        number,
        name,
        sign_in,
        secret,
        SecretKind(kind),
        bool(must_change),
        day_or_none(last_day),
    )


def _post(number: int, school: int, person: int, role: str, *rest: Any) -> KeptPost:
    position, first, last, acting = rest
    post = Post(Role(role), position, date.fromisoformat(first), day_or_none(last), bool(acting))
    return KeptPost(number, school, person, post)
