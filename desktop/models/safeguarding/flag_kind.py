"""The kinds of flag a school knows: who may see each, which tier it makes, who outside is told.

The tiers are policy 003's (R192); a flag of no known kind is the school's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from desktop.errors import RuleError


class Audience(Enum):
    """Who may see a flag and its note, in words."""

    SAFEGUARDING = "the attendance officer, the head and the safeguarding lead"
    CLASS = "the attendance officer, the head, the safeguarding lead and the class’s teachers"


class Weight(Enum):
    """Which tier a flag makes: the policy's first, its middle one, or none by itself."""

    RED = "RED"
    AMBER = "AMBER"
    NONE = ""


@dataclass(frozen=True, slots=True)
class FlagKind:
    """`outsider` must be told of an unexplained absence; `aliases` are other words for the kind.

    `tells_lead`: its note names the designated safeguarding lead who was told.
    """

    name: str
    weight: Weight
    outsider: str = ""
    audience: Audience = Audience.SAFEGUARDING
    aliases: tuple[str, ...] = ()
    tells_lead: bool = False

    @property
    def words(self) -> str:
        """The name as a label begins it."""
        return f"{self.name[:1].upper()}{self.name[1:]}"


SOCIAL_WORKER, YOUTH_OFFENDING_TEAM = "the child’s social worker", "the youth offending team"

# A class's teachers need to know of care and provision in the room, and of nothing else.
KINDS: tuple[FlagKind, ...] = (
    FlagKind(
        "EHC plan", Weight.RED, audience=Audience.CLASS,
        aliases=("ehcp", "ehc", "education, health and care plan"),
    ),
    FlagKind(
        "looked after", Weight.RED, SOCIAL_WORKER,
        aliases=("lac", "cla", "looked after child", "looked-after", "in care", "care order"),
    ),
    FlagKind("social worker", Weight.RED, SOCIAL_WORKER, aliases=("child in need", "cin")),
    FlagKind(
        "child protection", Weight.RED, SOCIAL_WORKER,
        aliases=("child protection plan", "cp", "cp plan", "cpp"),
    ),
    FlagKind(
        "section 47 enquiry", Weight.RED, SOCIAL_WORKER,
        aliases=("section 47", "s47", "s47 enquiry", "s47 investigation"),
    ),
    FlagKind(
        "exploitation", Weight.RED,
        aliases=("sexual exploitation", "criminal exploitation", "cse", "cce"),
    ),
    FlagKind("risk of suicide", Weight.RED, aliases=("suicide risk", "suicide")),
    FlagKind(
        "youth offending team", Weight.RED, YOUTH_OFFENDING_TEAM,
        aliases=("yot", "youth justice", "youth justice service"),
    ),
    FlagKind("medical", Weight.AMBER, audience=Audience.CLASS, aliases=("medical condition",)),
    FlagKind("young carer", Weight.AMBER),
    FlagKind("other agency", Weight.AMBER, aliases=("external agency", "early help")),
    FlagKind("family concern", Weight.AMBER),
    FlagKind(
        "change in the family", Weight.NONE,
        aliases=("change in family", "family change"), tells_lead=True,
    ),
    FlagKind("education welfare", Weight.AMBER, aliases=("ewo", "education welfare officer")),
    FlagKind("police enquiry", Weight.AMBER, aliases=("police", "police investigation")),
)  # fmt: skip
OWN = FlagKind("the school’s own", Weight.NONE)

_BY_WORDS = {
    words.casefold(): kind for kind in KINDS for words in (kind.name, kind.words, *kind.aliases)
}


def kind_of(flag: str) -> FlagKind:
    """Return the kind that a flag's words name, also words of earlier years; else the school's own.

    Only the whole of the words counts: a flag that says more is shown to no wider audience.
    """
    return _BY_WORDS.get(" ".join(flag.split()).casefold(), OWN)


def told_note(told: str, note: str = "") -> str:
    """Return a flag's note that begins with the safeguarding lead who was told; none for nobody."""
    who = told.strip().rstrip(".")
    return " ".join(filter(None, (f"{_TOLD}{who}.", note.strip()))) if who else note.strip()


def check_note(kind: FlagKind, note: str) -> None:
    """RuleError where a kind's note must name the safeguarding lead who was told and does not."""
    if kind.tells_lead and not note.strip().startswith(_TOLD):
        raise RuleError(
            f"{kind.words}: the note names no safeguarding lead.", "Say which lead was told of it."
        )


_TOLD = "Safeguarding lead told: "
