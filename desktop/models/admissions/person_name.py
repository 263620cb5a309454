"""People's names: kept letter for letter, found by any part, however it is spelt."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNDONE_BY_HAND = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ħ": "h",
        "ʼ": "",
        "ʻ": "",
    }
)
_NEEDS_JOINERS = "\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff"
_JOINING = re.compile(f"(?<=[{_NEEDS_JOINERS}])[\u200c\u200d](?=[{_NEEDS_JOINERS}])")
_BROUGHT_BACK = str.maketrans({"\ue00c": "\u200c", "\ue00d": "\u200d"})
_KEPT = 20_000  # names folded once: a school says the same ones over and over
_NOT_LETTERS = re.compile(r"[\W_]+")
_LOST = re.compile("\ufffd|[ÃÂ][\u0080-\u00bf]|Ã[’“”‘•–—˜™š›œžŸƒ„…†‡ˆ‰Š‹ŒŽ€]|â€|\\w\\?\\w")


def clean_name(text: str) -> str:
    """Compose, trim and put single spaces; control and invisible characters go, letters stay."""
    composed = unicodedata.normalize("NFC", text)
    if composed.isprintable():
        return " ".join(composed.split())
    kept = _JOINING.sub(_set_aside, composed)
    plain = " ".join("".join(map(_visible, kept)).split())
    return plain.translate(_BROUGHT_BACK)


def looks_damaged(name: str) -> bool:
    """Whether letters were lost on the way: a replacement sign, or one alphabet read as another."""
    return _LOST.search(name) is not None


def search_key(text: str) -> str:
    """Fold a name for searching: no case, accents, apostrophes, hyphens or spaces."""
    return _folded_name(text) if text.isalpha() else _folded(text)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold()).translate(_UNDONE_BY_HAND)
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NOT_LETTERS.sub("", bare)


_folded_name = lru_cache(maxsize=_KEPT)(_folded)  # names come often, numbers are each its own


def search_words(text: str) -> tuple[str, ...]:
    """Fold each word of what someone types, leaving out words without a letter."""
    return tuple(key for word in text.split() if (key := search_key(word)))


def matches(query: str, names: Iterable[str]) -> bool:
    """Whether each word typed is part of one of the names, or sounds like one of their words."""
    names = tuple(names)
    keys = [search_key(name) for name in names]
    sounds = {sounds_like(word) for name in names for word in re.split(r"[\s-]+", name)}
    return all(
        any(word in key for key in keys) or sounds_like(word) in sounds - {""}
        for word in search_words(query)
    )


@lru_cache(maxsize=_KEPT)  # asked for again at every key and press
def sort_key(surname: str, forename: str) -> tuple[str, str, str, str]:
    """Sort as a person would: O’Connor with Oconnor, Łukasz under L, other scripts last."""
    return search_key(surname), search_key(forename), surname, forename


_SPOKEN = {
    "aoife": "eefa", "caoimhe": "keeva", "eoin": "owen", "ewan": "yuan", "euan": "yuan",
    "hew": "hu", "hugh": "hu", "huw": "hu", "leah": "lia", "niamh": "neev", "saoirse": "sersha",
    "sean": "shon", "shaun": "shon", "shawn": "shon", "sian": "sharn", "sinead": "shinade",
    "siobhan": "shivorn", "chevonne": "shivorn", "geoffrey": "jefry", "jeffrey": "jefry",
}  # fmt: skip
_SOUNDS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"^(?:kn|gn|pn|ng)", "n"),
        (r"^wr", "r"),
        (r"^(?:ps|x|cz)", "s"),
        (r"^mac(?=[^aeiouy])", "mk"),
        (r"^wh", "w"),
        (r"(?:ph|v)", "f"),
        (r"(?:s?tch|tsch)", "ch"),
        (r"(?:sch|sz|ssi|ti(?=on))", "sh"),
        (r"sh", "s"),
        (r"dge?|j|g(?=[eiy])", "g"),
        (r"gh(?=t|$)", ""),
        (r"ch(?=[rl])", "k"),
        (r"ch", "g"),
        (r"c(?=[eiy])|z", "s"),
        (r"ck|c|q", "k"),
        (r"x", "ks"),
        (r"(?<!^)h", ""),
        (r"(.)\1+", r"\1"),
        (r"(?<!^)[aeiouyw]", ""),
        (r"^[aeiou]", "a"),
    )
)


@lru_cache(maxsize=_KEPT)
def sounds_like(word: str) -> str:
    """Return a key that one name's spellings share (Stephen, Steven); empty outside a to z."""
    key = search_key(word)
    if not key.isascii():
        return ""
    key = _SPOKEN.get(key, key)
    for pattern, sound in _SOUNDS:
        key = pattern.sub(sound, key)
    return key


def _set_aside(found: re.Match[str]) -> str:
    """A joiner that its script needs, as a private sign until the others are gone."""
    return "\ue00c" if found[0] == "\u200c" else "\ue00d"


def _visible(sign: str) -> str:
    if sign.isspace():
        return " "
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Cs"} else sign
