"""The sheet of what is open on the first-day board, for the review and for the end of the day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.absence.open_sheet import open_sheet
from desktop.documents.names import note_on
from desktop.models.absence.attempt import in_words
from desktop.models.absence.board_words import count_in_words, empty_in_words, unknown_in_words
from desktop.models.absence.first_day_clock import in_words as step_in_words
from desktop.models.days.session import day_in_words
from desktop.models.days.session_times import london
from desktop.storage.organisation import policies
from desktop.tasks.absence.chase_absence import whole_board
from desktop.tasks.papers.paper import NOT_FOR_A_WALL, Paper, file_name, heading_for, name_on_paper

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from desktop.models.absence.board import BoardLine
    from desktop.tasks.desk import Desk


def open_paper(desk: Desk) -> Paper:
    """Make the sheet of what is open now; it says the policy's times of looking it over."""
    board = whole_board(desk)
    now = desk.now()
    clock = policies.policy_on(desk.db, desk.school, desk.today).first_day
    title = f"First-day board, {day_in_words(desk.today)} {london(now):%H:%M}"
    heading = heading_for(desk, title, f"{count_in_words(board, now)}. {NOT_FOR_A_WALL}")
    notes = [
        unknown_in_words(board),
        empty_in_words(board),
        f"Looked over at {clock.review:%H:%M} and, for the end of the day, at"
        f" {clock.end_of_day:%H:%M}. What is decided is written down on the board.",
    ]
    rows = [_row(desk, line, now) for line in board.lines]
    notes.append(note_on(row[1] for row in rows))
    pdf = open_sheet(heading, filter(None, notes), rows)
    return Paper(title, file_name("First-day board", str(desk.today), f"{london(now):%H.%M}"), pdf,
                 ("school", None))  # fmt: skip


def _row(desk: Desk, line: BoardLine, now: datetime) -> tuple[str, ...]:
    halves = " and ".join(session.half.name for session in line.sessions)
    tried = "; ".join(f"{london(one.at):%H:%M} {in_words(one)}" for one in line.attempts)
    away = f"{halves}, day {line.day}"
    name = name_on_paper(desk, line.pupil, line.name)
    return (line.tier.tier, name, line.group_name, away, tried or "nothing yet",
            _next(line, now), " ".join(_to_know(line)))  # fmt: skip


def _next(line: BoardLine, now: datetime) -> str:
    if line.ask_teacher:
        return "Check with the teacher"
    if line.next is None:
        return "Nothing more today"
    late = ", overdue" if line.is_overdue(now) else ""
    return f"{step_in_words(line.next)}{late}"


def _to_know(line: BoardLine) -> Iterator[str]:
    if line.due_back:
        yield line.due_back.words
    for one in line.outsiders:
        yield f"Tell {one}."
    if line.visit_asked:
        yield "A visit is asked for."
    for said in line.unheard:
        yield f"{said.caller} left a message."
    for proposed in line.proposed:
        yield f"To decide: {proposed.proposal.value}."
