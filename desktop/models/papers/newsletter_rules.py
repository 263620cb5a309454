"""What a school's policy says about its attendance newsletter; none of it is law."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, Any

from desktop.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Mapping

NEWSLETTER = "newsletter"  # the paper: what is chosen, and what the history is about
SMALLEST = 5  # children behind a figure that families read; with fewer, a child could be told
LEAST = 3  # of two, each would know the other's
_ADVICE = "Write numbers without quotation marks, and words in quotation marks."


@dataclass(frozen=True, slots=True)
class NewsletterRules:
    """A figure of fewer children than `smallest` is left out.

    `tell_by` is the time by which families say that a child is away, as they read it; `tell_on` the
    telephone or address for it, empty for the school's telephone. `own_words` go below the rest.
    `every_half_term`: the policy promises one, so that it is missed where nobody makes it.
    """

    smallest: int = SMALLEST
    tell_by: str = ""
    tell_on: str = ""
    own_words: str = ""
    every_half_term: bool = False


DEFAULT_NEWSLETTER = NewsletterRules()


def newsletter_from_mapping(values: Mapping[str, Any]) -> NewsletterRules:
    """Read a policy's part about newsletters; what is left out is the default."""
    found = {}
    for one in fields(NewsletterRules):
        usual = getattr(DEFAULT_NEWSLETTER, one.name)
        found[one.name] = value = values.get(one.name, usual)
        if type(value) is not type(usual):  # True is a number to Python
            name = f"newsletter.{one.name}"
            raise RuleError(f"The policy's {name} cannot be read: {value!r}.", _ADVICE)
    return NewsletterRules(**found)


def newsletter_to_mapping(rules: NewsletterRules) -> dict[str, Any]:
    """Return the rules as plain values, which read back as the same."""
    return asdict(rules)
