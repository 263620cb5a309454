"""An `N` in the office's words: how long there is, what is known, who said what."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from desktop.models.absence.explanation import EXPLANATIONS, said
from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop.models.absence.message import Message
    from desktop.models.absence.unexplained_line import UnexplainedLine

_NAMED = 4


def due_in_words(line: UnexplainedLine) -> str:
    """Say the deadline so that it needs no colour: overdue and due today say so first."""
    ends = f"{line.deadline:%a} {line.deadline.day} {line.deadline:%b}"
    if line.left < 0:
        return f"overdue since {ends}"
    return f"{ends}, in {counted(line.left, 'school day')}" if line.left else "today"


def chosen_in_words(lines: Sequence[UnexplainedLine]) -> str:
    """Say whose sessions are chosen: Aisha Ahmed 4, Ben Baxter 2."""
    counts = Counter(line.name for line in lines)
    names = [f"{name} {count}" for name, count in counts.items()]
    more = f" and {counted(len(names) - _NAMED, 'more child')}" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more.replace("childs", "children")


def in_full(line: UnexplainedLine) -> str:
    """Say all that is known of one line, a line each."""
    head = f"{line.name}, {line.group_name}, {line.session}. Reason due: {due_in_words(line)}."
    known = [f"Explained: {line.known}"] if line.waits else []
    known += [refused_in_words(line)] if line.refused else []
    return "\n".join((head, *known, *(_said(one) for one in line.messages))) + (
        "" if line.messages or known else "\nNothing was said yet."
    )


def refused_in_words(line: UnexplainedLine) -> str:
    """Leave refused by Hilda Head, asked for on Tue 3 Nov 2026: family holiday. Suggests G, H."""
    if line.refused is None:
        return ""
    key = next((one.key for one in EXPLANATIONS if one.code == line.refused.code), "")
    words = f"{line.refused.words[:1].upper()}{line.refused.words[1:]}"
    return f"{words}. Suggests {line.refused.code}" + (f", key {key}." if key else ".")


def _said(one: Message) -> str:
    words = said(one)
    words = f"{words[:1].upper()}{words[1:]}"
    return words if one.explains else f"{words} (may not explain an absence)"


def _child(line: UnexplainedLine) -> str:
    return line.name


def _class(line: UnexplainedLine) -> str:
    return line.group_name


def _session(line: UnexplainedLine) -> str:
    return str(line.session)


def _by_session(line: UnexplainedLine) -> int:
    return line.session.number


def _by_deadline(line: UnexplainedLine) -> date:
    return line.deadline


def _picture(line: UnexplainedLine) -> tuple[str, str] | None:
    if line.left < 0:
        return "triangle-alert", "warn_text"
    return ("clock", "late_text") if line.left == 0 else None


def _known(line: UnexplainedLine) -> str:
    if line.messages:
        return _said(line.messages[-1])
    return refused_in_words(line) or "nothing yet"


def _explained(line: UnexplainedLine) -> str:
    return line.known


def _code(line: UnexplainedLine) -> str:
    if not line.code:
        return "to be chosen"
    return line.code if line.may_accept else f"{line.code}, for the head"


def _code_picture(line: UnexplainedLine) -> tuple[str, str]:
    return ("circle-check", "ok_text") if line.may_accept else ("clock", "late_text")


_WHO = (
    Column("Reason due", due_in_words, _by_deadline, _picture),
    Column("Child", _child),
    Column("Class", _class),
    Column("Session", _session, _by_session),
)
COLUMNS: tuple[Column[UnexplainedLine], ...] = (*_WHO, Column("Said so far", _known))
WAITING_COLUMNS: tuple[Column[UnexplainedLine], ...] = (
    *_WHO,
    Column("What was said", _explained),
    Column("Code", _code, picture=_code_picture),
)
