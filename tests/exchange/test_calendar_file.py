"""A list of terms is read with its closed days; what cannot be is refused by row."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from desktop.errors import FileRefused

if TYPE_CHECKING:
    from tests.exchange.conftest import Reading

HEAD = "Term,Start date,End date\nAutumn 1,1/9/2026,23/10/2026\n"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("INSET", "inset"), ("Staff training day", "inset"), ("Non-pupil day", "inset"),
        ("May Day bank holiday", "bank holiday"), ("Closed for polling", "planned"),
    ],
)  # fmt: skip
def test_a_closed_day_is_known_by_its_name(read: Reading, name: str, kind: str) -> None:
    (closure,) = read(f"{HEAD}{name},2/9/2026,\n").closures
    assert (closure.kind, closure.first, closure.last) == (kind, date(2026, 9, 2), date(2026, 9, 2))


@pytest.mark.parametrize(
    ("row", "field", "refused"),
    [
        ("Autumn 2,2/11/2026,31/11/2026", "last day", True),
        ("Autumn 2,,18/12/2026", "first day", True),
        ("Autumn 2,18/12/2026,2/11/2026", "last day", True),
        ("Autumn 2,2/11/2026,18/12/2027", "last day", True),
        (",2/11/2026,18/12/2026", "name", True),
        ("Autumn 2,20/10/2026,18/12/2026", "term", False),
        ("Half term holiday,26/10/2026,30/10/2026", "name", False),
        ("Sports day,26/10/2026,", "name", False),
    ],
)
def test_what_is_wrong_is_listed_by_row(read: Reading, row: str, field: str, refused: bool) -> None:
    file = read(HEAD + row + "\n", kind="calendar")
    assert [(one.row, one.field, one.refused) for one in file.problems] == [(3, field, refused)]
    assert file.terms[0].name == "Autumn 1"


def test_month_first_terms_refuse_the_file(read: Reading) -> None:
    with pytest.raises(FileRefused, match="month first"):
        read("Term,Start date,End date\nAutumn 1,9/1/2026,10/23/2026\n")
