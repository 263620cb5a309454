"""The fields that a letter's words may have, for each kind, and what they become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.models.letters.letter import LetterKind

if TYPE_CHECKING:
    from collections.abc import Mapping

# Filled in for every letter: of the school, the children, the adults and the day.
COMMON: dict[str, str] = {
    "child": "the child’s forename, or the forenames of brothers and sisters",
    "child_name": "the full legal name, or the names",
    "class": "the class, or the classes",
    "parent": "those to whom it goes, with title and surname",
    "today": "the day the letter is dated",
    "school": "the school’s name",
    "phone": "the school’s telephone number",
    "head": "the name of the person who signs",
    "law": "the regulation on leave that holds on that day",
    "guidance": "the guidance that holds on that day",
}
FINES: dict[str, str] = {
    "what_follows": "what may follow if the leave is taken all the same, in full sentences",
    "issuer": "who sends penalty notices",
    "fine_early": "the lower amount of a first penalty notice",
    "fine_early_days": "the days within which the lower amount is paid",
    "fine": "the amount of a first penalty notice",
    "fine_days": "the days within which it is paid",
    "fine_second": "the amount of a second penalty notice",
    "fine_years": "the years within which there is no third",
}
_SPAN: dict[str, str] = {
    "dates": "on Mon 16 Nov 2026, or from the first day to the last",
    "first_day": "the first day, as Mon 16 Nov 2026",
    "last_day": "the last day",
}
_ASKED = _SPAN | {
    "asked_on": "the day on which the family asked",
    "days": "how many school days, as 3 school days or half a school day",
}
_BACK = {"back_on": "the day the child is expected back"}
_REASON = {"reason": "the head’s reason, as it was written down for the family"}
_CONDITIONS = {"conditions": "what was agreed besides, in full sentences; may be empty"}
_WHERE = {"where": "where the family will be, as they said; may be empty"}

# What the errand that writes the letter gives.
GIVEN: dict[LetterKind, dict[str, str]] = {
    LetterKind.GRANTED: _ASKED | _BACK | _REASON | _CONDITIONS,
    LetterKind.GRANTED_IN_PART: _ASKED
    | _BACK
    | _REASON
    | _CONDITIONS
    | {
        "asked_dates": "the same of the days that were asked for",
        "asked_first_day": "the first day that was asked for",
        "asked_last_day": "the last day that was asked for",
        "refused_days": "the days that are not granted, in words",
    },
    LetterKind.REFUSED: _ASKED | _REASON,
    LetterKind.LATE_REQUEST: _ASKED
    | {"notice_days": "how many school days before it a request is wanted"},
    LetterKind.NOT_RESIDENT: _ASKED,
    LetterKind.EVIDENCE_WANTED: _ASKED
    | {
        "evidence": "what is wanted, as “the dates of your flights”",
        "by_day": "the day by which it is wanted",
    },
    LetterKind.RETURN_OVERDUE: _SPAN | _BACK | {"missed": "how many school days since, in words"},
    LetterKind.TRAVEL_AGREED: _SPAN
    | _BACK
    | _CONDITIONS
    | _WHERE
    | {"education": "the work that was given to take along; may be empty"},
    LetterKind.TRAVEL_NOT_AGREED: _SPAN | _REASON,
    LetterKind.TRAVEL_OVERDUE: _SPAN | _BACK | _WHERE | {"missed": "how many school days since"},
    LetterKind.DUAL_REGISTRATION: _SPAN
    | _BACK
    | {
        "other_school": "the other school’s name",
        "birth_dates": "the date of birth, or the dates",
        "since": "since when the child is on both rolls; may be empty",
        "contact": "whom to ring here about it",
    },
}
_FINED = frozenset({
    LetterKind.GRANTED_IN_PART, LetterKind.REFUSED, LetterKind.LATE_REQUEST,
    LetterKind.NOT_RESIDENT, LetterKind.TRAVEL_NOT_AGREED,
})  # fmt: skip
_EXTRA = {LetterKind.DUAL_REGISTRATION: {"sharing_law": "the law on sharing what is personal"}}


def fields_of(kind: LetterKind) -> dict[str, str]:
    """Return the fields that a kind of letter has, with what each becomes."""
    fines = FINES if kind in _FINED else {}
    return COMMON | GIVEN[kind] | fines | _EXTRA.get(kind, {})


def with_dates(values: Mapping[str, str]) -> dict[str, str]:
    """Add what both ends of a span say together: a day alone is no span."""
    spans = {
        f"{asked}dates": (values[f"{asked}first_day"], values[f"{asked}last_day"])
        for asked in ("", "asked_")
        if f"{asked}first_day" in values and f"{asked}last_day" in values
    }
    said = {
        name: f"on {first}" if first == last else f"from {first} to {last}"
        for name, (first, last) in spans.items()
    }
    return {**values, **said}
