"""What an import will do, and what it did, in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.tasks.exchange import import_contacts, import_marks, import_pupils
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from desktop.tasks.exchange.import_files import Choices, Loaded
    from desktop.tasks.exchange.read_import import Applied

KIND_WORDS = {
    "pupils": "A list of pupils",
    "contacts": "A list of contacts",
    "marks": "A list of past marks",
    "calendar": "A school calendar",
}
_ONE = {"pupils": "pupil", "contacts": "contact", "marks": "mark", "calendar": "school year"}


def button_words(loaded: Loaded, choices: Choices) -> str:
    """Say what the button will do; empty when there is nothing to do."""
    parts = list(_parts(loaded, choices))
    return ", ".join(parts).capitalize()


def _parts(loaded: Loaded, choices: Choices) -> Iterator[str]:
    added, changed = counts(loaded, choices)
    noun = _ONE[loaded.file.incoming.kind]
    if added:
        yield f"add {counted(added, noun)}"
    if changed:
        yield f"change {counted(changed, noun)}" if not added else f"change {changed:,}"
    if choices.decisions.leavers:
        yield f"let {counted(len(choices.decisions.leavers), 'pupil')} leave"
    if choices.decisions.withdraw:
        yield f"take {counted(len(choices.decisions.withdraw), 'contact')} off"


def counts(loaded: Loaded, choices: Choices) -> tuple[int, int]:
    """Return how many would be added and how many changed."""
    seen = loaded.preview
    if isinstance(seen, import_pupils.Preview):
        return len(seen.plan.joiners), len(seen.plan.changes)
    if isinstance(seen, import_contacts.Preview):
        added = sum(len(plan.added) for _, plan in seen.plans)
        return added, sum(len(plan.changed) for _, plan in seen.plans)
    if isinstance(seen, import_marks.Preview):
        return len(seen.plan.new), len(seen.plan.clashing) if choices.take_theirs else 0
    new = sum(change.is_new for change in seen.years)
    changes = sum(change.changes_anything for change in seen.years)
    return new, changes - new


def summary(loaded: Loaded) -> str:
    """Say how much of the file is here already."""
    seen = loaded.preview
    if isinstance(seen, import_pupils.Preview) and seen.plan.unchanged:
        return f"{counted(seen.plan.unchanged, 'pupil')} unchanged"
    if isinstance(seen, import_contacts.Preview) and seen.unchanged:
        return f"{counted(seen.unchanged, 'contact')} here already"
    if isinstance(seen, import_marks.Preview) and seen.plan.same:
        return f"{counted(seen.plan.same, 'mark')} the same as ours"
    return ""


def notes(loaded: Loaded) -> tuple[str, ...]:
    """Return whole sentences about the file: what was never read, what was not needed."""
    incoming = loaded.file.incoming
    said = list(incoming.notes)
    if isinstance(loaded.preview, import_marks.Preview):
        said.extend(loaded.preview.plan.notes)
    if incoming.skipped:
        said.append(
            f"Not read, because it is special-category or sensitive: {', '.join(incoming.skipped)}."
        )
    if incoming.unused:
        said.append(f"Columns that were not needed: {', '.join(incoming.unused)}.")
    return tuple(said)


def done_words(loaded: Loaded, done: Applied) -> str:
    """Say what the import did."""
    name, noun = loaded.file.incoming.source_name, _ONE[loaded.file.incoming.kind]
    said = [f"{counted(done.added, noun)} added"] if done.added else []
    if done.changed:
        said.append(f"{done.changed:,} changed")
    if done.refused:
        said.append(f"{len(done.refused):,} left out")
    return f"{name}: {', '.join(said) if said else 'nothing to change'}."
