"""Who is in the building now, by class: for the office all of them, for a teacher the own class."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.errors import PermissionRefused
from desktop.models.days.session import Half, Session, both_halves
from desktop.models.days.session_times import timetable
from desktop.models.marks.register import Register
from desktop.models.marks.year_marks import symbol_of
from desktop.models.organisation.staff import Duty
from desktop.models.site.on_site import (
    NO_CLASS,
    ClassOnSite,
    OnSite,
    OnSiteChild,
    Traces,
    Where,
    placed,
    sitting,
)
from desktop.models.site.signing import standing
from desktop.storage.marks import class_days, expectations
from desktop.storage.organisation import groups, policies, school_years
from desktop.storage.site import on_site as rolls
from desktop.storage.site import signings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from desktop.models.marks.expectation import Expectation
    from desktop.models.organisation.group import Group
    from desktop.models.site.on_site import Placed, Sitting
    from desktop.models.site.signing import Signing
    from desktop.storage.site.on_site import Listed
    from desktop.tasks.desk import Desk


def on_site(desk: Desk) -> OnSite:
    """Return where every child is now, or those of the person's own classes for a teacher."""
    if desk.who.may(Duty.SEE_EVERY_CLASS):
        return whole_school(desk)
    desk.need(Duty.TAKE_OWN_REGISTER)
    own = groups.groups_of(desk.db, desk.who.person, desk.school, desk.today)
    return _seen(desk, own, everyone=False)


def whole_school(desk: Desk) -> OnSite:
    """Return where every child is, for papers that the program keeps: nobody needs a duty."""
    return _seen(desk, groups.groups_on(desk.db, desk.school, desk.today), everyone=True)


def check_may_see(desk: Desk, group: int | None) -> None:
    """PermissionRefused unless the person sees every class or takes this one today."""
    if desk.who.may(Duty.SEE_EVERY_CLASS):
        return
    own = groups.groups_of(desk.db, desk.who.person, desk.school, desk.today)
    if group not in {one.id for one in own}:
        raise PermissionRefused(
            f"{desk.who.name} does not take this class.", "Ask the office about these children."
        )


@dataclass(frozen=True, slots=True)
class _Day:
    """What is known of the day besides the marks."""

    sittings: dict[int, dict[Half, Sitting]]
    planned: dict[tuple[str, int, Half], str]
    signed: dict[tuple[int, Half], tuple[Signing, ...]]
    marked: dict[tuple[int, Half], datetime]
    singled: frozenset[int]  # of whom the book or a plan of their own says something
    worked_out: dict[tuple[int, int | None, str], Placed] = field(default_factory=dict)


def _seen(desk: Desk, classes: tuple[Group, ...], *, everyone: bool) -> OnSite:
    day, now = desk.today, desk.now()
    held = school_years.load_calendar(desk.db, desk.school).sessions(day, day)
    registers = _registers(desk, classes, held)
    facts = _day(desk, registers, now)
    children: dict[int | None, list[OnSiteChild]] = defaultdict(list)
    for one in rolls.roll_of_day(desk.db, desk.school, day):
        child = OnSiteChild(one.pupil, one.forename, one.surname, _placed(facts, one))
        children[one.group].append(child)
    found = [ClassOnSite(one.id, one.name, tuple(children[one.id])) for one in classes]
    if everyone:
        found.append(ClassOnSite(None, NO_CLASS.capitalize(), tuple(children[None])))
    ends = max((one.times.ends for one in registers), default=None)
    shown = tuple(one for one in found if one.children)
    return OnSite(now, shown, bool(held) or any(map(_has_come, shown)), ends)


def _has_come(one: ClassOnSite) -> bool:
    """Whether children came before the school was closed for the day: they are still listed."""
    return one.count(Where.HERE) + one.count(Where.LEFT) > 0


def _registers(
    desk: Desk, classes: Iterable[Group], held: tuple[Session, ...]
) -> tuple[Register, ...]:
    """Return every class's registers of the day, those not yet opened by the policy's times."""
    if not held:
        return ()
    day = held[0].day
    kept = class_days.registers_of_day(desk.db, desk.school, day)
    there = {(one.group, one.session): one for one in kept}
    policy = policies.policy_on(desk.db, desk.school, day)
    return tuple(
        there.get((group.id, one))
        or Register(
            0, desk.school, group.id, group.name, one,
            timetable(policy.times(one.half, group.times_of), day), (),
        )
        for group in classes
        for one in held
    )  # fmt: skip


def _day(desk: Desk, registers: tuple[Register, ...], now: datetime) -> _Day:
    sittings: dict[int, dict[Half, Sitting]] = defaultdict(dict)
    for one in registers:
        sittings[one.group][one.session.half] = sitting(one, now)
    known = expectations.standing(desk.db, desk.school, desk.today, desk.today)
    book: dict[tuple[int, Half], tuple[Signing, ...]] = {}
    lines = standing(signings.signings_of_day(desk.db, desk.school, desk.today))
    for line in sorted(lines, key=_when):
        key = line.pupil, line.session.half
        book[key] = (*book.get(key, ()), line)
    singled = {pupil for pupil, _ in book} | {one.pupil for one in known if one.pupil}
    planned, marked = _planned(known, desk.today), _marked(desk, book)
    return _Day(sittings, planned, book, marked, frozenset(singled))


def _when(line: Signing) -> tuple[datetime, int]:
    return line.at, line.id


def _planned(known: tuple[Expectation, ...], day: date) -> dict[tuple[str, int, Half], str]:
    """Return the codes expected, of children and of classes; the latest recorded stands."""
    return {
        ("pupil" if one.pupil else "class", one.pupil or one.group or 0, session.half): one.code
        for one in sorted(known, key=_recorded)
        for session in both_halves(day)
        if one.applies(session)
    }


def _recorded(one: Expectation) -> tuple[datetime, int]:
    return one.recorded_at, one.id


def _marked(
    desk: Desk, book: dict[tuple[int, Half], tuple[Signing, ...]]
) -> dict[tuple[int, Half], datetime]:
    """Return when children of the book were marked in class, asked for these few alone."""
    found: dict[tuple[int, Half], datetime] = {}
    for half in Half:
        pupils = [pupil for pupil, of in book if of is half]
        marked = rolls.marked_in_class(desk.db, pupils, Session(desk.today, half))
        found |= {(pupil, half): at for pupil, at in marked.items()}
    return found


def _placed(day: _Day, one: Listed) -> Placed:
    """Work out where a child is; those of a class with nothing of their own share the answer."""
    key = (one.pupil if one.pupil in day.singled else 0), one.group, one.marks
    found = day.worked_out.get(key)
    if found is None:
        morning, afternoon = (_traces(day, one, half) for half in Half)
        sittings = day.sittings.get(one.group or 0, {})
        found = placed(morning, afternoon, sittings, in_class=one.group is not None)
        day.worked_out[key] = found
    return found


def _traces(day: _Day, one: Listed, half: Half) -> Traces:
    key = one.pupil, half
    own = day.planned.get(("pupil", one.pupil, half))
    planned = own or day.planned.get(("class", one.group or 0, half), "")
    return Traces(symbol_of(one.marks[half]), planned, day.signed.get(key, ()), day.marked.get(key))
