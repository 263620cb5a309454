"""One pupil from any file, judged: good, good with warnings, or refused; then all of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from sys import intern
from typing import TYPE_CHECKING

from desktop.exchange.records.contact_record import read_address, read_postcode
from desktop.exchange.records.pupil_values import (
    became_a_date,
    class_name_of,
    forename_beside,
    sex_of,
    split_full_name,
    year_group_of,
)
from desktop.exchange.records.record_check import (
    RecordCheck,
    read_birth_date,
    read_day,
    read_name,
    read_upn,
)
from desktop.models.admissions.upn import tidy_upn, upn_fault
from desktop.models.imports.incoming import IncomingContact, IncomingPupil, Problem, YearTotals

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping
    from datetime import date

    from desktop.exchange.formats.watching import Watch
    from desktop.models.imports.mark_string import YearMarks

IDENTITY = frozenset(
    {"upn", "legal_surname", "legal_forename", "full_name", "birth_date", "former_upn"}
)
_AS_WRITTEN = (
    "admission_number",
    "middle_names",
    "preferred_surname",
    "preferred_forename",
    "former_surname",
    "destination",
    "enrolment_status",
    "last_school",
)
_LONGEST = 200
_TWICE = "This UPN stands in the file more than once"


@dataclass(slots=True)
class PupilExtras:
    """What comes with a pupil in some files only."""

    contacts: tuple[IncomingContact, ...] = ()
    totals: tuple[YearTotals, ...] = ()
    marks: tuple[YearMarks, ...] = ()


@dataclass(slots=True)
class PupilsRead:
    """Pupils found so far with their judgement, until the whole file is known."""

    found: list[IncomingPupil] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, check: RecordCheck, pupil: IncomingPupil | None) -> None:
        """Keep a good record, and what was wrong in any case."""
        self.problems.extend(check.problems)
        if pupil is not None and not check.refused:
            self.found.append(pupil)


def pupil_named(raw: Mapping[str, str]) -> str:
    """How a problem names the pupil: by name, else by number."""
    names = (raw.get("legal_forename", ""), raw.get("legal_surname", ""))
    name = " ".join(" ".join(names).split()) or raw.get("full_name", "").strip()
    return (name or raw.get("upn", "") or raw.get("admission_number", ""))[:80]


def read_pupil(
    check: RecordCheck, raw: Mapping[str, str], today: date, extras: PupilExtras | None = None
) -> IncomingPupil | None:
    """Return a good record, or None when something refuses it."""
    extras = extras or PupilExtras()
    surname, forename = _two_names(check, raw)
    upn = read_upn(check, "UPN", raw.get("upn", ""))
    birth_date = read_birth_date(check, "date of birth", raw.get("birth_date", ""), today)
    written = {**raw, **_preferred(check, raw, surname, forename)}
    pupil = IncomingPupil(
        row=check.row,
        upn=upn,
        former_upn=_former_upn(check, raw.get("former_upn", "")),
        legal_surname=read_name(check, "surname", surname, required=True),
        legal_forename=read_name(check, "forename", forename, required=True),
        birth_date=birth_date or today,  # only until the refusal below
        sex=_sex(check, raw.get("sex", "")),
        year_group=_year_group(check, raw.get("year_group", "")),
        class_name=_class_name(check, raw.get("class_name", "")),
        starting_day=_starting_day(check, raw.get("starting_day", ""), birth_date),
        leaving_day=read_day(check, "leaving day", raw.get("leaving_day", "")),
        address=read_address(raw),
        postcode=read_postcode(check, raw.get("postcode", "")),
        contacts=extras.contacts,
        totals=extras.totals,
        history_marks=extras.marks,
        **{
            name: _short(check, name.replace("_", " "), written.get(name, ""))
            for name in _AS_WRITTEN
        },
    )
    if upn is None and not check.refused:
        check.warn("UPN", raw.get("upn", ""), "This pupil has no UPN.")
    return None if check.refused else pupil


def settled(
    read: PupilsRead, watch: Watch
) -> tuple[tuple[IncomingPupil, ...], tuple[Problem, ...]]:
    """Take a record that stands twice once; refuse all of one UPN, and warn of other twins."""
    watch.poll()
    once, repeated = _once(read.found)
    watch.poll()
    by_upn: dict[str, list[IncomingPupil]] = defaultdict(list)
    by_number: dict[str, list[IncomingPupil]] = defaultdict(list)
    by_name: dict[tuple[str, str, date], list[IncomingPupil]] = defaultdict(list)
    for pupil in once:
        if pupil.upn:
            by_upn[pupil.upn].append(pupil)
        if pupil.admission_number:
            by_number[pupil.admission_number].append(pupil)
        key = (pupil.legal_surname, pupil.legal_forename, pupil.birth_date)
        by_name[key].append(pupil)
    watch.poll()
    problems = read.problems + repeated
    refused = {id(pupil) for twins in by_upn.values() if len(twins) > 1 for pupil in twins}
    for upn, twins in by_upn.items():
        problems += _twins(twins, "UPN", upn, _TWICE, refused=True)
    kept = tuple(pupil for pupil in once if id(pupil) not in refused)
    watch.poll()
    for number, twins in by_number.items():
        problems += _twins(twins, "admission number", number, "Another pupil has this number")
    for (surname, forename, _), twins in by_name.items():
        said = "Another record has this name and date of birth"
        problems += _twins(twins, "name", f"{forename} {surname}", said)
    return kept, tuple(sorted(problems, key=lambda problem: problem.row or 0))


def _once(found: list[IncomingPupil]) -> tuple[list[IncomingPupil], list[Problem]]:
    """Leave out each record that says just what an earlier one says, and say so."""
    first_rows: dict[Hashable, IncomingPupil] = {}
    once, problems = [], []
    for pupil in found:
        key = pupil.upn or (pupil.legal_surname, pupil.legal_forename, pupil.birth_date)
        first = first_rows.setdefault(key, pupil)
        if first is pupil or _without_rows(first) != _without_rows(pupil):
            once.append(pupil)
            continue
        named = f"{pupil.legal_forename} {pupil.legal_surname}"
        said = f"This says just what row {first.row} says: taken in once."
        problems.append(Problem(pupil.row, named, "", pupil.upn or "", said, refused=False))
    return once, problems


def _without_rows(pupil: IncomingPupil) -> IncomingPupil:
    contacts = tuple(replace(contact, row=None) for contact in pupil.contacts)
    return replace(pupil, row=None, contacts=contacts)


def _twins(
    twins: list[IncomingPupil], name: str, value: str, said: str, *, refused: bool = False
) -> list[Problem]:
    if len(twins) < 2:
        return []
    return [
        Problem(
            pupil.row,
            f"{pupil.legal_forename} {pupil.legal_surname}",
            name,
            value,
            f"{said}: see {_other_rows(twins, pupil)}.",
            refused=refused,
        )
        for pupil in twins
    ]


def _other_rows(twins: list[IncomingPupil], pupil: IncomingPupil) -> str:
    rows = [str(twin.row) for twin in twins if twin is not pupil]
    shown = ", ".join(rows[:5]) + (" and others" if len(rows) > 5 else "")
    return f"row {shown}" if len(rows) == 1 else f"rows {shown}"


def _two_names(check: RecordCheck, raw: Mapping[str, str]) -> tuple[str, str]:
    """The legal names, or when there are none a full name taken apart; a guess is warned of."""
    whole = raw.get("full_name", "").strip() or raw.get("preferred_name", "").strip()
    surname, forename = raw.get("legal_surname", ""), raw.get("legal_forename", "")
    if surname.strip() or forename.strip() or not whole:
        return surname, forename
    surname, forename = split_full_name(whole)
    if forename and not raw.get("full_name", "").strip():
        check.warn("preferred name", whole, "There is no legal name; this was taken for it.")
    if forename and "," not in whole:
        said = f"Taken apart as surname {surname}, forename {forename}: check it."
        check.warn("name", whole, said)
    return surname, forename


def _preferred(
    check: RecordCheck, raw: Mapping[str, str], surname: str, forename: str
) -> dict[str, str]:
    """Preferred names out of one cell that holds the full name or the forename alone."""
    whole = raw.get("preferred_name", "").strip()
    if not whole or raw.get("preferred_forename") or raw.get("preferred_surname"):
        return {}
    if known := forename_beside(whole, surname):
        return {"preferred_forename": known if known != forename else ""}
    other, known = split_full_name(whole)
    said = f"Taken apart as surname {other}, forename {known}: check it."
    if "," not in whole:
        check.warn("preferred name", whole, said)
    return {"preferred_surname": other, "preferred_forename": known if known != forename else ""}


def _former_upn(check: RecordCheck, typed: str) -> str:
    upn = tidy_upn(typed)
    fault = upn_fault(upn) if upn.strip("-") else ""
    if fault:
        check.warn("former UPN", typed, f"{fault} It was left out.")
        return ""
    return upn.strip("-")


def _short(check: RecordCheck, name: str, typed: str) -> str:
    text = read_name(check, name, typed) if len(typed) <= _LONGEST else ""
    if len(typed) > _LONGEST:
        check.warn(name, typed, f"This is too long ({len(typed)} characters); it was left out.")
    return intern(text)


def _sex(check: RecordCheck, typed: str) -> str:
    sex = sex_of(typed)
    if sex is None:
        check.warn("sex", typed, "This is neither M nor F; it was left empty.")
    return sex or ""


def _year_group(check: RecordCheck, typed: str) -> str:
    year_group = year_group_of(typed)
    if year_group is None:
        check.warn("year group", typed, "This is no year group; it was left empty.")
    return intern(year_group or "")


def _class_name(check: RecordCheck, typed: str) -> str:
    if became_a_date(typed):
        check.warn("class", typed, "A spreadsheet turned this class into a date; left empty.")
        return ""
    return _short(check, "class", class_name_of(typed))


def _starting_day(check: RecordCheck, typed: str, birth_date: date | None) -> date | None:
    day = read_day(check, "starting day", typed)
    if day and birth_date and day <= birth_date:
        check.warn("starting day", typed, "The pupil was not born then; it was left empty.")
        return None
    return day
