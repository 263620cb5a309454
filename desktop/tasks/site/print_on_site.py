"""Papers about the building, printed in one press: who is on site, a roll-call to tick, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.names import note_on
from desktop.documents.site.call_log import call_log
from desktop.documents.site.children import PaperChild
from desktop.documents.site.on_site_list import ListedClass, on_site_list
from desktop.documents.site.roll_call_sheet import SheetClass, roll_call_sheet
from desktop.models.admissions.pupil import is_latin
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.models.site.on_site import Where, in_order
from desktop.models.site.roll_call import duration_in_words
from desktop.storage.admissions.pupils import load_pupil
from desktop.tasks.papers.paper import Paper, file_name, heading_for, name_on_paper
from desktop.tasks.site.call_roll import calls_this_year, sheet
from desktop.tasks.site.see_on_site import on_site

if TYPE_CHECKING:
    from desktop.models.site.on_site import ClassOnSite, OnSite, OnSiteChild
    from desktop.models.site.roll_call import CallLine, PastCall
    from desktop.tasks.desk import Desk

_LABELS = {
    Where.HERE: "In the building",
    Where.UNKNOWN: "Not yet known: look for them too",
    Where.ELSEWHERE: "Off site",
    Where.LEFT: "Left early",
    Where.AWAY: "Away",
}
_LOOKED_FOR = (Where.HERE, Where.UNKNOWN)
_READ_FROM = "Read from the registers and the front desk’s book. Names only: no reasons are given."


def on_site_paper(desk: Desk, seen: OnSite | None = None) -> Paper:
    """Make the list of who is in the building, or of the own class for a teacher."""
    seen = seen or on_site(desk)
    title, when = "On site", _moment(desk)
    heading = heading_for(desk, title, f"{when}: {_total(seen)}")
    classes = tuple(_listed(desk, one) for one in seen.classes)
    return Paper(title, file_name(title, when), on_site_list(heading, classes, _READ_FROM))


def call_paper(desk: Desk, call: int) -> Paper:
    """Make a sheet to tick of those whom a roll-call that goes on has not found."""
    found = sheet(desk, call)
    heading = heading_for(desk, f"Roll-call: {found.call.title}", f"{_moment(desk)}: still missing")
    classes: dict[str, list[CallLine]] = {}
    for line in found.missing:
        classes.setdefault(line.group_name, []).append(line)
    printed = tuple(
        SheetClass(name, tuple((_child(desk, line), line.expected) for line in lines))
        for name, lines in classes.items()
    )
    name = file_name("Roll-call", _moment(desk))
    return Paper("Roll-call", name, roll_call_sheet(heading, printed))


def sheet_paper(desk: Desk, seen: OnSite | None = None) -> Paper:
    """Make a sheet to tick of everybody in the building now, with no roll-call begun."""
    seen = seen or on_site(desk)
    heading = heading_for(desk, "Roll-call sheet", f"{_moment(desk)}: {_total(seen)}")
    classes = tuple(_to_tick(desk, one) for one in seen.classes)
    name = file_name("Roll-call sheet", _moment(desk))
    pdf = roll_call_sheet(heading, tuple(one for one in classes if one.children))
    return Paper("Roll-call sheet", name, pdf)


def log_paper(desk: Desk) -> Paper:
    """Make the log of this school year's roll-calls."""
    title = "Drills and roll-calls"
    heading = heading_for(desk, title, f"This school year until {day_in_words(desk.today)}")
    calls = calls_this_year(desk)
    names = {
        pupil: name_on_paper(desk, pupil, name)
        for past in calls
        for pupil, name in zip(past.missing, past.not_found, strict=True)
    }
    rows = [_log_row(past, names) for past in calls]
    pdf = call_log(heading, rows, note_on(names.values()))
    return Paper(title, file_name(title, str(desk.today)), pdf)


def _moment(desk: Desk) -> str:
    now = london(desk.now())
    return f"{day_in_words(now.date())} {now:%H:%M}"


def _total(seen: OnSite) -> str:
    counts = [(where, sum(one.count(where) for one in seen.classes)) for where in Where]
    return ", ".join(f"{count} {where.value}" for where, count in counts if count)


def _listed(desk: Desk, one: ClassOnSite) -> ListedClass:
    words = ", ".join(f"{count} {where.value}" for where in Where if (count := one.count(where)))
    ordered = in_order(one.children)
    parts = (
        (label, tuple(_child(desk, child) for child in ordered if child.where is where))
        for where, label in _LABELS.items()
    )
    return ListedClass(one.name, words, tuple(part for part in parts if part[1]))


def _to_tick(desk: Desk, one: ClassOnSite) -> SheetClass:
    return SheetClass(
        one.name,
        tuple(
            (_child(desk, child), child.where is Where.HERE)
            for child in in_order(one.children)
            if child.where in _LOOKED_FOR
        ),
    )


def _child(desk: Desk, child: OnSiteChild | CallLine) -> PaperChild:
    if is_latin(child.name):
        return PaperChild(child.name)
    kept = load_pupil(desk.db, child.pupil)
    return PaperChild(child.name, kept.latin_name, kept.admission_number)


def _log_row(past: PastCall, names: dict[int, str]) -> tuple[str, ...]:
    call, began = past.call, london(past.call.begun_at)
    return (
        f"{day_in_words(began.date())}, {began:%H:%M}",
        call.title,
        duration_in_words(call.took(call.begun_at)),
        f"{past.found} of {past.looked_for}",
        call.begun_by,
        ", ".join(names[pupil] for pupil in past.missing) or "nobody",
        call.note,
    )
