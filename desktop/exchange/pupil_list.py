"""Lists of pupils, as CSV or a workbook, from any school's system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.exchange.records.contact_columns import contact_groups, contacts_beside, group_headings
from desktop.exchange.records.pupil_record import (
    IDENTITY,
    PupilExtras,
    PupilsRead,
    pupil_named,
    read_pupil,
    settled,
)
from desktop.exchange.tables import mapped, records, refuse_missing, refuse_month_first
from desktop.models.imports.incoming import IncomingFile, YearTotals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from desktop.exchange.formats.watching import Watch
    from desktop.exchange.records.record_check import RecordCheck
    from desktop.exchange.table_shape import Table

_SUMS = ("total_possible", "total_attended", "total_authorised", "total_unauthorised")


def read_pupil_list(
    table: Table, given: Mapping[str, str] | None, today: date, watch: Watch
) -> IncomingFile:
    """Read every pupil of a table; FileRefused when it cannot be a list of pupils."""
    found = mapped(table, "pupils", given)
    refuse_missing(found, "pupils")
    refuse_month_first(found, ("birth_date", "starting_day", "leaving_day"), watch)
    groups = contact_groups(table.header, found.mapping.values())
    read = PupilsRead()
    for check, raw, cells in records(found, watch, pupil_named, IDENTITY):
        if raw and not check.refused:
            extras = PupilExtras(contacts_beside(check, cells, groups), _totals(check, raw))
            read.add(check, read_pupil(check, raw, today, extras))
        else:
            read.add(check, None)
    pupils, problems = settled(read, watch)
    beside = group_headings(table.header, groups)
    return IncomingFile(
        kind="pupils",
        source_name=table.source_name,
        header=table.header,
        mapping=found.mapping,
        pupils=pupils,
        problems=problems,
        skipped=found.skipped,
        unused=tuple(name for name in found.unused if name not in beside),
        notes=table.notes + _said_of_contacts(beside),
    )


def _said_of_contacts(headings: tuple[str, ...]) -> tuple[str, ...]:
    return (f"Contacts were read from: {', '.join(headings)}.",) if headings else ()


def read_totals(check: RecordCheck, year: str, sums: tuple[str, ...]) -> YearTotals | None:
    """Return a year's four sums, warning when they do not add up; None when one is no number."""
    numbers = [_whole(text) for text in (_first_year(year), *sums)]
    if any(number is None for number in numbers):
        check.warn("totals", " ".join((year, *sums)), "These are not a year and four sums.")
        return None
    begun, possible, attended, authorised, unauthorised = (number or 0 for number in numbers)
    totals = YearTotals(begun, "", "", "", possible, attended, authorised, unauthorised)
    if not totals.adds_up:
        check.warn(
            "totals",
            f"{begun}: {possible} possible, {attended} attended, {authorised} authorised, "
            f"{unauthorised} unauthorised",
            "These do not add up: possible should be attended and both absences together.",
        )
    return totals


def _totals(check: RecordCheck, raw: Mapping[str, str]) -> tuple[YearTotals, ...]:
    sums = tuple(raw.get(name, "").strip() for name in _SUMS)
    if not any(sums):
        return ()
    totals = read_totals(check, raw.get("total_year", ""), sums)
    return (totals,) if totals else ()


def _first_year(text: str) -> str:
    """The year a school year begins in: 2025 of "2025/26" or "2025-2026"."""
    return text.strip()[:4]


def _whole(text: str) -> int | None:
    digits = text.strip().removesuffix(".0")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 5 else None
