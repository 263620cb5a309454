"""Contracts and action plans as lists for an export: every version, answer and review."""

from __future__ import annotations

from desktop.storage.file.kept_list import PUPIL, As, Column, KeptList, written_by

_AGREEMENTS = KeptList(
    "agreements",
    (
        PUPIL,
        Column("Agreement", "agreements.id"),
        Column("Replaces agreement", "replaces"),
        Column("What it is", "kind"),
        Column("Made on", "made_on", As.DAY),
        Column("From", "agreements.first_day", As.DAY),
        Column("Until", "agreements.last_day", As.DAY),
        Column("First review", "review_on", As.DAY),
        Column("Difficulties", "difficulties"),
        Column("What the family does", "family"),
        Column("What the school does", "by_school"),
        Column("What others do", "others"),
        Column("Target", "target"),
        Column("Target in per cent", "rate / 10.0"),
        *written_by("recorded_at"),
    ),
    "FROM agreements JOIN authors ON authors.id = author WHERE agreements.school = ?",
    "agreements.id",
)
_PARTIES = KeptList(
    "agreement_parties",
    (
        PUPIL,
        Column("Agreement", "agreement"),
        Column("Place", "place"),
        Column("Name", "agreement_parties.name"),
        Column("Part", "part"),
        Column("Is a contact", "contact IS NOT NULL", As.YES),
    ),
    "FROM agreement_parties JOIN agreements ON agreements.id = agreement"
    " WHERE agreements.school = ?",
    "agreement, place",
)
_ANSWERS = KeptList(
    "agreement_answers",
    (
        PUPIL,
        Column("Agreement", "agreement"),
        Column("Place", "place"),
        Column("Answer", "answer"),
        Column("On", "day", As.DAY),
        Column("Words", "words"),
        *written_by("agreement_answers.recorded_at"),
    ),
    "FROM agreement_answers JOIN agreements ON agreements.id = agreement"
    " JOIN authors ON authors.id = agreement_answers.author WHERE agreements.school = ?",
    "agreement_answers.id",
)
_REVIEWS = KeptList(
    "agreement_reviews",
    (
        PUPIL,
        Column("Agreement", "agreement"),
        Column("Held on", "held_on", As.DAY),
        Column("Who came", "came"),
        Column("What was kept to", "kept_to"),
        Column("Outcome", "outcome"),
        Column("Words", "words"),
        Column("Next review", "next_on", As.DAY),
        *written_by("agreement_reviews.recorded_at"),
    ),
    "FROM agreement_reviews JOIN agreements ON agreements.id = agreement"
    " JOIN authors ON authors.id = agreement_reviews.author WHERE agreements.school = ?",
    "agreement_reviews.id",
)
AGREEMENTS = (_AGREEMENTS, _PARTIES, _ANSWERS, _REVIEWS)
