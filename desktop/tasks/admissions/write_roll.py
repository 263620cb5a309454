"""Writing what an import of pupils was seen to do: joiners, changes, leavers, contacts, totals."""

from __future__ import annotations

from dataclasses import astuple, replace
from typing import TYPE_CHECKING

from desktop.models.admissions.pupil import differences, words_of
from desktop.models.admissions.roll import ELSEWHERE, Enrolment, check_leaving
from desktop.models.organisation.group import Group
from desktop.storage.admissions import contacts, imports, pupils, rolls
from desktop.storage.file.signature import note, sign
from desktop.storage.organisation import groups
from desktop.tasks.admissions.change_contacts import contact_changes
from desktop.tasks.admissions.change_roll import in_history
from desktop.tasks.travel.search_steps import check_may_leave

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from desktop.exchange.formats.watching import Watch
    from desktop.models.imports.contact_match import ContactsPlan
    from desktop.models.imports.roll_plan import Joiner, PupilChange, RollPlan
    from desktop.tasks.desk import Desk
    from desktop.tasks.exchange.import_pupils import Decisions
    from desktop.tasks.exchange.read_import import ReadFile


class RollWriter:
    """Writes one plan inside a save that is going on; each pupil's history names the file."""

    def __init__(self, desk: Desk, file: ReadFile, day: date) -> None:
        self._desk, self._db, self._day = desk, desk.db, day
        self._signed = sign(desk.db, desk.school, desk.who, desk.now())
        self._school = desk.school
        self._classes = {
            name.casefold(): number for number, name in rolls.classes(desk.db, desk.school).items()
        }
        self._file = file
        self._import = 0

    def write(self, plan: RollPlan, decisions: Decisions, watch: Watch) -> None:
        """Write it all; the import itself is recorded because something changes."""
        incoming = self._file.incoming
        counts = {"added": len(plan.joiners), "changed": len(plan.changes)}
        named = (incoming.kind, incoming.source_name, self._file.digest)
        self._import = imports.add_import(self._db, self._signed, named, counts)
        self._make_classes(plan)
        watch.part(0.5, 0.9)
        for joiner in watch.over(plan.joiners):
            self._join(joiner)
        watch.part(0.9, 1.0)
        for change in watch.over(plan.changes):
            self._change(change)
        for number, day in decisions.leavers.items():
            self._let_leave(number, day)
        for number in sorted(decisions.withdraw):
            self._withdraw(number)

    def _make_classes(self, plan: RollPlan) -> None:
        years: dict[str, set[str]] = {}
        first: dict[str, date] = {}
        for joiner in plan.joiners:
            name = joiner.record.class_name.casefold()
            years.setdefault(name, set()).add(joiner.record.year_group)
            first[name] = min(first.get(name, joiner.place_from), joiner.place_from)
        for change in plan.changes:
            if change.place is not None:
                years.setdefault(change.place[0].casefold(), set()).add(change.place[1])
        for name in plan.new_classes:
            key = name.casefold()
            members = tuple(sorted(years.get(key, set()) - {""}))
            group = Group(0, self._school, name, members, "", first.get(key, self._day))
            self._classes[key] = groups.add_group(self._db, group)
            note(self._db, self._signed, ("class", self._classes[key]), "added", name=name)

    def _join(self, joiner: Joiner) -> None:
        pupil, record = joiner.pupil, joiner.record
        if pupil.id:
            old = pupils.load_pupil(self._db, pupil.id)
            pupils.update_pupil(self._db, pupil, differences(old, pupil))
        number = pupil.id or pupils.add_pupil(self._db, pupil)
        rolls.add_enrolment(
            self._db,
            Enrolment(0, number, joiner.starting_day, joiner.leaving_day, record.destination),
        )
        group = self._classes.get(record.class_name.casefold())
        if pupil.id:
            rolls.move(self._db, number, group, record.year_group, joiner.place_from)
        else:
            rolls.add_membership(self._db, number, group, record.year_group, joiner.place_from)
        self._write_contacts(number, joiner.contacts)
        for totals in record.totals:
            pupils.set_totals(self._db, number, totals, self._import)
        what = "admitted again" if joiner.again else "admitted"
        self._keep(number, what, starting_day=str(joiner.starting_day))

    def _change(self, change: PupilChange) -> None:
        number = change.old.id
        facts = differences(change.old, change.new)
        if facts:
            pupils.update_pupil(self._db, change.new, facts)
        self._change_roll(change)
        if change.place is not None:
            group = self._classes.get(change.place[0].casefold())
            rolls.move(self._db, number, group, change.place[1], change.place_from)
        self._write_contacts(number, change.contacts)
        for totals in change.totals:
            pupils.set_totals(self._db, number, totals, self._import)
        if change.fields or change.totals:
            self._keep(number, "changed", **_kept(change, facts))

    def _change_roll(self, change: PupilChange) -> None:
        if change.starting_day is None and change.leaving_day is None:
            return
        old = rolls.enrolments_of(self._db, change.old.id)[-1]
        if change.leaving_day not in (None, old.leaving_day):
            self._check_leaving(change)
        new = replace(
            old,
            starting_day=change.starting_day or old.starting_day,
            leaving_day=change.leaving_day or old.leaving_day,
            destination=change.record.destination or old.destination,
        )
        rolls.update_enrolment(self._db, new)

    def _check_leaving(self, change: PupilChange) -> None:
        """A travelling child leaves for another school, or after a search: a file says neither."""
        ground = ELSEWHERE if change.record.destination else ""
        day = change.leaving_day or self._day
        check_may_leave(self._desk, change.old.id, ground, day)

    def _write_contacts(self, number: int, plan: ContactsPlan) -> None:
        for new in plan.added:
            contacts.add_contact(self._db, replace(new, pupil=number))
        for old, new in plan.changed:
            contacts.update_contact(self._db, new)
            self._keep(number, "contact changed", contact=new.id, **contact_changes(old, new))

    def _let_leave(self, number: int, day: date) -> None:
        old = rolls.enrolments_of(self._db, number)[-1]
        marked = rolls.marked_sessions(self._db, number)
        check_leaving(old, day, marked[1] if marked else None)
        check_may_leave(self._desk, number, "", day)
        rolls.update_enrolment(self._db, replace(old, leaving_day=day))
        self._keep(number, "left", leaving_day=[None, str(day)])

    def _withdraw(self, number: int) -> None:
        pupil = contacts.withdraw_contact(self._db, number, self._signed.at)
        self._keep(pupil, "contact withdrawn", contact=number)

    def _keep(self, pupil: int, what: str, **detail: Any) -> None:
        detail["import"] = self._import
        note(self._db, self._signed, ("pupil", pupil), what, **detail)


def _kept(change: PupilChange, facts: dict[str, tuple[object, object]]) -> dict[str, Any]:
    """Facts under their own names; class, year group and days under the words for them."""
    said = {words_of(fact) for fact in facts}
    rest = {
        each.field.replace(" ", "_"): [each.old, each.new]
        for each in change.fields
        if each.field not in said
    }
    totals = {"totals": [astuple(each) for each in change.totals]} if change.totals else {}
    return in_history(facts) | rest | totals
