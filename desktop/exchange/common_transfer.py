"""The DfE's Common Transfer File, and the admissions file of the same make."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.formats.letters import WINDOWS, WINDOWS_NOTE
from desktop.exchange.formats.transfer_tree import Element, read_transfer
from desktop.exchange.pupil_list import read_totals
from desktop.exchange.records.contact_record import in_order, read_contact
from desktop.exchange.records.pupil_record import (
    PupilExtras,
    PupilsRead,
    pupil_named,
    read_pupil,
    settled,
)
from desktop.exchange.records.record_check import RecordCheck
from desktop.models.days.uk_date import parse_day
from desktop.models.imports.incoming import IncomingContact, IncomingFile, SourceSchool, YearTotals
from desktop.models.imports.mark_string import StatedTotals, YearMarks, read_marks

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from desktop.exchange.formats.transfer_tree import TransferReader
    from desktop.exchange.formats.watching import Watch

KNOWN_VERSIONS = ("24", "25", "26")
_PUPIL = {
    "upn": ("upn",),
    "former_upn": ("formerupn",),
    "legal_surname": ("surname", "legalsurname"),
    "legal_forename": ("forename", "legalforename"),
    "middle_names": ("middlenames",),
    "preferred_surname": ("preferredsurname",),
    "preferred_forename": ("preferredforename",),
    "former_surname": ("formersurname",),
    "birth_date": ("dob", "dateofbirth", "birthdate"),
    "sex": ("sex", "gender"),
    "year_group": ("ncyearactual", "ncyear"),
    "enrolment_status": ("enrolstatus",),
}
_CONTACT = {
    "order": ("order", "priority"),
    "title": ("title",),
    "surname": ("surname",),
    "forename": ("forename",),
    "relationship": ("relationship",),
    "responsibility": ("responsibility", "parentalresponsibility"),
    "email": ("email",),
}
_PHONE_KINDS = {"M": "mobile", "H": "home", "W": "work", "D": "work"}
_ADDRESS_PARTS = ("saon", "paon", "street", "locality", "town", "posttown", "county")
_ADDRESS_LINES = tuple(f"addressline{number}" for number in range(1, 6))
_SUMS = ("sessionspossible", "sessionsattended", "sessionsauthorised", "sessionsunauthorised")
_MANY_CONTACTS = 20
_YES = frozenset({"true", "1", "yes", "y"})


class _TransferRead:
    """What has been read of one file so far."""

    def __init__(self, today: date) -> None:
        self.today = today
        self.pupils = PupilsRead()
        self.school: SourceSchool | None = None
        self.count = 0
        self.unread_marks = 0

    def take(self, element: Element) -> None:
        """Take a header or a pupil as it comes."""
        if element.name == "header":
            self.school = _school(element)
            return
        self.count += 1
        raw = _pupil_fields(element)
        check = RecordCheck(self.count, pupil_named(raw))
        extras = PupilExtras(contacts=_contacts(check, element, raw))
        extras.totals, extras.marks = self._years(check, element)
        pupil = read_pupil(check, raw, self.today, extras)
        check.problems = list(dict.fromkeys(check.problems))  # a shared address is doubted once
        self.pupils.add(check, pupil)

    def _years(
        self, check: RecordCheck, element: Element
    ) -> tuple[tuple[YearTotals, ...], tuple[YearMarks, ...]]:
        totals, marks = [], []
        attendance = element.first("attendance") or Element("attendance")
        for year in attendance.all("yeardata"):
            stated = _totals(check, year)
            if stated is None:
                continue
            totals.append(stated)
            reading = _marks(year, stated)
            if reading is not None:
                marks.append(reading)
            elif year.first("attendsessions") is not None:
                self.unread_marks += 1
        return tuple(totals), tuple(marks)


def read_common_transfer(path: Path, today: date, watch: Watch) -> IncomingFile:
    """Read every pupil; FileRefused when it is no transfer file, is broken, or holds none."""
    read = _TransferRead(today)
    reader = read_transfer(path, read.take, watch)
    if not read.count:
        raise FileRefused(
            f"{path.name} is a transfer file without a pupil that could be found in it.",
            "Export it again; if it should hold pupils, its form is one that is not known.",
        )
    pupils, problems = settled(read.pupils, watch)
    return IncomingFile(
        kind="pupils",
        source_name=path.name,
        pupils=pupils,
        problems=problems,
        skipped=tuple(sorted(reader.skipped.values())),
        notes=tuple(_notes(read, reader)),
        school=read.school,
    )


def _notes(read: _TransferRead, reader: TransferReader) -> list[str]:
    notes = [WINDOWS_NOTE] if reader.encoding == WINDOWS else []
    version = read.school.version if read.school else ""
    if reader.kind == "CTF" and version.split(".")[0] not in KNOWN_VERSIONS:
        shown = f"version {version}" if version else "no version"
        notes.append(f"The file has {shown}; 24, 25 and 26 are known. Look closely at what it has.")
    if read.unread_marks:
        notes.append(
            f"{read.unread_marks} strings of marks were left unread, because no reading of them "
            "gives the totals stated beside them. The totals were read."
        )
    return notes


def _school(header: Element) -> SourceSchool:
    source = header.first("sourceschool") or Element("sourceschool")
    return SourceSchool(
        la=source.read("lea", "la"),
        estab=source.read("estab"),
        name=source.read("schoolname"),
        version=header.read("ctfversion", "atfversion"),
        year=source.read("academicyear"),
    )


def _pupil_fields(pupil: Element) -> dict[str, str]:
    """Each field from the pupil or its basic details, whichever a dialect puts it in."""
    basic = pupil.first("basicdetails") or Element("basicdetails")
    raw = {field: pupil.read(*names) or basic.read(*names) for field, names in _PUPIL.items()}
    return raw | _address(pupil)


def _address(owner: Element) -> dict[str, str]:
    address = owner.first("address")
    if address is None:
        return {}
    written = address.first("addresslines") or address
    lines = [written.read(name) for name in _ADDRESS_LINES]
    detailed = address.first("bs7666address")
    if detailed is not None and not any(lines):
        lines = [detailed.read(name) for name in _ADDRESS_PARTS]
    postcode = address.read("postcode") or (detailed.read("postcode") if detailed else "")
    return {"address": "\n".join(dict.fromkeys(filter(None, lines))) + "\n", "postcode": postcode}


def _contacts(
    check: RecordCheck, pupil: Element, raw: dict[str, str]
) -> tuple[IncomingContact, ...]:
    """The pupil's contacts in order; a bad one is left out and the pupil taken in."""
    listed = pupil.first("contacts") or Element("contacts")
    read = []
    for element in listed.all("contact"):
        one = RecordCheck(check.row, check.pupil)
        fields = {name: element.read(*names) for name, names in _CONTACT.items()}
        contact = read_contact(one, fields | _contact_address(element, raw), _phones(element))
        if contact is not None:
            read.append((one, contact))
        else:
            check.problems += one.problems
    if len(read) > _MANY_CONTACTS:
        check.warn("contacts", str(len(read)), "These are more contacts than any pupil has.")
    ordered = in_order(read)
    for one, _ in read:
        check.problems += one.problems
    return ordered


def _contact_address(contact: Element, pupil: dict[str, str]) -> dict[str, str]:
    address = contact.first("address")
    if address is not None and address.read("addressaspupil").casefold() in _YES:
        return {name: pupil[name] for name in ("address", "postcode") if name in pupil}
    return _address(contact)


def _phones(contact: Element) -> list[tuple[str, str]]:
    listed = contact.first("phones") or contact
    return [
        (_PHONE_KINDS.get(phone.read("telephonetype").upper(), "other"), phone.read("phoneno"))
        for phone in listed.all("phone")
    ]


def _totals(check: RecordCheck, year: Element) -> YearTotals | None:
    sums = tuple(year.read(name) for name in _SUMS)
    totals = read_totals(check, year.read("year"), sums)
    if totals is None:
        return None
    return replace(
        totals,
        la=year.read("lea", "la")[:20],
        estab=year.read("estab")[:20],
        school_name=year.read("schoolname")[:200],
    )


def _marks(year: Element, totals: YearTotals) -> YearMarks | None:
    """The year's marks, if the string can be read in the one way that gives the totals."""
    sessions = year.first("attendsessions")
    if sessions is None:
        return None
    first = parse_day(sessions.read("attendancestartdate"))
    found = sessions.first("attendancemarks")
    if first is None or found is None:
        return None
    stated = StatedTotals(totals.possible, totals.attended, totals.authorised, totals.unauthorised)
    return read_marks(first, found.written.strip("\r\n\t"), stated)
