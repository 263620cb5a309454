"""A new school year: everybody to next year's class, the top year leaves, until the first mark."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError, StaleError
from desktop.models.admissions.move_up import (
    ClassMove,
    MoveUp,
    next_class_name,
    next_year_group,
    only_class_of,
    top_year_group,
    year_rank,
)
from desktop.models.organisation.group import Group, Teaching
from desktop.models.organisation.staff import Duty
from desktop.storage.admissions import moves, pupils, rolls
from desktop.storage.file.database import reading, saving
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import groups, school_years

if TYPE_CHECKING:
    from desktop.models.days.school_year import SchoolYear
    from desktop.storage.file.signature import Signature
    from desktop.tasks.desk import Desk

_DAY = timedelta(days=1)
_Place = tuple[int | None, str, str]


@dataclass(frozen=True, slots=True)
class Moved:
    """How many children moved up, how many leave, and which classes were made."""

    moved: int
    left: int
    made: tuple[str, ...]


def propose(desk: Desk) -> MoveUp:
    """Propose the move to the next school year in the calendar; nothing is written.

    A year that has begun is still moved to while nobody has been marked in it.
    """
    desk.need(Duty.KEEP_THE_ROLL)
    with reading(desk.db):
        return _proposal(desk)


def _proposal(desk: Desk) -> MoveUp:
    year = _year_to_come(desk)
    last_day = year.starts - _DAY
    members = _members(desk, last_day)
    top = top_year_group(place[2] for place in members)
    kept = groups.groups_on(desk.db, desk.school, year.starts)
    ordered = sorted(members.items(), key=lambda item: (year_rank(item[0][2]), item[0][1]))
    steps = tuple(_class_move(place, tuple(who), top, kept) for place, who in ordered)
    return MoveUp(year.starts, last_day, steps)


def _year_to_come(desk: Desk) -> SchoolYear:
    done = moves.last_move(desk.db, desk.school)
    for year in school_years.load_calendar(desk.db, desk.school).years:
        if year.ends < desk.today or (done and done["first_day"] >= str(year.starts)):
            continue
        if year.starts > desk.today or _can_still_move(desk, year):
            return year
    raise RuleError(
        "There is no later school year in the calendar.", "Enter the next school year first."
    )


def _can_still_move(desk: Desk, year: SchoolYear) -> bool:
    marked = moves.is_marked_from(desk.db, desk.school, year.starts)
    return not marked and bool(_members(desk, year.starts - _DAY))


def _members(desk: Desk, day: date) -> dict[_Place, list[int]]:
    """Everybody on roll on the day and after it, by class and year group."""
    known = rolls.rolls_of_school(desk.db, desk.school)
    found: dict[_Place, list[int]] = {}
    for pupil in pupils.load_pupils(desk.db, desk.school):
        place = known.place(pupil.id, day)
        if place and known.on_roll(pupil.id, day) and known.on_roll(pupil.id, day + _DAY):
            key = (place.group, place.group_name, place.year_group)
            found.setdefault(key, []).append(pupil.id)
    return found


def _class_move(
    place: _Place, who: tuple[int, ...], top: str, kept: tuple[Group, ...]
) -> ClassMove:
    group, name, year_group = place
    if year_group == top:
        return ClassMove(group, name, year_group, who, "", "", leaves=True)
    to_year = next_year_group(year_group)
    following = next_class_name(name, year_group) or only_class_of(kept, to_year)
    return ClassMove(group, name, year_group, who, following, to_year)


def move_up(desk: Desk, seen: MoveUp) -> Moved:
    """Move everybody as the preview said, with the classes that were chosen there."""
    desk.need(Duty.KEEP_THE_ROLL)
    if seen.teachers:
        desk.need(Duty.SET_UP)
    if seen.undecided:
        names = ", ".join(move.name or "no class" for move in seen.undecided)
        raise RuleError(f"Where {names} goes is not chosen.", "Choose a class, or that they leave.")
    with saving(desk.db):
        _check_unchanged(seen, _proposal(desk))
        return _Mover(desk, seen).move()


def _check_unchanged(seen: MoveUp, now: MoveUp) -> None:
    who = [(move.group, move.year_group, move.pupils) for move in seen.moves]
    days = (seen.first_day, seen.last_day)
    still = [(move.group, move.year_group, move.pupils) for move in now.moves]
    if who != still or days != (now.first_day, now.last_day):
        raise StaleError("The roll has changed since the preview.", "Look at the preview again.")


class _Mover:
    """Does one move inside a save, and keeps what it did so that it can be undone."""

    def __init__(self, desk: Desk, plan: MoveUp) -> None:
        self._desk, self._db, self._plan = desk, desk.db, plan
        self._signed: Signature = sign(desk.db, desk.school, desk.who, desk.now())
        self._classes = {name: one for one, name in rolls.classes(desk.db, desk.school).items()}
        self._made: dict[str, int] = {}
        self._ended: list[list[Any]] = []
        self._given: list[int] = []

    def move(self) -> Moved:
        moved: list[int] = []
        left: list[int] = []
        for step in self._plan.moves:
            (left if step.leaves else moved).extend(step.pupils)
            for pupil in step.pupils:
                if step.leaves:
                    self._leave(pupil)
                else:
                    self._move(pupil, step)
        for teacher in self._plan.teachers:
            self._give(self._class(teacher.to, ""), teacher.person)
        note(
            self._db, self._signed, ("school", self._desk.school), moves.MOVED,
            first_day=str(self._plan.first_day), last_day=str(self._plan.last_day), moved=moved,
            left=left, made=list(self._made.values()), ended=self._ended, given=self._given,
        )  # fmt: skip
        return Moved(len(moved), len(left), tuple(self._made))

    def _move(self, pupil: int, step: ClassMove) -> None:
        group = self._class(step.to, step.to_year)
        rolls.move(self._db, pupil, group, step.to_year, self._plan.first_day)
        self._keep(pupil, "moved up", to=step.to, year_group=step.to_year)

    def _leave(self, pupil: int) -> None:
        old = rolls.enrolments_of(self._db, pupil)[-1]
        rolls.update_enrolment(self._db, replace(old, leaving_day=self._plan.last_day))
        self._keep(pupil, "left", leaving_day=[None, str(self._plan.last_day)])

    def _keep(self, pupil: int, what: str, **detail: Any) -> None:
        first = str(self._plan.first_day)
        note(self._db, self._signed, ("pupil", pupil), what, from_day=first, **detail)

    def _class(self, name: str, year_group: str) -> int:
        if name not in self._classes:
            years = (year_group,) if year_group else ()
            group = Group(0, self._desk.school, name, years, "", self._plan.first_day)
            self._classes[name] = self._made[name] = groups.add_group(self._db, group)
        return self._classes[name]

    def _give(self, group: int, person: int) -> None:
        for old in groups.teachings_on(self._db, group, self._plan.first_day):
            if not old.cover and old.id not in self._given:
                kept = str(old.last_day) if old.last_day else None
                self._ended.append([old.id, kept])
                groups.end_teaching(self._db, old.id, self._plan.last_day)
        new = Teaching(0, group, person, "", cover=False, first_day=self._plan.first_day)
        self._given.append(groups.add_teaching(self._db, new, self._signed))


def can_undo(desk: Desk) -> bool:
    """Whether the last move can still be taken back: nobody has been marked in the new year."""
    done = moves.last_move(desk.db, desk.school)
    if done is None:
        return False
    first_day = date.fromisoformat(done["first_day"])
    return not moves.is_marked_from(desk.db, desk.school, first_day)


def undo(desk: Desk) -> None:
    """Take the last move back; after the first mark of the new year it stands."""
    desk.need(Duty.KEEP_THE_ROLL)
    with saving(desk.db):
        done = moves.last_move(desk.db, desk.school)
        if done is None:
            raise RuleError("Nobody has been moved up.", "There is nothing to undo.")
        if done["given"]:
            desk.need(Duty.SET_UP)
        if not can_undo(desk):
            raise RuleError(
                "The new year has its first mark.", "Move children one by one from now on."
            )
        _take_back(desk, done)


def _take_back(desk: Desk, done: dict[str, Any]) -> None:
    moves.move_back(desk.db, done["moved"], date.fromisoformat(done["first_day"]))
    moves.stay(desk.db, done["left"], date.fromisoformat(done["last_day"]))
    moves.remove_teachings(desk.db, done["given"])
    for teaching, last_day in done["ended"]:
        moves.set_last_day(desk.db, teaching, last_day)
    moves.remove_groups(desk.db, done["made"])
    signed = sign(desk.db, desk.school, desk.who, desk.now())
    for pupil in (*done["moved"], *done["left"]):
        note(desk.db, signed, ("pupil", pupil), moves.UNDONE)
    note(desk.db, signed, ("school", desk.school), moves.UNDONE, first_day=done["first_day"])
