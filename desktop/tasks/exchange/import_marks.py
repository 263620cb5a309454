"""Past marks from another program: added where the register holds none, asked where they clash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.errors import StaleError
from desktop.exchange.formats.watching import Watch
from desktop.models.imports.incoming import Problem
from desktop.models.imports.marks_plan import MarkRules, MarksPlan, PlannedMark
from desktop.models.imports.pupil_match import PupilIndex, identity_of_mark
from desktop.models.marks.entry import Draft
from desktop.models.marks.year_marks import mark_at, place_in_year, year_of
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import imports, pupils, rolls
from desktop.storage.file.database import reading, saving
from desktop.storage.file.signature import note, sign
from desktop.storage.marks import entries
from desktop.storage.organisation import school_years
from desktop.tasks.exchange.read_import import Applied, ReadFile, check_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from desktop.models.admissions.pupil import Pupil
    from desktop.models.days.session import Session
    from desktop.models.imports.incoming import IncomingMark
    from desktop.models.imports.pupil_match import Identity, Match
    from desktop.tasks.desk import Desk

_AT_ONCE = 500  # pupils in one question to the file


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file of marks would do."""

    file: ReadFile
    plan: MarksPlan

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the file got wrong, and the marks that may not stand."""
        return (*self.file.incoming.problems, *self.plan.problems)


def preview(desk: Desk, file: ReadFile, watch: Watch | None = None) -> Preview:
    """Work out what the file would add and where it clashes; nothing is written."""
    desk.need(Duty.IMPORT)
    check_kind(file, "marks")
    with reading(desk.db):
        return Preview(file, _plan(desk, file, watch or Watch()))


def apply(
    desk: Desk, seen: Preview, watch: Watch | None = None, *, take_theirs: bool = False
) -> Applied:
    """Add the marks, all or none; where the register says otherwise ours stay unless chosen."""
    desk.need(Duty.IMPORT)
    watch = watch or Watch()
    with saving(desk.db):
        watch.part(0.0, 0.5)
        plan = _plan(desk, seen.file, watch)
        if plan != seen.plan:
            raise StaleError(
                "The register has changed since the preview.",
                "Look at the preview again, then import.",
            )
        watch.part(0.5, 1.0)
        taken = plan.clashing if take_theirs else ()
        _write(desk, seen.file, (*plan.new, *taken), watch)
    kept = () if take_theirs else kept_as_they_are(plan.clashing)
    refused = tuple(problem for problem in seen.problems if problem.refused)
    return Applied(len(plan.new), len(taken), plan.same, (*refused, *kept))


def _plan(desk: Desk, file: ReadFile, watch: Watch) -> MarksPlan:
    judged, problems, closures = _judged(desk, file, watch)
    planned = _once(judged, problems)
    newest = _newest(desk, planned)
    years = _year_marks(desk, planned)
    new: list[PlannedMark] = []
    clashing: list[PlannedMark] = []
    same = 0
    for each in planned:
        session = each.mark.session
        ours = mark_at(years.get((each.pupil, year_of(session.day)), ""), place_in_year(session))
        if ours == each.mark.code:
            same += 1
            continue
        seen = newest.get((each.pupil, session.number))
        (clashing if ours else new).append(replace(each, seen=seen, ours=ours))
    return MarksPlan(tuple(new), same, tuple(clashing), tuple(problems), closures)


def _once(judged: list[PlannedMark], problems: list[Problem]) -> list[PlannedMark]:
    """Keep one mark a child and session, however the file's rows name the child."""
    kept: dict[tuple[int, int], PlannedMark] = {}
    for each in judged:
        first = kept.setdefault((each.pupil, each.mark.session.number), each)
        if first.mark.code != each.mark.code:
            said = f"Row {first.mark.row} has {first.mark.code} for the same child and session."
            problems.append(_problem(each.mark, "code", each.mark.code, said, each.name))
    return list(kept.values())


def _judged(
    desk: Desk, file: ReadFile, watch: Watch
) -> tuple[list[PlannedMark], list[Problem], int]:
    rules = MarkRules(
        school_years.load_calendar(desk.db, desk.school),
        rolls.rolls_of_school(desk.db, desk.school),
        desk.today,
    )
    whose = _Whose(pupils.load_pupils(desk.db, desk.school))
    planned: list[PlannedMark] = []
    problems: list[Problem] = []
    closures = 0
    for mark in watch.over(file.incoming.marks):
        match = whose.match(mark)
        if rules.repeats_the_calendar(mark):
            closures += 1
        elif match.pupil is None:
            problems.append(_problem(mark, *_unknown(mark, match)))
        else:
            _judge(mark, match.pupil, rules, planned, problems)
    return planned, problems, closures


def _judge(
    mark: IncomingMark,
    pupil: Pupil,
    rules: MarkRules,
    planned: list[PlannedMark],
    problems: list[Problem],
) -> None:
    field, reason = rules.refusal(mark, pupil)
    if reason:
        value = mark.code if field == "code" else str(mark.session)
        problems.append(_problem(mark, field, value, reason, pupil.name))
        return
    doubt = rules.doubt(mark, pupil)
    if doubt:
        told = _problem(mark, "code", mark.code, doubt, pupil.name)
        problems.append(replace(told, refused=False))
    planned.append(PlannedMark(mark, pupil.id, pupil.name))


class _Whose:
    """Matches each pupil of a file once, however many marks it has."""

    def __init__(self, known: Iterable[Pupil]) -> None:
        self._index = PupilIndex(known)
        self._found: dict[Identity, Match] = {}

    def match(self, mark: IncomingMark) -> Match:
        """Return the pupil a mark is for."""
        sought = identity_of_mark(mark)
        if sought not in self._found:
            self._found[sought] = self._index.match(sought)
        return self._found[sought]


def _unknown(mark: IncomingMark, match: Match) -> tuple[str, str, str]:
    name = f"{mark.forename} {mark.surname}".strip()
    value = mark.upn or mark.admission_number or name
    return "pupil", value, match.why or "No pupil of this school has it: import the pupils first."


def _problem(mark: IncomingMark, field: str, value: str, reason: str, name: str = "") -> Problem:
    name = name or f"{mark.forename} {mark.surname}".strip() or mark.upn
    return Problem(mark.row, name, field, value, reason, refused=True)


def kept_as_they_are(clashing: Iterable[PlannedMark]) -> tuple[Problem, ...]:
    """Say of each mark of the file that clashes that the register's own stays."""
    return tuple(map(_kept, clashing))


def _kept(clash: PlannedMark) -> Problem:
    reason = f"The register holds {clash.ours} for {clash.mark.session}; ours stays."
    return _problem(clash.mark, "code", clash.mark.code, reason, clash.name)


def _newest(desk: Desk, planned: list[PlannedMark]) -> dict[tuple[int, int], int]:
    found: dict[tuple[int, int], int] = {}
    if planned:
        numbers = [each.mark.session.number for each in planned]
        span = (min(numbers), max(numbers))
        for some in _in_parts({each.pupil for each in planned}):
            found |= imports.newest_entries_between(desk.db, some, span)
    return found


def _year_marks(desk: Desk, planned: list[PlannedMark]) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for year in {year_of(each.mark.session.day) for each in planned}:
        for some in _in_parts({each.pupil for each in planned}):
            marks = entries.marks_of_year(desk.db, some, year)
            found |= {(pupil, year): text for pupil, text in marks.items()}
    return found


def _in_parts(numbers: set[int]) -> Iterator[list[int]]:
    ordered = sorted(numbers)
    for begin in range(0, len(ordered), _AT_ONCE):
        yield ordered[begin : begin + _AT_ONCE]


def _write(desk: Desk, file: ReadFile, planned: tuple[PlannedMark, ...], watch: Watch) -> None:
    if not planned:
        return
    now = desk.now()
    signed = sign(desk.db, desk.school, desk.who, now)
    named = ("marks", file.incoming.source_name, file.digest)
    number = imports.add_import(desk.db, signed, named, {"marks": len(planned)})
    origin = entries.Origin(desk.school, number, signed.author or 0, now)
    reason = f"from the file {file.incoming.source_name}"
    entries.add_imported_entries(desk.db, origin, _drafts(planned, reason, watch))
    note(desk.db, signed, ("import", number), "marks imported", marks=len(planned))


def _drafts(
    planned: tuple[PlannedMark, ...], reason: str, watch: Watch
) -> Iterator[tuple[Session, Draft]]:
    for each in watch.over(planned):
        mark = each.mark
        draft = Draft(each.pupil, mark.code, each.seen, mark.minutes, mark.comment, reason)
        yield mark.session, draft
