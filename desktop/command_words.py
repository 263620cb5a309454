"""What an import did or would do, for a person to read and for another program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop.tasks.exchange.import_calendar import CalendarPreview
from desktop.tasks.exchange.import_contacts import Preview as ContactsPreview
from desktop.tasks.exchange.import_marks import Preview as MarksPreview
from desktop.tasks.exchange.import_marks import kept_as_they_are
from desktop.tasks.exchange.import_pupils import Preview as PupilsPreview
from desktop.tasks.exchange.read_import import Applied

if TYPE_CHECKING:
    from desktop.models.imports.incoming import Problem
    from desktop.tasks.exchange.import_calendar import YearChange
    from desktop.tasks.exchange.import_files import Loaded, Preview


@dataclass(frozen=True, slots=True)
class Said:
    """What a command did: for a person, for another program, and the exit code."""

    text: str
    facts: dict[str, Any] = field(default_factory=dict)
    code: int = 0


def foreseen(loaded: Loaded, *, take_theirs: bool) -> Applied:
    """Return what applying a preview would say that it did."""
    preview = loaded.preview
    refused = tuple(problem for problem in preview.problems if problem.refused)
    if isinstance(preview, MarksPreview):
        clashing = preview.plan.clashing
        added, changed = len(preview.plan.new), len(clashing) if take_theirs else 0
        kept = () if take_theirs else kept_as_they_are(clashing)
        return Applied(added, changed, preview.plan.same, (*refused, *kept))
    return Applied(*_counts(preview), refused=refused)


def _counts(preview: Preview) -> tuple[int, int, int]:
    """What would be added, changed and left as it is."""
    if isinstance(preview, PupilsPreview):
        return len(preview.plan.joiners), len(preview.plan.changes), preview.plan.unchanged
    if isinstance(preview, ContactsPreview):
        added = sum(len(plan.added) for _, plan in preview.plans)
        changed = sum(len(plan.changed) for _, plan in preview.plans)
        return added, changed, preview.unchanged
    if isinstance(preview, MarksPreview):
        raise TypeError("marks clash, and are counted by what is chosen then")
    new = sum(change.is_new for change in preview.years)
    written = sum(change.changes_anything for change in preview.years)
    return new, written - new, len(preview.years) - written


def told(loaded: Loaded, done: Applied, *, happened: bool) -> Said:
    """Say what an import did, or would do, row by row where something was wrong."""
    incoming = loaded.file.incoming
    facts = {
        "kind": incoming.kind, "added": done.added, "changed": done.changed,
        "unchanged": done.unchanged, "refused": _refused(loaded, done),
        "warnings": [_row(each) for each in loaded.preview.problems if not each.refused],
        "missing": _missing(loaded), "skipped": list(incoming.skipped), "notes": _notes(loaded),
    }  # fmt: skip
    return Said("\n".join(_lines(facts, happened=happened)), facts)


def _refused(loaded: Loaded, done: Applied) -> list[dict[str, Any]]:
    preview = loaded.preview
    asked = preview.plan.questions if isinstance(preview, PupilsPreview) else ()
    return [_row(problem) for problem in done.refused] + [
        {"row": each.record.row, "field": "pupil", "value": each.record.legal_surname,
         "reason": each.why}
        for each in asked
    ]  # fmt: skip


def _missing(loaded: Loaded) -> list[str]:
    preview = loaded.preview
    found = preview.plan.missing if isinstance(preview, PupilsPreview) else ()
    return [each.name for each in found]


def _notes(loaded: Loaded) -> list[str]:
    preview = loaded.preview
    ours: tuple[str, ...] = ()
    if isinstance(preview, MarksPreview):
        ours = preview.plan.notes
    elif isinstance(preview, CalendarPreview):
        ours = tuple(map(_year_in_words, preview.years))
    return [*ours, *loaded.file.incoming.notes]


def _year_in_words(change: YearChange) -> str:
    name, count = change.draft.year.name, change.count
    return f"{name}: {count.days} school days, {count.sessions} sessions."


def _row(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row, "field": problem.field, "value": problem.value,
        "reason": problem.reason,
    }  # fmt: skip


def _lines(facts: dict[str, Any], *, happened: bool) -> list[str]:
    seen = "" if happened else " (only looked at, nothing is written)"
    counts = ", ".join(f"{facts[name]} {name}" for name in ("added", "changed", "unchanged"))
    lines = [f"{facts['kind'].capitalize()}{seen}: {counts}, {len(facts['refused'])} refused."]
    for heading, name in (("Refused", "refused"), ("Taken in, but look at it", "warnings")):
        lines += [f"{heading}: {_line(each)}" for each in facts[name]]
    lines += [f"Not in the file, and left as they are: {name}" for name in facts["missing"]]
    lines += [f"Not read: {heading}" for heading in facts["skipped"]]
    return [*lines, *facts["notes"]]


def _line(each: dict[str, Any]) -> str:
    row = f"row {each['row']}, " if each["row"] is not None else ""
    value = " ".join(f"{each['field']} {each['value']}".split())
    return f"{row}{value}: {each['reason']}"
