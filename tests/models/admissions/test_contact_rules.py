"""Nobody to call is against the law; one person to call is against the advice."""

from __future__ import annotations

import pytest

from desktop.models.admissions.contact_rules import contact_findings


@pytest.mark.parametrize(
    ("reachable", "refusals", "texts"),
    [
        (0, 1, ["There is nobody to call in an emergency."]),
        (1, 0, ["There is only one emergency contact."]),
        (2, 0, []),
        (5, 0, []),
    ],
)
def test_two_contacts_are_enough(reachable: int, refusals: int, texts: list[str]) -> None:
    found = contact_findings(reachable)
    assert [finding.text for finding in found] == texts
    assert sum(finding.is_refusal for finding in found) == refusals
    assert all(finding.reason for finding in found)
