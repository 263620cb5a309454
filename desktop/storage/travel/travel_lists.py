"""What is kept of travelling families, as lists for an export: also what was replaced."""

from __future__ import annotations

from desktop.storage.file.kept_list import PUPIL, As, Column, KeptList, written_by


def _line(table: str) -> tuple[Column, Column]:
    return Column("Line", f"{table}.id"), Column("Replaces line", "replaces")


def _of_journeys(table: str) -> str:
    return f"FROM {table} JOIN authors ON authors.id = author WHERE {table}.school = ?"


_FACTS = KeptList(
    "travel_facts",
    (
        PUPIL,
        *_line("travel_facts"),
        Column("What", "kind"),
        Column("Is so", "holds", As.YES),
        Column("Words", "words"),
        Column("Postcode", "travel_facts.postcode"),
        Column("Source", "source"),
        Column(
            "Address confidential",
            "CASE WHEN kind IN ('base 1', 'base 2', 'whereabouts')"
            " THEN pupils.address_confidential END",
            As.YES,
        ),
        *written_by("recorded_at"),
    ),
    "FROM travel_facts JOIN pupils ON pupils.id = pupil JOIN authors ON authors.id = author"
    " WHERE travel_facts.school = ?",
    "travel_facts.id",
)
_JOURNEYS = KeptList(
    "journeys",
    (
        PUPIL,
        Column("Journey", "journeys.id"),
        Column("Received", "received_on", As.DAY),
        Column("How it came", "how"),
        Column("Who asks", "asked_by"),
        Column("Reason for travel", "reason"),
        Column("Words", "words"),
        Column("Where", "place"),
        Column("How far", "reach"),
        Column("Day of travel", "first_day", As.DAY),
        Column("Expected back", "back_on", As.DAY),
        Column("Education pack given", "pack", As.YES),
        Column("What is in the pack", "pack_words"),
        *written_by("recorded_at"),
    ),
    "FROM journeys JOIN journey_pupils ON journey = journeys.id"
    " JOIN authors ON authors.id = author WHERE journeys.school = ?",
    "journeys.id, pupil",
)
_DECISIONS = KeptList(
    "journey_decisions",
    (
        Column("Journey", "journey"),
        *_line("journey_decisions"),
        Column("Outcome", "outcome"),
        Column("Reason", "reason"),
        *written_by("recorded_at"),
    ),
    _of_journeys("journey_decisions"),
    "journey_decisions.id",
)
_SCHOOLS = KeptList(
    "journey_schools",
    (
        Column("Journey", "journey"),
        *_line("journey_schools"),
        Column("Other school", "journey_schools.name"),
        Column("Address", "address"),
        Column("Contact", "contact"),
        Column("Since", "since", As.DAY),
        Column("Sessions there", "pattern", As.PATTERN),
        Column("Confirmed", "confirmed_on", As.DAY),
        Column("Confirmed by", "confirmed_by"),
        *written_by("recorded_at"),
    ),
    _of_journeys("journey_schools"),
    "journey_schools.id",
)
_PACKS = KeptList(
    "journey_packs",
    (
        Column("Journey", "journey"),
        *_line("journey_packs"),
        Column("Education pack given", "given", As.YES),
        Column("What is in the pack", "words"),
        *written_by("recorded_at"),
    ),
    _of_journeys("journey_packs"),
    "journey_packs.id",
)
_RETURNS = KeptList(
    "journey_returns",
    (
        Column("Journey", "journey"),
        *_line("journey_returns"),
        Column("Back on", "back_on", As.DAY),
        Column("Words", "words"),
        *written_by("recorded_at"),
    ),
    _of_journeys("journey_returns"),
    "journey_returns.id",
)
_ELSEWHERE = KeptList(
    "attendances_elsewhere",
    (
        PUPIL,
        *_line("attendances_elsewhere"),
        Column("School", "place"),
        Column("First day", "first_day", As.DAY),
        Column("Last day", "last_day", As.DAY),
        Column("Attendances", "attendances"),
        Column("Source", "source"),
        *written_by("recorded_at"),
    ),
    _of_journeys("attendances_elsewhere"),
    "attendances_elsewhere.id",
)
_SEARCHES = KeptList(
    "search_steps",
    (
        PUPIL,
        Column("Step", "step"),
        Column("Done on", "done_on", As.DAY),
        Column("What came of it", "words"),
        *written_by("recorded_at"),
    ),
    _of_journeys("deletion_steps"),
    "deletion_steps.id",
)
TRAVEL = (
    _FACTS, _JOURNEYS, _DECISIONS, _SCHOOLS, _PACKS, _RETURNS, _ELSEWHERE, _SEARCHES,
)  # fmt: skip
