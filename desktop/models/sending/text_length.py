"""How many texts a message goes out as: the telephone networks' own sum (GSM 03.38)."""

from __future__ import annotations

MOST_TEXTS = 2  # a message to a family is short; the school pays for each
_GSM = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_TWICE = frozenset("^{}\\[~]|€\f")  # two places each
_PLAIN, _WIDE = (160, 153), (70, 67)  # one text alone, and each of several


def texts_needed(words: str) -> int:
    """Return the number of texts; a letter such as ŵ or 李 makes each hold 70 letters, not 160."""
    plain = all(sign in _GSM or sign in _TWICE for sign in words)
    alone, each = _PLAIN if plain else _WIDE
    length = sum(_places(sign, plain=plain) for sign in words)
    return 1 if length <= alone else -(-length // each)


def _places(sign: str, *, plain: bool) -> int:
    if plain:
        return 2 if sign in _TWICE else 1
    return 2 if ord(sign) > 0xFFFF else 1
