"""Telephone numbers: the one dialled and the text as typed, never a guess."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from desktop.models.admissions.person_name import clean_name
from desktop.models.imports.incoming import Phone

_REGION = "GB"
_APART = re.compile(r"\s*(?:[/;|\n&,]|\bor\b|\band\b)\s*", re.IGNORECASE)
_EXTENSION = re.compile(
    r"\s*(?:ext(?:ension|n)?\.?|(?<=[0-9 ])x\.?)\s*[0-9]{1,6}\s*$", re.IGNORECASE
)
_WORDS = re.compile(r"\([^()0-9]*[^\W\d_][^()0-9]*\)|[^\W\d_][^0-9+()]*", re.IGNORECASE)
_WHOLE = re.compile(r"(?<![0-9+])0(?: ?[0-9]){10}(?![0-9])")
_REMARK = re.compile(  # after a whole number: (not before 9), Mum 2nd, option 2
    r"(?<=[0-9])\s*(?:\((?=[^()]*[^\W\d_])[^()0-9]*(?:[0-9]{1,2}[^()0-9]*){0,2}\)"
    r"|\s(?!or\b|and\b|ext?\b|extn\b|extension\b)[^\W\d_][^0-9+()]*(?:[0-9]{1,2}[^0-9+()]*)?)$",
    re.IGNORECASE,
)
_REWRITTEN = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_BRITAIN = 44
_BRITISH = re.compile(r"[1-9][0-9]{9}|[18][0-9]{6,8}|500[0-9]{6}")  # some places have a digit less
_PLAIN = re.compile(r"0(?=(?: *[0-9]){10}$)(?:1[2-9]|20|7[1-57-9])[0-9 ]*")  # most, and at once
_FEWEST_DIGITS = 6
_MOST_DIGITS = 40


def read_phones(typed: str, kind: str) -> tuple[tuple[Phone, ...], tuple[str, ...]]:
    """Return each number in a cell, and why any could not be read; that one is kept as typed."""
    if _PLAIN.fullmatch(typed):
        return (_read_one(typed.strip(), kind),), ()
    text = clean_name(typed.replace("\n", " / "))
    if not any(sign.isdigit() for sign in text):
        return (), (
            (f"“{text[:60]}” is no number; it was left out.",) if text.strip("-/. ") else ()
        )
    if _REWRITTEN.fullmatch(text):
        reason = "A spreadsheet rewrote this number and its last digits are lost."
        return (Phone(kind, text, "", can_text=False),), (reason,)
    phones = [_read_one(part, kind) for part in _parts(text)]
    unread = tuple(
        f"“{phone.typed}” cannot be read as a telephone number; it was kept as typed."
        for phone in phones
        if not phone.e164
    )
    return tuple(phones), unread


def can_be_texted(e164: str) -> bool:
    """Whether a text may be sent: only to 07 mobiles, not to personal (070) or pager (076) ones."""
    return e164.startswith("+447") and not e164.startswith(("+4470", "+4476"))


def _parts(text: str) -> list[str]:
    """Two numbers in a cell stand apart only when each has enough digits to be one."""
    whole = list(_WHOLE.finditer(text))
    if len(whole) > 1 and not _APART.search(text):
        return _numbers_with_words(text, whole)
    parts = [part for part in _APART.split(text) if part]
    numbers = [sum(sign.isdigit() for sign in part) >= _FEWEST_DIGITS for part in parts]
    if len(parts) > 1 and all(
        number or not any(sign.isdigit() for sign in part)
        for part, number in zip(parts, numbers, strict=True)
    ):
        return [part for part, number in zip(parts, numbers, strict=True) if number]
    return [text]


def _numbers_with_words(text: str, whole: list[re.Match[str]]) -> list[str]:
    """Cut between numbers: words go with the number after them when one stands before the first."""
    if any(sign.isalpha() for sign in text[: whole[0].start()]):
        cuts = [0, *(found.end() for found in whole)]
    else:
        cuts = [*(found.start() for found in whole), len(text)]
    return [text[start:end].strip(" -,:") for start, end in pairwise(cuts)]


def _read_one(typed: str, kind: str) -> Phone:
    e164 = _dialled(typed)
    texted = can_be_texted(e164)
    if kind == "other" and texted:
        kind = "mobile"
    return Phone(kind, typed, e164, texted)


def _dialled(typed: str) -> str:
    """E.164, or empty; words are taken out first, since letters would be read as keypad digits."""
    if _PLAIN.fullmatch(typed):
        return f"+44{typed[1:].replace(' ', '')}"
    plain = unicodedata.normalize("NFKC", typed).strip()
    plain = _REMARK.sub("", plain.removesuffix(".0"))
    bare = _WORDS.sub(" ", _EXTENSION.sub("", plain)).strip(" :-.")
    if sum(sign.isdigit() for sign in bare) > _MOST_DIGITS or not bare.isascii():
        return ""
    return _world_wide(bare)


def _world_wide(bare: str) -> str:
    import phonenumbers  # noqa: PLC0415 - large, and seldom needed

    try:
        number = phonenumbers.parse(bare, _REGION)
    except phonenumbers.NumberParseException:
        return ""
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE:
        return ""
    if number.country_code == _BRITAIN and not _BRITISH.fullmatch(str(number.national_number)):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
