r"""The worked cases, section by section, written as the page of cases has them.

Marks read `/ \ | L \`: morning, afternoon, and a bar between days. What is expected reads
`possible 10, rate 85.0, PA yes`.
"""

from __future__ import annotations

from desktop.models.marks.rates import Tally, rate_in_words, tally


def marks(text: str) -> list[str]:
    """Split a row of marks into codes, one a session."""
    return [sign for sign in text.split() if sign != "|"]


def counted(text: str) -> Tally:
    """Count a row of marks."""
    return tally(marks(text))


def found(one: Tally, expected: str) -> str:
    """Say what was counted, naming the same figures in the same order as what is expected."""
    facts = {
        "marks": str(one.marks),
        "present": str(one.present),
        "approved": str(one.approved),
        "attended": str(one.attended),
        "absent": str(one.absent),
        "authorised": str(one.authorised),
        "unauthorised": str(one.unauthorised),
        "possible": str(one.possible),
        "late": str(one.late),
        "rate": rate_in_words(one.attendance),
        "absence": rate_in_words(one.absence),
        "PA": "yes" if one.is_persistent else "no",
        "SA": "yes" if one.is_severe else "no",
    }
    names = [figure.split()[0] for figure in expected.split(", ")]
    return ", ".join(f"{name} {facts[name]}" for name in names)
