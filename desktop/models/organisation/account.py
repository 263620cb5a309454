"""A person's way in: the sign-in name, whether it still holds, and what must be changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from desktop.models.organisation.secret import SecretKind
    from desktop.models.organisation.staff import Post


@dataclass(frozen=True, slots=True)
class Account:
    """A person in the file; `secret` is a hash, empty until one is set."""

    id: int
    name: str
    sign_in: str
    secret: str
    secret_kind: SecretKind
    must_change: bool
    last_day: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the sign-in has not ended by itself."""
        return self.last_day is None or day <= self.last_day


@dataclass(frozen=True, slots=True)
class KeptPost:
    """A post in the file: whose it is, and at which school."""

    id: int
    school: int
    person: int
    post: Post
