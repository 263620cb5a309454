"""Calendars A (2024/25) and B (2025/26), which the worked cases are counted on."""

from __future__ import annotations

from datetime import date

from desktop.models.days.school_year import Closure, ClosureKind, SchoolCalendar, SchoolYear, Term


def a_term(name: str, first: str, last: str) -> Term:
    return Term(name, date.fromisoformat(first), date.fromisoformat(last))


def a_day_off(day: str, kind: ClosureKind, name: str = "") -> Closure:
    return Closure(date.fromisoformat(day), date.fromisoformat(day), kind, name=name)


YEAR_A = SchoolYear(
    "2024/25",
    date(2024, 9, 1),
    date(2025, 8, 31),
    (
        a_term("Autumn 1", "2024-09-04", "2024-10-25"),
        a_term("Autumn 2", "2024-11-05", "2024-12-20"),
        a_term("Spring 1", "2025-01-07", "2025-02-14"),
        a_term("Spring 2", "2025-02-24", "2025-04-04"),
        a_term("Summer 1", "2025-04-22", "2025-05-23"),
        a_term("Summer 2", "2025-06-03", "2025-07-22"),
    ),
)
CLOSURES_A = (
    a_day_off("2024-11-04", ClosureKind.INSET),
    a_day_off("2025-01-06", ClosureKind.INSET),
    a_day_off("2025-05-05", ClosureKind.BANK_HOLIDAY, "Early May bank holiday"),
    a_day_off("2025-06-02", ClosureKind.INSET),
)
YEAR_B = SchoolYear(
    "2025/26",
    date(2025, 9, 1),
    date(2026, 8, 31),
    (
        a_term("Autumn 1", "2025-09-03", "2025-10-24"),
        a_term("Autumn 2", "2025-11-04", "2025-12-19"),
        a_term("Spring 1", "2026-01-06", "2026-02-13"),
        a_term("Spring 2", "2026-02-23", "2026-03-27"),
        a_term("Summer 1", "2026-04-13", "2026-05-22"),
        a_term("Summer 2", "2026-06-02", "2026-07-20"),
    ),
)
CLOSURES_B = (a_day_off("2026-05-04", ClosureKind.BANK_HOLIDAY, "Early May bank holiday"),)

CALENDAR_A = SchoolCalendar((YEAR_A,), CLOSURES_A)
CALENDAR_B = SchoolCalendar((YEAR_B,), CLOSURES_B)
BOTH_YEARS = SchoolCalendar((YEAR_A, YEAR_B), CLOSURES_A + CLOSURES_B)
