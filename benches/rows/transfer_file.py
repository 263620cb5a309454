"""A Common Transfer File of two thousand new pupils: previewed, then applied."""

from __future__ import annotations

import shutil
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import iterparse
from xml.sax.saxutils import escape

from benches.aims import Aim
from benches.floors import BareFile
from benches.invented import Invented, invented_pupils
from benches.measured import Measured, timed
from benches.schools import SMALL, Bench, Clock, opened, somebody
from desktop.storage.file.backups import row_counts
from desktop.tasks.exchange import import_pupils
from desktop.tasks.exchange.read_import import read

if TYPE_CHECKING:
    from collections.abc import Iterator

_PUPILS, _TIMES = 2000, 5
_AIM = Aim(most=1.5)
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<CTfile><Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion>
<DateTime>2026-10-02T09:15:00</DateTime><DocumentQualifier>partial</DocumentQualifier>
<DataDescriptor>invented</DataDescriptor><SupplierID>SAMPLE</SupplierID><SourceSchool>
<LEA>802</LEA><Estab>2009</Estab><SchoolName>Netherbrook Infant School</SchoolName>
<AcademicYear>2026</AcademicYear></SourceSchool><DestSchool><LEA>999</LEA><Estab>9999</Estab>
</DestSchool></Header><CTFpupilData>
"""
_CONTACT = """<Contact><Order>{order}</Order><Title>{title}</Title><Surname>{surname}</Surname>
<Forename>{forename}</Forename><Relationship>{relation}</Relationship>
<Responsibility>true</Responsibility><Address><AddressAsPupil>true</AddressAsPupil></Address>
<Phones><Phone><TelephoneType>M</TelephoneType><PhoneNo>07700 900{phone:03}</PhoneNo></Phone>
<Phone><TelephoneType>H</TelephoneType><PhoneNo>01632 960{phone:03}</PhoneNo></Phone></Phones>
<Email>{forename}{phone}@example.invalid</Email></Contact>
"""
_YEAR = """<YearData><Year>{year}</Year><LEA>802</LEA><Estab>2009</Estab>
<SchoolName>Netherbrook Infant School</SchoolName><SessionsPossible>380</SessionsPossible>
<SessionsAuthorised>9</SessionsAuthorised><SessionsAttended>369</SessionsAttended>
<SessionsUnauthorised>2</SessionsUnauthorised></YearData>
"""
_PUPIL = """<Pupil><UPN>{upn}</UPN><Surname>{surname}</Surname><Forename>{forename}</Forename>
<DOB>{born}</DOB><Sex>F</Sex><BasicDetails><NCyearActual>{year}</NCyearActual>
<EnrolStatus>C</EnrolStatus></BasicDetails><Address><AddressLines>
<AddressLine1>{house} Hawthorn Lane</AddressLine1><AddressLine2>Netherbrook</AddressLine2>
</AddressLines><PostCode>ZZ99 3CZ</PostCode></Address><Contacts>{contacts}</Contacts>
<Attendance>{years}</Attendance></Pupil>
"""


def measured(bench: Bench) -> Iterator[Measured]:
    """Preview and apply it on copies of the small school; making a backup is not counted."""
    if bench.size != SMALL:
        return
    file = bench.path.with_name("8022009_CTF_9999999_001.xml")
    with file.open("w", encoding="utf-8") as made:
        made.write(_HEAD)
        made.writelines(map(_pupil, invented_pupils(_PUPILS)))
        made.write("</CTFpupilData></CTfile>\n")
    previews, applies, rows = [], [], 0
    for _ in range(_TIMES):
        copy = Path(shutil.copy(bench.path, bench.path.with_name("transferred.school")))
        preview, apply, rows = _imported(copy, file)
        previews.append(preview)
        applies.append(apply)
    parsed = [timed(partial(_parse, file)) for _ in range(_TIMES)]
    with closing(BareFile(bench.path)) as bare:
        saved = [bare.commit(rows) for _ in range(_TIMES)]
    words = f"{_PUPILS:,} pupils from a CTF"
    yield Measured(f"{words}: read and previewed", tuple(previews), tuple(parsed), _AIM)
    yield Measured(f"{words}: applied", tuple(applies), tuple(saved), _AIM)


def _imported(school: Path, file: Path) -> tuple[float, float, int]:
    """Return the seconds of the preview and of applying it, and how many rows were added."""
    with opened(school) as db:
        desk = somebody(db, "Headteacher", Clock(8, 58))
        before = sum(row_counts(db).values())
        seen: list[import_pupils.Preview] = []

        def look() -> None:
            seen.append(import_pupils.preview(desk, read(desk, file)))

        preview = timed(look)
        apply = timed(partial(import_pupils.apply, desk, seen[0]))
        return preview, apply, sum(row_counts(db).values()) - before


def _parse(file: Path) -> None:
    for _, element in iterparse(file):
        element.clear()


def _pupil(one: Invented) -> str:
    parents = (("Mrs", "Aoife", "PAM"), ("Mr", "Tom", "PAF"))
    contacts = "".join(
        _CONTACT.format(
            order=order, title=title, surname=escape(one.surname), forename=forename,
            relation=relation, phone=(one.house * 2 + order) % 1000,
        )
        for order, (title, forename, relation) in enumerate(parents, start=1)
    )  # fmt: skip
    born = "{:04}-{:02}-{:02}".format(*one.born)
    return _PUPIL.format(
        upn=one.upn, surname=escape(one.surname), forename=escape(one.forename), born=born,
        year=one.year, house=one.house, contacts=contacts,
        years="".join(_YEAR.format(year=year) for year in (2024, 2025)),
    )  # fmt: skip
