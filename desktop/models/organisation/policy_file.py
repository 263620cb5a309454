"""A shipped policy: what a school's own text says, and what it leaves to be filled in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError
from desktop.models.organisation.policy_mapping import policy_from_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from desktop.models.organisation.policy import Policy


class PolicyKind(Enum):
    """Whose policy it is; a partnership's is a default that each member adds its times to."""

    NATIONAL = "national"
    SCHOOL = "school"
    PARTNERSHIP = "partnership"


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """`given` is what the text says; `suggested` fills its gaps once a person has confirmed it.

    `to_fill` says what is missing; `differences` says where the law goes before the text.
    """

    kind: PolicyKind
    given: Mapping[str, Any]
    suggested: Mapping[str, Any]
    to_fill: tuple[str, ...] = ()
    differences: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The title under which the set-up offers it."""
        return str(self.given["name"])

    def policy(self) -> Policy:
        """Return only what the text says; a session it does not give in full has no times."""
        return policy_from_mapping(self.given)

    def suggestion(self) -> Policy:
        """Return the policy with its gaps filled, to be confirmed before it is kept."""
        return policy_from_mapping(_filled(self.given, self.suggested))

    def suggested_fields(self) -> tuple[str, ...]:
        """Return the settings to confirm, as `am.begins`."""
        return tuple(sorted(set(_paths(self.suggested)) - set(_paths(self.given))))


def policy_file_from_mapping(mapping: Mapping[str, Any]) -> PolicyFile:
    """Read a policy file's contents; RuleError when it has no name or is of no known kind."""
    given = {key: value for key, value in mapping.items() if key not in _ABOUT_THE_FILE}
    if not given.get("name"):
        raise RuleError("This policy has no name.", "Give it the school's name as its title.")
    kinds = {kind.value: kind for kind in PolicyKind}
    kind = kinds.get(mapping.get("kind", "school"))
    if kind is None:
        raise RuleError(
            f"{mapping['kind']!r} is no kind of policy.", f"Write one of {', '.join(kinds)}."
        )
    lists = {key: tuple(mapping.get(key, ())) for key in ("to_fill", "differences", "members")}
    return PolicyFile(kind, given, mapping.get("suggested", {}), **lists)


_ABOUT_THE_FILE = frozenset({"kind", "suggested", "to_fill", "differences", "members"})


def _filled(given: Mapping[str, Any], gaps: Mapping[str, Any]) -> dict[str, Any]:
    filled = {**gaps, **given}
    for key in given.keys() & gaps.keys():
        if isinstance(given[key], dict) and isinstance(gaps[key], dict):
            filled[key] = _filled(given[key], gaps[key])
    return filled


def _paths(values: Mapping[str, Any], before: str = "") -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _paths(value, f"{before}{key}.")
        else:
            yield f"{before}{key}"
