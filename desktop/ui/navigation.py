"""The places of the program, in order: title, icon, who may go there, and its panel."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from desktop.models.organisation.staff import Duty

if TYPE_CHECKING:
    from desktop.models.organisation.staff import Who
    from desktop.ui.panel import Panel


class Section(Enum):
    """What the places in a part of the list have in common."""

    DAY = "the day"
    RECORD = "the record"
    SCHOOL = "the school"


@dataclass(frozen=True, slots=True)
class Place:
    """A place; it is shown to those who hold any of its duties. Loaded when first gone to.

    Places of one section stand together in the list, with a line before the next section.
    """

    section: Section
    name: str
    title: str
    icon: str
    duties: frozenset[Duty]

    def is_for(self, someone: Who) -> bool:
        """Whether the person may go there."""
        return bool(self.duties & someone.duties)

    def panel_class(self) -> type[Panel]:
        """Load the panel: `take_register` is TakeRegisterPanel in ui/panels/take_register.py.

        The school's own places have a folder of their own, ui/panels/school.
        """
        folder = "school." if self.section is Section.SCHOOL else ""
        module = import_module(f"desktop.ui.panels.{folder}{self.name}")
        words = "".join(word.capitalize() for word in self.name.split("_"))
        return cast("type[Panel]", getattr(module, f"{words}Panel"))


def _place(section: Section, name: str, title: str, icon: str, *duties: Duty) -> Place:
    return Place(section, name, title, icon, frozenset(duties))


_ALL_CLASSES = (Duty.TAKE_ANY_REGISTER, Duty.SEE_EVERY_CLASS)
_day, _record, _school = (partial(_place, section) for section in Section)

PANELS = (
    _day("see_today", "Today", "calendar-check", *_ALL_CLASSES),
    _day("take_register", "Register", "clipboard-list", Duty.TAKE_OWN_REGISTER, *_ALL_CLASSES),
    _day("take_message", "Absence line", "phone", Duty.LOG_ABSENCE),
    _day("sign_in_late", "Late desk", "log-in", Duty.SIGN_IN_AND_OUT),
    _day("chase_absence", "First-day board", "siren", Duty.LOG_ABSENCE),
    _day("see_on_site", "On site", "building", Duty.TAKE_OWN_REGISTER, Duty.SEE_EVERY_CLASS),
    _day("explain_absence", "Unexplained", "circle-help", Duty.LOG_ABSENCE),
    _day("settle_corrections", "Corrections", "history", Duty.AMEND),
    _day("sign_letters", "Head’s desk", "signature", Duty.SIGN_LETTERS, Duty.LOG_ABSENCE),
    _day("plan_absence", "Planned", "calendar-days", Duty.KEEP_THE_ROLL),
    _day("decide_leave", "Leave", "clipboard-check", Duty.LOG_ABSENCE, Duty.DECIDE_LEAVE),
    _record("change_roll", "Pupils", "users", Duty.KEEP_THE_ROLL, Duty.SEE_EVERY_CLASS),
    _record("watch_children", "At risk", "shield-alert", Duty.SEE_FLAGS, Duty.KEEP_AGREEMENTS),
    _record("track_travel", "Travel", "route", Duty.LOG_ABSENCE),
    _record("see_figures", "Figures", "chart-column", Duty.SEE_EVERY_CLASS),
    _record("print_papers", "Paper", "printer", Duty.TAKE_OWN_REGISTER, *_ALL_CLASSES),
    _record("amend_registers", "Amend", "clipboard-pen", Duty.AMEND),
    _record("look_back", "Looking back", "file-clock", Duty.SEE_EVERY_CLASS),
    _school("import_files", "Import", "upload", Duty.IMPORT),
    _school("set_terms", "School year", "calendar", Duty.SET_UP),
    _school("set_policy", "Policy", "scale", Duty.SET_UP),
    _school("manage_classes", "Classes", "school", Duty.SET_UP, Duty.LEND_A_CLASS),
    _school("manage_staff", "Staff", "user-check", Duty.SET_UP),
    _school("keep_safe", "Safe keeping", "shield-check", Duty.BACK_UP, Duty.EXPORT),
)
