"""What a letter cites, by the day it is about: laws are replaced, a school's wording is not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Citations:
    """The names that hold from a day on."""

    since: date
    leave: str
    guidance: str
    sharing: str


# C1 and C30: policies go on citing the 2006 Regulations and the Act of 1998.
CITATIONS = (
    Citations(
        date(2006, 9, 1),
        "regulation 7 of the Education (Pupil Registration) (England) Regulations 2006",
        "the Department for Education’s guidance on school attendance",
        "the Data Protection Act 1998",
    ),
    Citations(
        date(2018, 5, 25),
        "regulation 7 of the Education (Pupil Registration) (England) Regulations 2006",
        "the Department for Education’s guidance on school attendance",
        "the UK GDPR and the Data Protection Act 2018",
    ),
    Citations(
        date(2024, 8, 19),
        "regulation 11 of the School Attendance (Pupil Registration) (England) Regulations 2024",
        "the statutory guidance “Working together to improve school attendance”",
        "the UK GDPR and the Data Protection Act 2018",
    ),
)


def citations_on(day: date) -> Citations:
    """Return what is cited for a day."""
    return next(one for one in reversed(CITATIONS) if one.since <= day or one is CITATIONS[0])


def citation_values(day: date) -> dict[str, str]:
    """Return what the fields that cite the law become."""
    cited = citations_on(day)
    return {"law": cited.leave, "guidance": cited.guidance, "sharing_law": cited.sharing}
