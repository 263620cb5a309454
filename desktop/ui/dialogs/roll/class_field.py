"""Choosing a class and a year group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox

from desktop.models.organisation.group import year_in_words
from desktop.tasks.admissions.change_roll import Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.models.admissions.roll import Membership
    from desktop.models.organisation.group import Group

YEARS = ("N1", "N2", "R", *(str(year) for year in range(1, 14)))


def class_field(classes: Iterable[Group], chosen: int | None = None) -> QComboBox:
    """Return the choice of a class; no class is possible."""
    made = QComboBox()
    made.addItem("No class yet", None)
    for group in classes:
        made.addItem(group.name, group.id)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def year_field(chosen: str = "") -> QComboBox:
    """Return the choice of a year group."""
    made = QComboBox()
    made.addItem("Not given", "")
    for year in YEARS:
        made.addItem(year_in_words(year), year)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def place_of(classes: QComboBox, years: QComboBox) -> Place:
    """Return what the two choices say."""
    return Place(classes.currentData(), str(years.currentData()))


def place_in_words(place: Membership | None) -> str:
    """6B, Year 6; what is not known is left out."""
    if place is None:
        return "No class"
    parts = (place.group_name or "No class", year_in_words(place.year_group))
    return ", ".join(part for part in parts if part)
