"""Recording a family's circumstances, fact by fact, each with who said so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import RuleError, StaleError
from desktop.models.finding import settled
from desktop.models.organisation.staff import Duty
from desktop.models.travel.circumstances import fact_findings
from desktop.storage.file.database import saving
from desktop.storage.file.signature import note, sign
from desktop.storage.travel import travel_facts
from desktop.tasks.admissions.pupil_history import pupil_here
from desktop.tasks.safety.confirm_clock import right_time

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.travel.circumstances import Circumstances, TravelFact
    from desktop.tasks.desk import Desk


def circumstances(desk: Desk, pupil: int) -> Circumstances:
    """Return what stands about a child, to those who write down what parents say."""
    desk.need(Duty.LOG_ABSENCE)
    return travel_facts.circumstances_for(desk.db, desk.school, pupil_here(desk, pupil).id)


def history(desk: Desk, pupil: int) -> tuple[TravelFact, ...]:
    """Return everything ever recorded about a child's circumstances, oldest first."""
    desk.need(Duty.LOG_ABSENCE)
    return travel_facts.facts_of(desk.db, desk.school, pupil_here(desk, pupil).id)


def record_circumstances(
    desk: Desk, seen: Circumstances, facts: Iterable[TravelFact], others: Iterable[int] = ()
) -> int:
    """Keep the facts that differ from what was seen, for brothers and sisters too; count them.

    StaleError where somebody has recorded something else about one of them meanwhile.
    """
    desk.need(Duty.LOG_ABSENCE)
    new = tuple(fact for fact in facts if _differs(fact, seen))
    for fact in new:
        settled(fact_findings(fact))
    if not new:
        raise RuleError("Nothing has changed.", "Change a fact, or leave.")
    pupils = tuple(dict.fromkeys((new[0].pupil, *others)))
    with saving(desk.db):
        for pupil in pupils:
            pupil_here(desk, pupil)
        _check_fresh(desk, new, seen)
        signed = sign(desk.db, desk.school, desk.who, right_time(desk))
        for pupil in pupils:
            for fact in new:
                travel_facts.add_fact(desk.db, replace(fact, pupil=pupil), signed)
            what = "travel circumstances recorded"
            note(desk.db, signed, ("pupil", pupil), what, facts=len(new))
    return len(new)


def _check_fresh(desk: Desk, new: tuple[TravelFact, ...], seen: Circumstances) -> None:
    now = travel_facts.circumstances_for(desk.db, desk.school, new[0].pupil)
    for fact in new:
        before, standing = seen.get(fact.kind), now.get(fact.kind)
        if (before.id if before else None) != (standing.id if standing else None):
            raise StaleError(
                f"Somebody has just recorded “{fact.kind.title}”.",
                "Nothing was written. Look at it, then write yours.",
            )


def _differs(fact: TravelFact, seen: Circumstances) -> bool:
    before = seen.get(fact.kind)
    if before is None:
        return bool(fact.words.strip() or fact.postcode.strip()) or fact.kind.asks
    said = (fact.holds, fact.words.strip(), fact.postcode.strip(), fact.source.strip())
    return said != (before.holds, before.words, before.postcode, before.source)
