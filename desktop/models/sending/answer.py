"""What may come of one try to send: sent, wait and try again, or refused for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Sent:
    """It was taken; `reference` finds it again, `words` are those taken where they differ."""

    reference: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class TryLater:
    """Something stood in the way; `after` where the service said when to come back.

    `alone`: only this address has to wait, as where a mail server puts it off; else all do.
    """

    why: str
    after: timedelta | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """It will be refused again until somebody does what `advice` says."""

    why: str
    advice: str = ""


Answer = Sent | TryLater | Refused
