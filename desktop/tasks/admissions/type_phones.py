"""Telephone numbers as somebody types them at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.exchange.phones import read_phones

if TYPE_CHECKING:
    from desktop.models.imports.incoming import Phone


def typed_phones(typed: str, kind: str) -> tuple[tuple[Phone, ...], tuple[str, ...]]:
    """Return the numbers in a field and what is doubtful about them; none is thrown away."""
    return read_phones(typed, kind) if typed.strip() else ((), ())
