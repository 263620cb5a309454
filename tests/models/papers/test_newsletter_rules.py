"""The policy's part about newsletters reads back the same; nonsense is refused by name."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.errors import RuleError
from desktop.models.papers.newsletter_rules import (
    DEFAULT_NEWSLETTER,
    NewsletterRules,
    newsletter_from_mapping,
    newsletter_to_mapping,
)


@pytest.mark.parametrize(
    "rules",
    [
        DEFAULT_NEWSLETTER,
        NewsletterRules(8, "09:00", "office@school.invalid", "Walk.", every_half_term=True),
    ],
)
def test_the_rules_read_back_the_same(rules: NewsletterRules) -> None:
    assert newsletter_from_mapping(newsletter_to_mapping(rules)) == rules


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"smallest": "5"}, "smallest"),
        ({"smallest": True}, "smallest"),
        ({"tell_by": 9}, "tell_by"),
        ({"every_half_term": 1}, "every_half_term"),
    ],
)
def test_what_cannot_be_read_is_named(values: dict[str, Any], name: str) -> None:
    with pytest.raises(RuleError, match=rf"newsletter\.{name} cannot be read"):
        newsletter_from_mapping(values)
