"""The unique pupil number: its form, its check letter, and when it is only temporary."""

from __future__ import annotations

import re

from desktop.models.organisation.local_authority import AUTHORITIES

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_FORM = re.compile(rf"[{LETTERS}][0-9]{{11}}[0-9{LETTERS}]")


def tidy_upn(text: str) -> str:
    """Take out spaces and write it in capitals; nothing else is put right."""
    return "".join(text.split()).upper()


def check_letter(rest: str) -> str:
    """Return the letter that belongs before these twelve characters; the last may be a letter."""
    total = sum(_worth(sign) * place for place, sign in enumerate(rest, start=2))
    return LETTERS[total % 23]


def upn_fault(upn: str) -> str:
    """Say what is wrong with a tidied UPN; empty when it is right."""
    if len(upn) != 13:
        return f"A UPN has 13 characters and this has {len(upn)}."
    if not _FORM.fullmatch(upn):
        return "A UPN is a letter, 11 digits, and a digit or letter; I, O and S are never used."
    right = check_letter(upn[1:])
    if upn[0] != right:
        return f"UPN invalid (wrong check letter at character 1): it should be {right}."
    return ""


def is_temporary(upn: str) -> bool:
    """Whether a right UPN ends in a letter, and so holds only until the permanent one is known."""
    return upn[-1:].isalpha()


def upn_doubts(upn: str) -> tuple[str, ...]:
    """What to warn of in a right UPN; a pupil keeps a UPN from an authority that is no more."""
    doubts = []
    if is_temporary(upn):
        doubts.append("This UPN is temporary: ask the last school for the permanent one.")
    if upn[1:4] not in AUTHORITIES:
        doubts.append(f"No local authority has the code {upn[1:4]} today.")
    return tuple(doubts)


def _worth(sign: str) -> int:
    return LETTERS.index(sign) if sign in LETTERS else int(sign)
