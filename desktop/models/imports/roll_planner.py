"""Working out, record by record, what a list of pupils would do to the roll."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING

from desktop.errors import RuleError
from desktop.models.admissions.person_name import search_key
from desktop.models.admissions.pupil import differences, words_of
from desktop.models.admissions.roll import check_leaving, check_starting
from desktop.models.days.session import day_in_words
from desktop.models.imports.contact_match import plan_contacts
from desktop.models.imports.fact_taker import FactTaker, Problems
from desktop.models.imports.pupil_match import identity_of_pupil
from desktop.models.imports.roll_plan import (
    FieldChange,
    Joiner,
    Missing,
    PupilChange,
    Question,
    RollPlan,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet
    from datetime import date
    from typing import Any

    from desktop.models.admissions.pupil import Contact, Pupil
    from desktop.models.admissions.roll import Enrolment, Rolls
    from desktop.models.days.session import Session
    from desktop.models.imports.incoming import IncomingPupil, YearTotals
    from desktop.models.imports.pupil_match import PupilIndex


@dataclass(frozen=True, slots=True)
class SchoolRoll:
    """A school's roll as it stands, loaded once; `marked` gives a pupil's first and last mark."""

    school: int
    index: PupilIndex
    rolls: Rolls
    contacts: Mapping[int, tuple[Contact, ...]]
    totals: AbstractSet[tuple[Any, ...]]
    classes: AbstractSet[str]
    marked: Callable[[int], tuple[Session, Session] | None]


class RollPlanner:
    """Takes one record after another; changes of class take effect on `day`.

    `answers` says for a record that was asked about which pupil it is; None: a new one.
    """

    def __init__(
        self, roll: SchoolRoll, day: date, year_begins: date, answers: Mapping[int, int | None]
    ) -> None:
        self._roll, self._day, self._year_begins = roll, day, year_begins
        self._answers = answers
        self._joiners: list[Joiner] = []
        self._changes: list[PupilChange] = []
        self._questions: list[Question] = []
        self._problems = Problems()
        self._facts = FactTaker(roll.school, roll.index, self._problems)
        self._classes: dict[str, str] = {name.casefold(): name for name in roll.classes}
        self._new_classes: list[str] = []
        self._seen: set[int] = set()
        self._new: set[tuple[str, str, date]] = set()
        self._gone: list[Contact] = []
        self._unchanged = 0

    def add(self, index: int, record: IncomingPupil, by_number: Mapping[int, Pupil]) -> None:
        """Work out what one record means; `by_number` finds the pupil that an answer names."""
        if index in self._answers:
            answer = self._answers[index]
            found = by_number[answer] if answer is not None else None
        else:
            match = self._roll.index.match(identity_of_pupil(record))
            found, why = match.pupil, match.why or self._twin(record, match.pupil)
            if why:
                self._questions.append(Question(index, record, match.candidates, why))
                self._seen.update(pupil.id for pupil in match.candidates)
                return
        self._settle(record, found)

    def _twin(self, record: IncomingPupil, found: Pupil | None) -> str:
        if found is not None or record.upn:
            return ""
        is_twin = _name_and_birth(record) in self._new
        return "Another record has this name and date of birth, and no UPN tells them apart." * (
            is_twin
        )

    def _settle(self, record: IncomingPupil, found: Pupil | None) -> None:
        if found is not None and found.id in self._seen:
            self._problems.tell(
                record, "name", record.legal_surname, f"{found.name} is in the file twice."
            )
            return
        if found is None:
            self._new.add(_name_and_birth(record))
            self._join(record, None, None)
            return
        self._seen.add(found.id)
        last = self._roll.rolls.enrolments.get(found.id, (None,))[-1]
        if last is None or _comes_back(record, last):
            self._join(record, found, last)
        else:
            self._change(record, found, last)

    def _join(self, record: IncomingPupil, old: Pupil | None, last: Enrolment | None) -> None:
        starting = record.starting_day or self._day
        leaving = record.leaving_day
        if leaving is not None and leaving < starting:
            self._problems.tell(
                record, "leaving day", str(leaving), "It is before the starting day."
            )
            return
        pupil = self._facts.of(record, old)
        begins = max(starting, self._year_begins) if starting <= self._day else starting
        if leaving is not None and leaving < begins:
            begins = starting
        number = old.id if old else 0
        contacts = plan_contacts(number, self._roll.contacts.get(number, ()), record.contacts)
        self._note_class(record.class_name)
        again = old.id if old is not None and last is not None else None
        self._joiners.append(Joiner(record, pupil, starting, leaving, begins, contacts, again))

    def _change(self, record: IncomingPupil, old: Pupil, last: Enrolment) -> None:
        new = self._facts.of(record, old)
        fields = [
            FieldChange(words_of(fact), _shown(before), _shown(after))
            for fact, (before, after) in differences(old, new).items()
        ]
        starting = self._new_start(record, old, last)
        leaving = self._new_leaving(record, old, last)
        place, place_from = self._new_place(record, old, last, fields)
        if starting is not None:
            fields.append(FieldChange("starting day", _shown(last.starting_day), _shown(starting)))
        if leaving is not None:
            fields.append(FieldChange("leaving day", _shown(last.leaving_day), _shown(leaving)))
        contacts = plan_contacts(old.id, self._roll.contacts.get(old.id, ()), record.contacts)
        self._gone += contacts.gone
        change = PupilChange(
            record, old, new, tuple(fields), place, place_from, starting, leaving,
            contacts, _new_totals(record, old, self._roll.totals),
        )  # fmt: skip
        if change.is_empty:
            self._unchanged += 1
        else:
            self._changes.append(change)

    def _new_start(self, record: IncomingPupil, old: Pupil, last: Enrolment) -> date | None:
        day = record.starting_day
        if day in (None, last.starting_day) or len(self._roll.rolls.enrolments[old.id]) > 1:
            return None
        marked = self._roll.marked(old.id)
        try:
            check_starting(day, last, marked[0] if marked else None)
        except RuleError as error:
            self._problems.tell(record, "starting day", _shown(day), f"{error.title} It stays.")
            return None
        return day

    def _new_leaving(self, record: IncomingPupil, old: Pupil, last: Enrolment) -> date | None:
        day = record.leaving_day
        if day is None:
            self._warn_of_leaver(record, last)
            return None
        if day == last.leaving_day:
            return None
        marked = self._roll.marked(old.id)
        try:
            check_leaving(last, day, marked[1] if marked else None)
        except RuleError as error:
            self._problems.tell(record, "leaving day", _shown(day), error.title)
            return None
        return day

    def _warn_of_leaver(self, record: IncomingPupil, last: Enrolment) -> None:
        if last.leaving_day is not None and last.leaving_day < self._day:
            said = f"Left on {day_in_words(last.leaving_day)} and was not put back on roll."
            self._problems.tell(
                record, "starting day", _shown(record.starting_day), said, refused=False
            )

    def _new_place(
        self, record: IncomingPupil, old: Pupil, last: Enrolment, fields: list[FieldChange]
    ) -> tuple[tuple[str, str] | None, date]:
        day = max(self._day, record.starting_day or last.starting_day)
        if not last.holds(day):
            return None, day
        place = self._roll.rolls.place(old.id, day)
        ours = (place.group_name, place.year_group) if place else ("", "")
        theirs = (self._note_class(record.class_name) or ours[0], record.year_group or ours[1])
        names = ("class", "year group")
        pairs = zip(names, ours, theirs, strict=True)
        fields += [FieldChange(*pair) for pair in pairs if pair[1] != pair[2]]
        return (theirs if theirs != ours else None), day

    def _note_class(self, name: str) -> str:
        if name and name.casefold() not in self._classes:
            self._classes[name.casefold()] = name
            self._new_classes.append(name)
        return self._classes.get(name.casefold(), "")

    def plan(self, pupils: Iterable[Pupil]) -> RollPlan:
        """Return the whole plan, with the pupils on roll whom the file does not name."""
        return RollPlan(
            tuple(self._joiners), tuple(self._changes), self._unchanged, self._missing(pupils),
            tuple(self._questions), self._problems.found, tuple(self._new_classes),
            tuple(self._gone),
        )  # fmt: skip

    def _missing(self, pupils: Iterable[Pupil]) -> tuple[Missing, ...]:
        rolls, found = self._roll.rolls, []
        for pupil in pupils:
            if pupil.id not in self._seen and rolls.on_roll(pupil.id, self._day):
                place = rolls.place(pupil.id, self._day)
                found.append(Missing(pupil.id, pupil.name, place.group_name if place else ""))
        return tuple(found)


def _name_and_birth(record: IncomingPupil) -> tuple[str, str, date]:
    surname, forename = search_key(record.legal_surname), search_key(record.legal_forename)
    return surname, forename, record.birth_date


def _new_totals(
    record: IncomingPupil, old: Pupil, known: AbstractSet[tuple[Any, ...]]
) -> tuple[YearTotals, ...]:
    latest = {(each.year, each.la, each.estab): each for each in record.totals}
    return tuple(each for each in latest.values() if (old.id, *astuple(each)) not in known)


def _comes_back(record: IncomingPupil, last: Enrolment) -> bool:
    left, starts = last.leaving_day, record.starting_day
    return left is not None and starts is not None and starts > left


def _shown(value: object) -> str:
    return "" if value is None else str(value)
