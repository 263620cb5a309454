"""The marks made already that a decision about leave amends: shown first, then amended with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import StaleError
from desktop.models.days.session import Half, Session, day_in_words
from desktop.models.leave.no_longer import no_longer
from desktop.models.marks.attendance_code import BY_SYMBOL
from desktop.models.marks.expectation import EVERY_SESSION
from desktop.models.record.amendment_preview import Preview
from desktop.models.record.span_amendment import Wanted, Which
from desktop.storage.leave import decisions
from desktop.tasks.record.amend_registers import amend_as, preview

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.models.leave.deciding import Choice
    from desktop.models.leave.decision import LeaveDecision
    from desktop.models.leave.request import LeaveRequest
    from desktop.models.record.span_amendment import Line
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_CAME = frozenset({"U"})  # came late, and was not away


@dataclass(frozen=True, slots=True)
class _Part:
    """Marks that become one code; those of the codes in `but` are not asked about."""

    wanted: Wanted
    but: frozenset[str]

    def holds(self, line: Line) -> bool:
        """Whether a mark that was shown is one of these."""
        asked = self.wanted
        return (
            line.pupil in asked.pupils
            and asked.meets(line.session)
            and asked.which.takes(line.before)
            and line.before not in self.but
        )


def marks_to_amend(desk: Desk, request: LeaveRequest, choice: Choice) -> Preview:
    """Return the marks of the span that are made already and would become the decision's code.

    Granted: unauthorised absences but U. Refused: what is N. Where a decision is changed, also
    what was marked by it and is so no longer. Nobody who was here is touched.
    """
    shown = [preview(desk, part.wanted, part.but) for part in _parts(desk, request, choice)]
    return Preview(
        tuple(line for one in shown for line in one.changes),
        tuple(line for one in shown[:1] for line in one.left),
        sum(one.passed for one in shown[:1]),
    )


def amend_marks(
    desk: Desk, signed: Signature, request: LeaveRequest, choice: Choice, shown: Preview | None
) -> int:
    """Amend the marks that were shown and return how many; inside `saving`."""
    if shown is None or not shown.changes:
        return 0
    made, left = 0, list(shown.changes)
    for part in _parts(desk, request, choice):
        mine = tuple(line for line in left if part.holds(line))
        if mine:
            made += amend_as(desk, signed, part.wanted, Preview(mine), part.but).marks
            left = [line for line in left if line not in mine]
    if left:
        raise StaleError("The days are other ones now.", "Look at the marks again, then decide.")
    return made


def _parts(desk: Desk, request: LeaveRequest, choice: Choice) -> Iterator[_Part]:
    given = choice.outcome.gives_leave
    first = choice.first if given else request.first
    last = choice.last if given else request.last
    if first is None or last is None or not choice.pupils:
        return
    wanted = Wanted(
        first=first,
        last=last,
        which=Which.UNAUTHORISED if given else Which.NO_REASON,
        code=choice.code,
        reason=_because(request, choice),
        pupils=choice.pupils,
        pattern=choice.pattern if given else EVERY_SESSION,
    )
    yield from _until_today(desk, wanted, _CAME)
    for pupil in choice.pupils:
        number = choice.seen.get(pupil)
        old = decisions.load_decision(desk.db, desk.school, number) if number else None
        if old is not None:
            yield from _of_the_old(desk, request, choice, old)


def _of_the_old(
    desk: Desk, request: LeaveRequest, choice: Choice, old: LeaveDecision
) -> Iterator[_Part]:
    """Find what was marked by the decision that is replaced and is no longer so."""
    but = frozenset(BY_SYMBOL) - {old.code}
    for one in no_longer(request, choice, old):
        wanted = Wanted(
            first=one.first,
            last=one.last,
            which=Which.ABSENT,
            code=one.code,
            reason=_because(request, choice),
            pupils=(old.pupil,),
            pattern=one.pattern,
        )
        yield from _until_today(desk, wanted, but)


def _until_today(desk: Desk, wanted: Wanted, but: frozenset[str]) -> Iterator[_Part]:
    """What is still to come is expected, and no mark is made yet."""
    if wanted.first.day <= desk.today:
        last = min(wanted.last, Session(desk.today, Half.PM))
        yield _Part(replace(wanted, last=last), but)


def _because(request: LeaveRequest, choice: Choice) -> str:
    said = "granted" if choice.outcome.gives_leave else "refused"
    return f"leave {said}, asked for on {day_in_words(request.received_on)}"
