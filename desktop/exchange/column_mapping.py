"""Which heading of a table holds which field: by the names schools' systems give them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from desktop.errors import FileRefused
from desktop.exchange.day_headings import is_day_heading, week_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ADDRESS = {
    "address": "Address|Home address|Full address|Postal address",
    "flat": "Flat|Apartment|Flat number|SAON|House name",
    "address_1": "Address line 1|Address 1|House|House name or number|House number|House no|PAON",
    "address_2": "Address line 2|Address 2|Street",
    "address_3": "Address line 3|Address 3|Locality|District",
    "address_4": "Address line 4|Address 4|Town|City|Post town",
    "address_5": "Address line 5|Address 5|County",
    "postcode": "Postcode|Home postcode|Postal code",
}
_UPN = "UPN|Unique pupil number|Pupil UPN|Student UPN|Source pupil ref"
_ADMISSION_NUMBER = (
    "Admission number|Admission no|Adno|Adm no|Arbor student ID|Student ID|Learner code|"
    "Learner ID|Pupil ID|Pupil number"
)
_BIRTH_DATE = "Date of birth|DOB|Birth date|Pupil date of birth|Student date of birth|Pupil DOB"

# The first name of each field is the one that this program's own exports write.
SYNONYMS: dict[str, dict[str, str]] = {
    "pupils": {
        "upn": _UPN,
        "former_upn": "Former UPN|Previous UPN",
        "admission_number": _ADMISSION_NUMBER,
        "legal_surname": "Legal surname|Surname|Legal last name|Last name|Family name|"
        "Pupil surname|Student surname|Student last name",
        "legal_forename": "Legal forename|Forename|Legal first name|First name|Given name|"
        "Legal forenames|Forenames|Pupil forename|Student forename|Student first name",
        "full_name": "Name|Full name|Pupil name|Student name|Legal name|Pupil full name|"
        "Student full name|Full legal name|Legal full name|Pupil|Student",
        "preferred_name": "Preferred name|Preferred full name|Known name|Name known by",
        "middle_names": "Middle names|Middle name|Legal middle names|Middle name(s)",
        "preferred_surname": "Preferred surname|Preferred last name|Known as surname",
        "preferred_forename": "Preferred forename|Preferred first name|Known as|Chosen name",
        "former_surname": "Former surname|Previous surname",
        "birth_date": _BIRTH_DATE,
        "sex": "Sex|Gender|Legal sex",
        "year_group": "Year group|Year|NC year|Year group(s) this academic year|"
        "NC year actual|Current year|Yr|Curriculum year|National curriculum year",
        "class_name": "Class|Reg group|Registration form|Form|Registration group|Class name|"
        "Registration forms this academic year|Courses/classes|Form group|Tutor group",
        "starting_day": "Starting day|Date of admission|Date of entry|Admission date|Start date|"
        "Entry date|Date of starting|Starting date",
        "leaving_day": "Leaving day|Leaving date|Date of leaving|DOL|Date left",
        "destination": "Destination|Destination school|Leaving destination",
        "enrolment_status": "Enrolment status|Enrolement status|Enrol status",
        "last_school": "Last school|Previous school|Last school attended",
        **_ADDRESS,
        "total_year": "Totals for year|Academic year",
        "total_possible": "Sessions possible|Possible sessions|Possible marks",
        "total_attended": "Sessions attended|Attended sessions",
        "total_authorised": "Sessions authorised|Authorised absences|Authorised sessions",
        "total_unauthorised": "Sessions unauthorised|Unauthorised absences|Unauthorised sessions",
    },
    "contacts": {
        "order": "Priority|Order|Contact priority|Contact order|Emergency contact level",
        "title": "Title|Contact title|Parent title",
        "surname": "Contact surname|Contact last name|Parent surname|Parent last name|Surname|"
        "Last name|Family name",
        "forename": "Contact forename|Contact first name|Parent forename|Parent first name|"
        "Forename|First name|Given name",
        "full_name": "Contact name|Parent name|Contact full name|Contact",
        "relationship": "Relationship|Relationship to pupil|Relation|Contact relationship",
        "responsibility": "Parental responsibility|Has parental responsibility|PR",
        "lives_with": "Lives with pupil|Lives with|Lives with student|Pupil lives with",
        "mobile": "Mobile|Mobile phone|Mobile number|Mobile telephone|Contact mobile",
        "home": "Home phone|Home|Home telephone|Home number|Home tel",
        "work": "Work phone|Work|Work telephone|Work number|Day telephone",
        "phone": "Other phone|Main telephone|Telephone|Phone|Phone number|Telephone number|Tel",
        "email": "Email|Primary email|E-mail address|Email address|Home email|Contact email",
        "do_not_contact": "Do not contact|No contact",
        "can_text": "Safe to text|Send SMS|Can text|Receives texts",
        **_ADDRESS,
        "pupil_upn": _UPN,
        "pupil_admission_number": _ADMISSION_NUMBER,
        "pupil_surname": "Pupil surname|Student surname|Student last name|Legal surname|"
        "Legal last name|Child surname|Surname|Last name",
        "pupil_forename": "Pupil forename|Student forename|Student first name|Legal forename|"
        "Legal first name|Child forename|Forename|First name",
        "pupil_birth_date": _BIRTH_DATE,
    },
    "marks": {
        "upn": _UPN,
        "admission_number": _ADMISSION_NUMBER,
        "date": "Date|Session date|Mark date|Attendance date|Day",
        "session": "Session|AM/PM|Half|Session name|Session type",
        "code": "Mark|Code|Attendance code|Attendance mark|Session mark",
        "minutes": "Minutes late|Minutes|Mins late|Late minutes",
        "comment": "Comment|Comments|Note|Notes",
        "surname": "Surname|Legal surname|Last name|Legal last name|Pupil surname|Student surname",
        "full_name": "Name|Full name|Pupil name|Student name|Legal name|Pupil|Student",
        "forename": "Forename|Legal forename|First name|Legal first name|Pupil forename|"
        "Student forename",
        "birth_date": _BIRTH_DATE,
    },
    "calendar": {
        "name": "Half term|Term|Name|Event|Summary|Description|Title|Holiday",
        "first": "First day|Start date|Start|From|Starts|Begins|Date|Day",
        "last": "Last day|End date|End|To|Until|Ends|Finish",
        "kind": "Kind|Type|Category",
    },
}  # fmt: skip
_IDENTITY = {
    "pupils": (),
    "contacts": (("pupil_upn",), ("pupil_admission_number",), ("pupil_surname", "pupil_forename")),
    "marks": (("upn",), ("admission_number",), ("surname", "forename"), ("full_name",)),
    "calendar": (),
}
REQUIRED: dict[str, tuple[tuple[tuple[str, ...], ...], ...]] = {
    "pupils": (
        (("legal_surname", "legal_forename"), ("full_name",), ("preferred_name",)),
        (("birth_date",),),
    ),
    "contacts": ((("surname",), ("full_name",)), _IDENTITY["contacts"]),
    "marks": (_IDENTITY["marks"], (("date",),), (("session",),), (("code",),)),
    "calendar": ((("name",),), (("first",),)),
}
WIDE_MARKS_REQUIRED = (_IDENTITY["marks"],)
_SPECIAL = re.compile(
    r"\b(?:sen|send(?! (?:sms|text))|ehcp?|fsm|eal|lac|cla|pla[ac]|ppi?|ppg)\b|"
    r"special (?:educational|need)|"
    r"free (?:school )?meal|ethnic|religio|faith|languages?\b|mother tongue|medical|health|"
    r"allerg|diet|looked[ -]?after|\bin (?:lea |la )?care\b|pupil premium|disab|service child|"
    r"nationalit|country of birth|asylum|refugee|safeguard|child protection|gypsy|traveller|"
    r"sexual|gender identity|biometric|adopted|doctor|\bgp\b|\bnhs\b",
    re.IGNORECASE,
)
_WORD_STARTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def folded(heading: str) -> str:
    """Set case, spaces and punctuation aside, so that "Date of Birth" is "DateOfBirth"."""
    return re.sub(r"[\W_]+", "", heading.casefold())


_FOLDED = {
    kind: {field: tuple(map(folded, names.split("|"))) for field, names in fields.items()}
    for kind, fields in SYNONYMS.items()
}
_KNOWN = {
    kind: frozenset(name for names in fields.values() for name in names)
    for kind, fields in _FOLDED.items()
}


_PUPILS_OWN = frozenset(
    map(folded, ["Surname", "Last name", "Family name", "Forename", "First name", "Given name"])
)
_CONTACTS_OWN = frozenset(
    name
    for field in ("surname", "forename", "full_name")
    for name in _FOLDED["contacts"][field]
    if name not in _PUPILS_OWN
)


def export_heading(kind: str, field: str) -> str:
    """Return the heading that an export writes for a field, so that it is read back."""
    return SYNONYMS[kind][field].split("|", 1)[0]


def suggest_mapping(header: Iterable[str], kind: str) -> dict[str, str]:
    """Return field to heading for what is recognised; each heading serves one field.

    Where a contact's name has a heading of its own, a bare "Surname" is the pupil's.
    """
    free: dict[str, str] = {}
    for heading in header:
        if not is_special(heading):
            free.setdefault(folded(heading), heading)
    found = {}
    owned = (
        _PUPILS_OWN if kind == "contacts" and not _CONTACTS_OWN.isdisjoint(free) else frozenset()
    )
    for field, names in _FOLDED[kind].items():
        barred = owned if field in {"surname", "forename"} else ()
        name = next((name for name in names if name in free and name not in barred), None)
        if name is not None:
            found[field] = free.pop(name)
    return found


def detect_kind(header: Iterable[str]) -> str:
    """Return pupils, contacts, marks or calendar; empty when the headings are none of these."""
    header = tuple(header)
    days = sum(is_day_heading(heading) for heading in header)
    weeks = any(week_named(heading) for heading in header)
    for kind in ("marks", "contacts", "pupils", "calendar"):
        mapping = suggest_mapping(header, kind)
        telling = kind != "contacts" or {"order", "relationship", "responsibility"} & set(mapping)
        if telling and not missing_fields(mapping, kind):
            return kind
    identified = not missing_fields(suggest_mapping(header, "marks"), "wide marks")
    return "marks" if (days >= 2 or weeks) and identified else ""


def recognised(cells: Iterable[str], kind: str | None = None) -> int:
    """Count the cells that are headings of the kind, or of whichever kind fits best."""
    names = [folded(cell) for cell in cells if cell and len(cell) < 80]
    kinds = (kind,) if kind else tuple(SYNONYMS)
    return max(len(_KNOWN[one].intersection(names)) for one in kinds)


def missing_fields(mapping: Mapping[str, str], kind: str) -> tuple[str, ...]:
    """Say, in the words of headings, what a mapping of this kind still lacks."""
    groups = WIDE_MARKS_REQUIRED if kind == "wide marks" else REQUIRED[kind]
    kind = "marks" if kind == "wide marks" else kind
    return tuple(
        " or ".join(" and ".join(export_heading(kind, field) for field in way) for way in group)
        for group in groups
        if not any(all(field in mapping for field in way) for way in group)
    )


def is_special(heading: str) -> bool:
    """Whether a heading announces special-category or sensitive data, which is never read."""
    return _SPECIAL.search(_WORD_STARTS.sub(" ", heading).replace("_", " ")) is not None


def words_of(heading: str) -> str:
    """Write a heading as small words with one space between: "Parent1_Mobile" is parent1 mobile."""
    apart = _WORD_STARTS.sub(" ", heading.replace("’", "'")).casefold()
    return " ".join(re.sub(r"[^\w']+|_", " ", apart).split())


def checked_mapping(header: tuple[str, ...], kind: str, given: Mapping[str, str]) -> dict[str, str]:
    """Match a mapping made earlier or by hand to these headings; FileRefused when it cannot be."""
    by_name = {folded(heading): heading for heading in reversed(header)}
    mapping = {}
    for field, heading in given.items():
        if field not in SYNONYMS[kind]:
            raise FileRefused(
                f"The mapping names a field {field}, which a list of {kind} does not have.",
                f"The fields are: {', '.join(SYNONYMS[kind])}.",
            )
        if folded(heading) not in by_name:
            raise FileRefused(
                f"The file has no heading “{heading}” for {field}.",
                f"Its headings are: {', '.join(header)}.",
            )
        mapping[field] = by_name[folded(heading)]
    return mapping
