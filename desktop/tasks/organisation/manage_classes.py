"""Classes, their teachers by date, and lending a class for cover."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused, RuleError
from desktop.models.days.session import day_in_words
from desktop.models.organisation.group import Group, Teaching
from desktop.models.organisation.staff import Duty
from desktop.storage.file.database import saving
from desktop.storage.file.signature import Signature, note, sign
from desktop.storage.organisation import groups, people, school_years
from desktop.tasks.people.sign_in import who_at

if TYPE_CHECKING:
    from datetime import date

    from desktop.tasks.desk import Desk

_TAKES = frozenset({Duty.TAKE_OWN_REGISTER, Duty.TAKE_ANY_REGISTER})
# Who sets a school up knows its classes, and sees no child in them for that.
_KNOWS_THE_CLASSES = frozenset({Duty.SEE_EVERY_CLASS, Duty.SET_UP, Duty.LEND_A_CLASS})


@dataclass(frozen=True, slots=True)
class ClassFacts:
    """What a class is called, who is in it, and for a mixed class whose session times it keeps."""

    name: str
    year_groups: tuple[str, ...] = ()
    times_of: str = ""


def classes_on(desk: Desk, day: date) -> tuple[Group, ...]:
    """Return the classes a person knows of on a day: all, or those they take."""
    if desk.who.duties & _KNOWS_THE_CLASSES:
        return groups.groups_on(desk.db, desk.school, day)
    return groups.groups_of(desk.db, desk.who.person, desk.school, day)


def my_classes(desk: Desk) -> tuple[Group, ...]:
    """Return the classes the person takes today, their own first and then those lent to them."""
    return groups.groups_of(desk.db, desk.who.person, desk.school, desk.today)


def teachers_on(desk: Desk, group: int, day: date) -> tuple[Teaching, ...]:
    """Return who takes a class on a day, its own teachers first."""
    return groups.teachings_on(desk.db, _of_this_school(desk, group).id, day)


def all_classes(desk: Desk) -> tuple[Group, ...]:
    """Return every class the school had, has or will have, the youngest first."""
    _check_knows(desk)
    return groups.groups_of_school(desk.db, desk.school)


def all_teachers(desk: Desk, group: int) -> tuple[Teaching, ...]:
    """Return everyone who had, has or will have a class, by their first days."""
    _check_knows(desk)
    return groups.teachings_of(desk.db, _of_this_school(desk, group).id)


def _check_knows(desk: Desk) -> None:
    if not desk.who.duties & _KNOWS_THE_CLASSES:
        desk.need(Duty.SEE_EVERY_CLASS)


def add_class(desk: Desk, facts: ClassFacts, first_day: date) -> int:
    """Add a class from a day on; a name is used by one class at a time."""
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        group = _checked(desk, Group(0, desk.school, "", (), "", first_day), facts)
        number = groups.add_group(desk.db, group)
        detail = {"name": group.name, "year_groups": group.year_groups, "from": str(first_day)}
        note(desk.db, _signed(desk), ("class", number), "added a class", **detail)
    return number


def change_class(desk: Desk, number: int, facts: ClassFacts) -> None:
    """Rename a class or change its year groups and times; registers that stand keep their times."""
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        before = _of_this_school(desk, number)
        after = _checked(desk, before, facts)
        groups.change_group(desk.db, after)
        detail = {
            "before": [before.name, before.year_groups, before.picked_times],
            "after": [after.name, after.year_groups, after.picked_times],
        }
        note(desk.db, _signed(desk), ("class", number), "changed a class", **detail)


def _checked(desk: Desk, group: Group, facts: ClassFacts) -> Group:
    name = " ".join(facts.name.split())
    if not name:
        raise RuleError("A class needs a name.", "Write 6B, Oak, Reception …")
    if any("," in year for year in facts.year_groups):
        raise RuleError("A year group has no comma in it.", "Choose the year groups one by one.")
    if facts.times_of and facts.times_of not in facts.year_groups:
        raise RuleError(
            f"{name} has nobody in year {facts.times_of}.",
            "It keeps the times of one of its own year groups.",
        )
    for other in groups.groups_of_school(desk.db, desk.school):
        same = other.name.casefold() == name.casefold()
        if same and other.id != group.id and other.last_day is None:
            raise RuleError(f"There is a class called {other.name}.", "Choose another name.")
    return replace(
        group, name=name, year_groups=tuple(facts.year_groups), picked_times=facts.times_of
    )


def end_class(desk: Desk, number: int, last_day: date) -> None:
    """End a class that nobody is in any more; its registers stay."""
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        group = _of_this_school(desk, number)
        if groups.has_members_after(desk.db, number, last_day):
            raise RuleError(
                f"There are children in {group.name} after {day_in_words(last_day)}.",
                "Move them to other classes first.",
            )
        kept = school_years.last_register_day(desk.db, desk.school, number)
        last = max(kept or group.first_day, group.first_day)
        if last_day < last:
            raise RuleError(
                f"{group.name} was kept on {day_in_words(last)}.", "Choose that day or a later one."
            )
        groups.change_group(desk.db, replace(group, last_day=last_day))
        note(desk.db, _signed(desk), ("class", number), "ended a class", last_day=str(last_day))


def add_teacher(
    desk: Desk, group: int, person: int, first_day: date, last_day: date | None = None
) -> int:
    """Make a person a teacher of a class from a day on; a class may have several."""
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        own = Teaching(0, group, person, "", cover=False, first_day=first_day, last_day=last_day)
        return _give(desk, own)


def lend_class(desk: Desk, group: int, person: int, first_day: date, last_day: date) -> int:
    """Lend a class for cover, for a day or a span."""
    desk.need(Duty.LEND_A_CLASS)
    with saving(desk.db):
        return write_loan(desk, group, person, first_day, last_day)


def write_loan(desk: Desk, group: int, person: int, first_day: date, last_day: date) -> int:
    """Write a loan that somebody with the duty makes; inside `saving`."""
    if last_day < desk.today:
        raise RuleError(f"{day_in_words(last_day)} has passed.", "Lend the class for today on.")
    loan = Teaching(0, group, person, "", cover=True, first_day=first_day, last_day=last_day)
    return _give(desk, loan)


def _give(desk: Desk, teaching: Teaching) -> int:
    group = _of_this_school(desk, teaching.group)
    first, last = teaching.first_day, teaching.last_day
    if last is not None and last < first:
        raise RuleError("The last day is before the first.", "Choose a later last day.")
    _check_takes_registers(desk, teaching.person, {first, last or first})
    for other in groups.teachings_of(desk.db, group.id):
        if other.person == teaching.person and _overlap(other, teaching):
            raise RuleError(
                f"{other.name} has {group.name} on those days already.", "Choose other days."
            )
    number = groups.add_teaching(desk.db, teaching, _signed(desk))
    what = "lent a class" if teaching.cover else "gave a class a teacher"
    detail = {"person": teaching.person, "from": str(first), "until": str(last or "")}
    note(desk.db, _signed(desk), ("class", group.id), what, **detail)
    return number


def _check_takes_registers(desk: Desk, person: int, days: set[date]) -> None:
    name = people.load_account(desk.db, person).name
    for day in sorted(days):
        try:
            someone = who_at(desk.db, person, desk.school, day)
        except PermissionRefused as error:
            raise RuleError(
                f"{name} has no post at this school on {day_in_words(day)}.",
                "Add the person or the post first.",
            ) from error
        if not someone.duties & _TAKES:
            raise RuleError(
                f"{name} does not take registers.", "Give them the role of class teacher first."
            )


def _overlap(one: Teaching, other: Teaching) -> bool:
    begins = max(one.first_day, other.first_day)
    return all(end is None or begins <= end for end in (one.last_day, other.last_day))


def take_back(desk: Desk, loan: int) -> None:
    """Take a lent class back at once; a loan that has not begun never comes to be."""
    desk.need(Duty.LEND_A_CLASS)
    with saving(desk.db):
        teaching = groups.load_teaching(desk.db, loan)
        if not teaching.cover:
            raise RuleError(f"{teaching.name} is the class's own teacher.", "End that by date.")
        _end(desk, teaching, desk.today - timedelta(days=1), "took a lent class back")


def end_teacher(desk: Desk, number: int, last_day: date) -> None:
    """End a person's time with a class."""
    desk.need(Duty.SET_UP)
    with saving(desk.db):
        teaching = groups.load_teaching(desk.db, number)
        if last_day < teaching.first_day:
            raise RuleError("The last day is before the first.", "Choose a later last day.")
        _end(desk, teaching, last_day, "ended a teacher's time with a class")


def _end(desk: Desk, teaching: Teaching, last_day: date, what: str) -> None:
    _of_this_school(desk, teaching.group)
    if teaching.last_day is not None and teaching.last_day < desk.today:
        raise RuleError(f"{teaching.name} does not have the class any more.", "Look again.")
    groups.end_teaching(desk.db, teaching.id, last_day)
    detail = {"person": teaching.person, "last_day": str(last_day)}
    note(desk.db, _signed(desk), ("class", teaching.group), what, **detail)


def _of_this_school(desk: Desk, number: int) -> Group:
    group = groups.load_group(desk.db, number)
    if group.school != desk.school:
        raise PermissionRefused("That class is at another school.", "Choose the school first.")
    return group


def _signed(desk: Desk) -> Signature:
    return sign(desk.db, desk.school, desk.who, desk.now())
