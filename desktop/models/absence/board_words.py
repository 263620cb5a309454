"""What the head of the board says: how many, how many overdue, and when it is empty, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from desktop.models.absence.board import Board

_NAMED = 3  # classes


def count_in_words(board: Board, now: datetime) -> str:
    """12 children without a reason, 3 overdue."""
    count = len(board.lines)
    overdue = board.overdue(now)
    children = "1 child" if count == 1 else f"{count} children"
    return f"{children} without a reason" + (f", {overdue} overdue" if overdue else "")


def short_count(board: Board, now: datetime) -> str:
    """12 open, 3 overdue."""
    overdue = board.overdue(now)
    return f"{len(board.lines)} open" + (f", {overdue} overdue" if overdue else "")


def empty_in_words(board: Board) -> str:
    """Say why nobody is on the board: done, or not begun; nothing while somebody is."""
    if board.lines:
        return ""
    settled = f" {_children(board.settled)} settled since the registers came in."
    more = settled if board.settled else ""
    if board.waited_for:
        registers = (
            "1 register is" if board.waited_for == 1 else f"{board.waited_for} registers are"
        )
        return f"Nobody is without a reason so far; {registers} still to come in.{more}"
    if board.unknown:
        return f"Nobody else is without a reason.{more}"
    return f"Done: every child is accounted for.{more}"


def unknown_in_words(board: Board) -> str:
    """Elm: 28 children unknown, nobody has taken the register; of many classes, the first few."""
    named = [
        f"{one.name}: {_unknown(one.children)} unknown, nobody has taken the register."
        for one in board.unknown[:_NAMED]
    ]
    rest = board.unknown[_NAMED:]
    if rest:
        count = _unknown(sum(one.children for one in rest))
        named.append(f"{len(rest)} more registers not taken: {count} unknown.")
    return " ".join(named)


def _children(count: int) -> str:
    return "1 child was" if count == 1 else f"{count} children were"


def _unknown(count: int) -> str:
    return "1 child" if count == 1 else f"{count} children"
