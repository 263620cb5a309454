"""The invented school's children at risk: flags, notes, assessments, who looked; all harmless."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from desktop.models.days.session_times import instant
from desktop.models.safeguarding.note import FLAGS_AND_NOTES
from desktop.models.safeguarding.risk import Agency, Check, Part, RiskAction, RiskAssessment
from desktop.storage.admissions import pupils
from desktop.storage.file.signature import Signature, note
from desktop.storage.safeguarding import notes, risk_assessments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

    from desktop.tasks.sample.children import Child
    from desktop.tasks.sample.opening import Opened
    from desktop.tasks.sample.story import Story

_EVERY = 17  # so that they are of different classes
_SETTLED = 60  # days here before anything was written
_WRITTEN = 28  # days ago
_COURT_ORDER = ("Court order", "Father is not to be told where the child lives")


@dataclass(frozen=True, slots=True)
class _AtRisk:
    """Flags with their notes, the team's notes, and how long after its writing a review comes."""

    flags: tuple[tuple[str, str], ...]
    notes: tuple[str, ...] = ()
    review_after: int = 0


_CHILDREN = (
    _AtRisk(
        (
            ("Child protection", "Core group meets on the first Monday of the month"),
            ("Social worker", "Nia Pugh, 01632 960145"),
        ),
        (
            "Says that mornings are quiet at home now. Told the social worker the same day.",
            "Core group: attendance has gone up. The breakfast club goes on.",
        ),
        28,
    ),
    _AtRisk(
        (("Social worker", "Omar Haddad, 01632 960152"),),
        ("The family moves to an aunt’s house this month. New address asked for.",),
    ),
    _AtRisk((("Young carer", "Looks after a brother before school: may be a few minutes late"),)),
    _AtRisk((("Medical", "Asthma: blue inhaler in the class tray, a second in the office"),)),
    _AtRisk(
        (("EHC plan", "Quiet corner, and five minutes’ notice before a change"),),
        ("Annual review held: the plan stays as it is.",),
        70,
    ),
    _AtRisk((("Family concern", "Grandmother asks to be rung first"),)),
)
_ASSESSMENT = RiskAssessment(
    written_on=date.min,
    review_on=date.max,
    purpose="To keep the child safe on the way to school and in it, and in school every day.",
    background=(
        "Attendance fell last spring after the family moved. The child has walked home alone at"
        " lunch once. Breakfast club since September: here on time on most mornings since."
    ),
    agencies=(
        Agency("Social care", "Nia Pugh, social worker", "01632 960145"),
        Agency("School nurse", "Bridget Sorley", "01632 960118"),
    ),
    actions=(
        RiskAction(
            "Leaves the site without anybody knowing", 3, 5,
            "Met at the gate, lunch with the play leader, gates checked at 12:00 and 13:00",
            "Ruth Millward", "Ring the mother, then the social worker; police after 20 minutes",
        ),
        RiskAction(
            "Absent without a reason", 4, 3, "Called by 09:30, a visit the same morning",
            "Asif Rahman", "Social worker told the same day",
        ),
        RiskAction("Falls out with others at play", 2, 2, "Play leader near", "Class teacher"),
        RiskAction(
            "Nobody is in at a visit", 3, 3, "Two visitors, a card left, a second visit at 14:30",
            "Asif Rahman", "Social worker told", Part.AWAY,
        ),
    ),
    arrangements="Home visits in pairs. No part-time timetable.",
    next_steps="Core group in December. Ask the child how lunch goes, each Friday.",
    checks=frozenset({Check.APPROVED_BY_LEAD, Check.HEAD_AWARE, Check.SHARED_WITH_AGENCIES}),
)  # fmt: skip


def watch_children(db: Database, opened: Opened, told: Story) -> None:
    """Write what the safeguarding lead keeps of a handful of children; inside `saving`."""
    settled = told.day - timedelta(days=_SETTLED)
    here = [
        child for child in told.children
        if child.seat.leaves is None and child.seat.starts <= settled
    ]  # fmt: skip
    chosen = zip(here[len(here) // 3 :: _EVERY], _CHILDREN, strict=False)
    for place, (child, what) in enumerate(chosen):
        _write(db, opened, told, (child, what), place)
    for child in here:
        if child.pupil.address_confidential:
            _put_flag(db, _signed(opened, told, _SETTLED), child, _COURT_ORDER)


def _write(
    db: Database, opened: Opened, told: Story, whom: tuple[Child, _AtRisk], place: int
) -> None:
    child, what = whom
    for flag in what.flags:
        _put_flag(db, _signed(opened, told, 56 + place % 2), child, flag)
    for one, words in enumerate(what.notes):
        signed = _signed(opened, told, 49 - 42 * one - place % 2)
        notes.add_note(db, child.number, words, signed)
    if what.review_after:
        draft = _assessment(told, child.number, what.review_after)
        signed = _signed(opened, told, _WRITTEN)
        number = risk_assessments.add_assessment(db, draft, signed)
        subject = "pupil", child.number
        note(db, signed, subject, "risk assessment written", assessment=number)
    if what.notes:
        for signed in _readers(opened, told, place):
            notes.add_look(db, child.number, FLAGS_AND_NOTES, signed)


def _assessment(told: Story, pupil: int, review_after: int) -> RiskAssessment:
    written = told.day - timedelta(days=_WRITTEN)
    return replace(
        _ASSESSMENT,
        pupil=pupil,
        written_on=written,
        review_on=written + timedelta(days=review_after),
    )


def _put_flag(db: Database, signed: Signature, child: Child, flag: tuple[str, str]) -> None:
    number = pupils.add_flag(db, child.number, flag, (signed.at, signed.author or 0))
    note(db, signed, ("pupil", child.number), "flag put on", flag=number)


def _readers(opened: Opened, told: Story, place: int) -> Iterator[Signature]:
    yield _signed(opened, told, 8 - place % 2, "officer")
    yield _signed(opened, told, 1 + 3 * (place % 2), "head")


def _signed(opened: Opened, told: Story, days_ago: int, who: str = "lead") -> Signature:
    at = instant(told.day - timedelta(days=days_ago), time(9 + days_ago % 6, 7 * days_ago % 60))
    return Signature(at, opened.school, opened.authors[who])
