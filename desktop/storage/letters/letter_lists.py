"""The ledger of letters as lists for an export: never a signature, its picture or its key."""

from __future__ import annotations

from desktop.storage.file.kept_list import PUPIL, As, Column, KeptList, written_by

_SECRET = (
    "EXISTS (SELECT 1 FROM letter_contacts JOIN contacts ON contacts.id = contact"
    " JOIN pupils ON pupils.id = contacts.pupil WHERE letter = letters.id"
    " AND (contacts.address_confidential OR (pupils.address_confidential"
    " AND trim(contacts.address) = '' AND (contacts.address_as_pupil OR contacts.lives_with))))"
)
_LETTERS = KeptList(
    "letters",
    (
        Column("Letter", "letters.id", As.LETTER),
        Column("Kind", "kind"),
        Column("About", "about"),
        Column("Number", "about_id"),
        Column("To", "addressee"),
        Column("Address", "address"),
        Column("Address confidential", _SECRET, As.YES),
        Column("Why no address", "note"),
        Column("Wording", "template"),
        Column("Subject", "json_array(subject, said)", As.SUBJECT),
        Column("What it said", "json_array(words, said)", As.WORDS),
        Column("What it relied on", "relied_on"),
        Column("Signs", "head"),
        Column("Position of who signs", "head_position"),
        Column("Instead of", "instead_of", As.LETTER),
        *written_by("made_at"),
    ),
    "FROM letters JOIN authors ON authors.id = author WHERE letters.school = ?",
    "letters.id",
)
_CHILDREN = KeptList(
    "letter_children",
    (PUPIL, Column("Letter", "letter", As.LETTER)),
    "FROM letter_pupils JOIN letters ON letters.id = letter WHERE letters.school = ?",
    "letter, place",
)
_ADULTS = KeptList(
    "letter_adults",
    (
        Column("", "contacts.pupil", As.PUPIL),
        Column("Letter", "letter", As.LETTER),
        Column("Contact's order", "contacts.place"),
        Column("Contact's title", "contacts.title"),
        Column("Contact's surname", "contacts.surname"),
        Column("Contact's forename", "contacts.forename"),
    ),
    "FROM letter_contacts JOIN letters ON letters.id = letter"
    " JOIN contacts ON contacts.id = contact WHERE letters.school = ?",
    "letter, letter_contacts.place",
)
_EVENTS = KeptList(
    "letter_events",
    (
        Column("Letter", "letter", As.LETTER),
        Column("What", "what"),
        Column("Words", "letter_events.words"),
        Column("How sent", "how"),
        Column("Sent on", "sent_on", As.DAY),
        *written_by("at"),
    ),
    "FROM letter_events JOIN letters ON letters.id = letter"
    " JOIN authors ON authors.id = letter_events.author WHERE letters.school = ?",
    "letter_events.id",
)
_LANGUAGES = KeptList(
    "contact_languages",
    (
        Column("", "contacts.pupil", As.PUPIL),
        Column("Contact's order", "contacts.place"),
        Column("Contact's surname", "contacts.surname"),
        Column("Contact's forename", "contacts.forename"),
        Column("Written to in", "coalesce(nullif(language, ''), 'English')"),
        *written_by("recorded_at"),
    ),
    "FROM contact_languages JOIN contacts ON contacts.id = contact"
    " JOIN pupils ON pupils.id = contacts.pupil JOIN authors ON authors.id = author"
    " WHERE pupils.school = ?",
    "contact_languages.id",
)
LETTERS = (_LETTERS, _CHILDREN, _ADULTS, _EVENTS, _LANGUAGES)
