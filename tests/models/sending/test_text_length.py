"""How many texts a message is."""

from __future__ import annotations

import pytest

from desktop.models.sending.text_length import texts_needed


@pytest.mark.parametrize(
    ("words", "needed"),
    [
        ("", 1),
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),
        ("€" * 81, 2),
        ("Siân".replace("â", "à") + "a" * 156, 1),
        ("ŵ" * 70, 1),
        ("ŵ" * 71, 2),
        ("李" * 134, 2),
        ("李" * 135, 3),
        ("’" + "a" * 70, 2),
        ("😀" * 35, 1),
        ("😀" * 36, 2),
    ],
)
def test_texts_are_counted_as_the_networks_do(words: str, needed: int) -> None:
    assert texts_needed(words) == needed
