"""What lies on the head's desk: decisions, letters to sign, and letters that were signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.models.letters.letter import in_order
from desktop.storage.letters import ledger
from desktop.tasks.leave.see_requests import waiting_requests
from desktop.tasks.letters.print_letters import letters_to_print
from desktop.tasks.letters.see_letters import need_to_see_letters
from desktop.tasks.letters.sign_letters import waiting_letters
from desktop.tasks.travel.see_journeys import waiting_journeys

if TYPE_CHECKING:
    from desktop.models.leave.waiting import Waiting
    from desktop.models.letters.letter import Letter
    from desktop.tasks.desk import Desk

SHOWN = timedelta(days=60)  # how far back signed letters are listed; the pupil's page has all


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that waits for a decision, and the place where it is decided."""

    waiting: Waiting
    place: str
    panel: str


@dataclass(frozen=True, slots=True)
class HeadsDesk:
    """The three lists; `unprinted` of the signed letters wait for the printer."""

    decisions: tuple[Decision, ...]
    to_sign: tuple[Letter, ...]
    signed: tuple[Letter, ...]
    unprinted: tuple[Letter, ...]


def heads_desk(desk: Desk) -> HeadsDesk:
    """Return what waits and what was signed, for the head and for the office."""
    need_to_see_letters(desk)
    unprinted = letters_to_print(desk)
    since = ledger.letters_between(desk.db, desk.school, desk.today - SHOWN, desk.today)
    others = {one.id for one in unprinted}
    done = [one for one in since if one.is_signed and one.id not in others]
    decisions = tuple(_decisions(desk))
    return HeadsDesk(decisions, waiting_letters(desk), (*in_order(unprinted), *done), unprinted)


def _decisions(desk: Desk) -> list[Decision]:
    found = [Decision(one, "Leave", "decide_leave") for one in waiting_requests(desk)]
    found += [Decision(one, "Travel", "track_travel") for one in waiting_journeys(desk)]
    return sorted(found, key=lambda one: (one.waiting.first_day, one.waiting.received_on))
