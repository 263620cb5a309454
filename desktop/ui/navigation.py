"""The places of the program, in order: title, icon, who may go there, and its panel."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, cast

from desktop.models.organisation.staff import Duty

if TYPE_CHECKING:
    from desktop.models.organisation.staff import Who
    from desktop.ui.panel import Panel


@dataclass(frozen=True, slots=True)
class Place:
    """A place; it is shown to those who hold any of its duties. Loaded when first gone to."""

    name: str
    title: str
    icon: str
    duties: frozenset[Duty]

    def is_for(self, someone: Who) -> bool:
        """Whether the person may go there."""
        return bool(self.duties & someone.duties)

    def panel_class(self) -> type[Panel]:
        """Load the panel: `take_register` is TakeRegisterPanel in ui/panels/take_register.py."""
        module = import_module(f"desktop.ui.panels.{self.name}")
        words = "".join(word.capitalize() for word in self.name.split("_"))
        return cast("type[Panel]", getattr(module, f"{words}Panel"))


def _place(name: str, title: str, icon: str, *duties: Duty) -> Place:
    return Place(name, title, icon, frozenset(duties))


_ALL_CLASSES = (Duty.TAKE_ANY_REGISTER, Duty.SEE_EVERY_CLASS)

PANELS = (
    _place("see_today", "Today", "calendar-check", *_ALL_CLASSES),
    _place("take_register", "Register", "clipboard-list", Duty.TAKE_OWN_REGISTER, *_ALL_CLASSES),
    _place("settle_corrections", "Corrections", "history", Duty.AMEND),
    _place("plan_absence", "Planned", "calendar-days", Duty.KEEP_THE_ROLL),
    _place("change_roll", "Pupils", "users", Duty.KEEP_THE_ROLL, Duty.SEE_EVERY_CLASS),
    _place("import_files", "Import", "upload", Duty.IMPORT),
    _place("set_terms", "School year", "calendar", Duty.SET_UP),
    _place("set_policy", "Policy", "scale", Duty.SET_UP),
    _place("manage_classes", "Classes", "school", Duty.SET_UP, Duty.LEND_A_CLASS),
    _place("manage_staff", "Staff", "user-check", Duty.SET_UP),
    _place("keep_safe", "Safe keeping", "shield-check", Duty.BACK_UP, Duty.EXPORT),
)
