"""A shipped policy keeps what its text says apart from what is only suggested."""

from __future__ import annotations

from datetime import time

import pytest

from desktop.errors import RuleError
from desktop.models.organisation.policy_file import PolicyKind, policy_file_from_mapping

GAPS = {"opens": "08:40", "begins": "08:50", "expected_by": "09:00", "ends": "12:00"}
MAPPING = {
    "name": "Our school",
    "am": {"closes": "09:20", "begins": "08:55"},
    "suggested": {"am": GAPS},
    "to_fill": ["Say when registration begins."],
}


def test_a_gap_is_filled_only_in_the_suggestion() -> None:
    file = policy_file_from_mapping(MAPPING)
    assert file.policy().am is None
    suggestion = file.suggestion().am
    assert suggestion is not None
    assert suggestion.opens == time(8, 40)


def test_what_the_text_says_goes_before_a_suggestion() -> None:
    file = policy_file_from_mapping(MAPPING)
    suggestion = file.suggestion().am
    assert suggestion is not None
    assert suggestion.begins == time(8, 55)
    assert file.suggested_fields() == ("am.ends", "am.expected_by", "am.opens")


@pytest.mark.parametrize(
    ("mapping", "title"),
    [
        ({"kind": "school"}, "This policy has no name."),
        ({"name": "Ours", "kind": "trust"}, "'trust' is no kind of policy."),
    ],
)
def test_a_file_without_a_name_or_of_no_kind_is_refused(
    mapping: dict[str, str], title: str
) -> None:
    with pytest.raises(RuleError, match=title):
        policy_file_from_mapping(mapping)


def test_a_partnership_is_a_default_for_its_members() -> None:
    file = policy_file_from_mapping({"name": "Together", "kind": "partnership", "members": ["One"]})
    assert file.kind is PolicyKind.PARTNERSHIP
    assert file.members == ("One",)
