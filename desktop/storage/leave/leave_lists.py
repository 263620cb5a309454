"""What is kept of leave, as lists for an export: also what was replaced and withdrawn."""

from __future__ import annotations

from desktop.storage.file.kept_list import PUPIL, As, Column, KeptList, written_by

_REQUESTS = KeptList(
    "leave_requests",
    (
        PUPIL,
        Column("Request", "leave_requests.id"),
        Column("Received", "received_on", As.DAY),
        Column("How it came", "how"),
        Column("Who asks", "asker"),
        Column("Relationship to the child", "relationship"),
        Column("Lives with the child", "lives_with", As.YES),
        Column("From", "first_session", As.SESSION),
        Column("Until", "last_session", As.SESSION),
        Column("Destination", "destination"),
        Column("Reason", "leave_requests.reason"),
        Column("Words", "words"),
        *written_by("leave_requests.recorded_at"),
        Column("Withdrawn", "withdrawn_at", As.MOMENT),
        Column("Withdrawn by", "coalesce(taken.name, '')"),
        Column("Why withdrawn", "coalesce(withdrawn_why, '')"),
    ),
    "FROM leave_requests JOIN leave_request_pupils ON request = leave_requests.id"
    " JOIN authors ON authors.id = leave_requests.author"
    " LEFT JOIN authors AS taken ON taken.id = withdrawn_by WHERE leave_requests.school = ?",
    "leave_requests.id, pupil",
)
_PAPERS = KeptList(
    "leave_papers",
    (
        Column("Request", "request"),
        Column("What", "what"),
        Column("Words", "leave_papers.words"),
        *written_by("at"),
    ),
    "FROM leave_papers JOIN leave_requests ON leave_requests.id = request"
    " JOIN authors ON authors.id = leave_papers.author WHERE leave_requests.school = ?",
    "leave_papers.id",
)
_ANSWERS = KeptList(
    "leave_answers",
    (
        Column("Request", "request"),
        Column("Factor", "factor"),
        Column("Answer", "leave_answers.words"),
        *written_by("at"),
    ),
    "FROM leave_answers JOIN leave_requests ON leave_requests.id = request"
    " JOIN authors ON authors.id = leave_answers.author WHERE leave_requests.school = ?",
    "leave_answers.id",
)


def _fact(heading: str, name: str, how: As = As.TEXT) -> Column:
    return Column(heading, f"json_extract(facts, '$.{name}')", how)


_DECISIONS = KeptList(
    "leave_decisions",
    (
        PUPIL,
        Column("Request", "request"),
        Column("Decision", "leave_decisions.id"),
        Column("Replaces decision", "replaces"),
        Column("Outcome", "outcome"),
        Column("Code if away", "code"),
        Column("From", "first_session", As.SESSION),
        Column("Until", "last_session", As.SESSION),
        _fact("Licence", "licence"),
        _fact("Religious body", "body"),
        _fact("Festival", "festival"),
        _fact("Agreed with", "agreed_with"),
        _fact("Review day", "review_day", As.DAY),
        Column("Which sessions", "CAST(json_extract(facts, '$.pattern') AS INTEGER)", As.PATTERN),
        Column("Reason", "reason"),
        _fact("Why changed", "why_changed"),
        *written_by("recorded_at"),
    ),
    "FROM leave_decisions JOIN authors ON authors.id = author WHERE leave_decisions.school = ?",
    "leave_decisions.id",
)
_STEPS = KeptList(
    "leave_steps",
    (
        PUPIL,
        Column("Request", "request"),
        Column("Away since", "since", As.SESSION),
        Column("Step", "step"),
        Column("Done", "done", As.YES),
        Column("On", "day", As.DAY),
        Column("Words", "words"),
        *written_by("recorded_at"),
    ),
    "FROM leave_steps JOIN authors ON authors.id = author WHERE leave_steps.school = ?",
    "leave_steps.id",
)
LEAVE = (_REQUESTS, _PAPERS, _ANSWERS, _DECISIONS, _STEPS)
