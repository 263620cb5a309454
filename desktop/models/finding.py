"""What a check found in a setting: where, what, why, and whether it may stand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from desktop.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterable


class Severity(Enum):
    """Whether a setting may be saved as it is."""

    REFUSED = "refused"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """`field` names the setting (`am.closes`, `terms.0.first`); `reason` gives the rule."""

    severity: Severity
    field: str
    text: str
    reason: str = ""

    @property
    def is_refusal(self) -> bool:
        """Whether the setting cannot be saved while this stands."""
        return self.severity is Severity.REFUSED


def refused(field: str, text: str, reason: str = "") -> Finding:
    """Return a finding that stops the setting from being saved."""
    return Finding(Severity.REFUSED, field, text, reason)


def warning(field: str, text: str, reason: str = "") -> Finding:
    """Return a finding that is shown and lets the setting stand."""
    return Finding(Severity.WARNING, field, text, reason)


def settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the warnings, with which a setting may be saved; RuleError for the first refusal."""
    found = tuple(findings)
    for finding in found:
        if finding.is_refusal:
            raise RuleError(finding.text, finding.reason or "Correct it, then save again.")
    return found
