"""What the codes on a paper mean, and what each counts as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.documents.page import SMALL, SMALL_BOLD
from desktop.models.marks.attendance_code import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.documents.page import Pages
    from desktop.models.marks.attendance_code import Code

_LEADING = 10.0
_SYMBOL = 16.0


def draw_key(page: Pages, symbols: Iterable[str], across: int = 2) -> None:
    """Write the codes that stand on the paper, in the national order, in columns."""
    wanted = set(symbols)
    codes = [code for code in CODES if code.symbol in wanted]
    if not codes:
        return
    page.need(_LEADING * 3)
    page.words(page.left, page.y - 8, "What the codes mean", SMALL_BOLD)
    page.y -= _LEADING + 2
    width = page.width / across
    for begin in range(0, len(codes), across):
        page.need(_LEADING)
        for place, code in enumerate(codes[begin : begin + across]):
            x = page.left + place * width
            page.words(x, page.y - 7.5, code.symbol, SMALL_BOLD)
            box = (x + _SYMBOL, page.y - 7.5, width - _SYMBOL - 6)
            page.words_in(box, _meaning(code), SMALL)
        page.y -= _LEADING
    page.y -= 4


def key_height(symbols: Iterable[str], across: int = 2) -> float:
    """Return the height that the key takes, in points."""
    count = len({code.symbol for code in CODES} & set(symbols))
    return (_LEADING * (-(-count // across)) + 2 * _LEADING) if count else 0.0


def _meaning(code: Code) -> str:
    return f"{code.title}: {code.category.value}"
