"""A table over frozen facts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from desktop.ui.tables.fact_table import FACT, Column, FactTableModel
from desktop.ui.tables.tick_table import TickTableModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from pytestqt.modeltest import ModelTester


@dataclass(frozen=True)
class Child:
    number: int
    name: str
    age: int


def _age(child: Child) -> str:
    return str(child.age)


COLUMNS: tuple[Column[Child], ...] = (
    Column("Name", attrgetter("name")),
    Column("Age", _age, attrgetter("age"), right=True),
)
CHILDREN = (Child(1, "Ben", 10), Child(2, "aisha", 9), Child(3, "Chloe", 11))


@pytest.fixture
def model() -> FactTableModel[Child]:
    made = FactTableModel(COLUMNS)
    made.show_facts(CHILDREN)
    return made


def test_it_keeps_to_qts_rules(model: FactTableModel[Child], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_a_role_returns_the_fact(model: FactTableModel[Child]) -> None:
    assert model.index(0, 1).data(FACT) == CHILDREN[0]
    assert model.index(0, 1).data() == "10"


@pytest.mark.parametrize(
    ("column", "order", "names"),
    [
        (0, Qt.SortOrder.AscendingOrder, ["aisha", "Ben", "Chloe"]),
        (1, Qt.SortOrder.AscendingOrder, ["aisha", "Ben", "Chloe"]),
        (1, Qt.SortOrder.DescendingOrder, ["Chloe", "Ben", "aisha"]),
    ],
)
def test_it_sorts_by_a_columns_own_order_and_stays_so(
    model: FactTableModel[Child], column: int, order: Qt.SortOrder, names: list[str]
) -> None:
    model.sort(column, order)
    model.show_facts(CHILDREN)
    assert [child.name for child in model.facts] == names


def test_only_a_changed_row_is_painted_again(model: FactTableModel[Child]) -> None:
    painted: list[int] = []

    def remember(first: QModelIndex, *_rest: object) -> None:
        painted.append(first.row())

    model.dataChanged.connect(remember)
    model.show_facts((CHILDREN[0], replace(CHILDREN[1], age=12), CHILDREN[2]))
    assert painted == [1]


def test_a_name_that_looks_like_html_is_shown_as_it_is() -> None:
    made = FactTableModel(COLUMNS)
    made.show_facts([Child(1, "<b>" + "x" * 40, 5)])
    assert made.index(0, 0).data() == "<b>" + "x" * 40
    tip = made.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<qt>&lt;b&gt;")


def test_nothing_is_ticked_until_somebody_does() -> None:
    made = TickTableModel(COLUMNS, attrgetter("number"))
    made.show_facts(CHILDREN)
    assert not made.chosen
    check = Qt.ItemDataRole.CheckStateRole
    assert made.setData(made.index(1, 0), Qt.CheckState.Checked, check)
    assert made.chosen == {2}
    assert made.setData(made.index(1, 0), Qt.CheckState.Unchecked, check)
    assert not made.chosen
