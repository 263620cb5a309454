"""A table on the screen keeps what a person chose while facts come and go under it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

import pytest

from desktop.ui.tables.fact_table import Column
from desktop.ui.widgets.fact_view import FactView

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@dataclass(frozen=True)
class Child:
    number: int
    name: str


ANN, BEN, CAY = (Child(number, name) for number, name in enumerate(("Ann", "Ben", "Cay")))
LONG = replace(BEN, name="Benjamin Bartholomew-Featherstonehaugh the younger")


@pytest.fixture
def view(qtbot: QtBot) -> FactView[Child]:
    columns: tuple[Column[Child], ...] = (Column("Name", _name), Column("Again", _name))
    made: FactView[Child] = FactView("Children", columns, 1, known_by=attrgetter("number"))
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show_facts([ANN, BEN])
    made.setCurrentIndex(made.facts.index(1, 1))
    return made


def _name(child: Child) -> str:
    return child.name


@pytest.mark.parametrize("facts", [[BEN, ANN], [CAY, ANN, BEN], [ANN, LONG], [LONG]])
def test_the_chosen_one_is_followed_with_its_column(
    view: FactView[Child], facts: list[Child]
) -> None:
    view.show_facts(facts)
    chosen = view.current()
    assert chosen is not None
    assert (chosen.number, view.currentIndex().column()) == (BEN.number, 1)


def test_where_the_chosen_one_is_gone_the_row_is_kept(view: FactView[Child]) -> None:
    view.show_facts([ANN, CAY])
    assert view.current() == CAY


def test_nothing_may_be_chosen(view: FactView[Child]) -> None:
    view.choose_nothing()
    view.show_facts([CAY, ANN])
    assert view.current() is None


def test_longer_words_that_come_later_get_their_room(view: FactView[Child]) -> None:
    view.show_facts([ANN, LONG])
    assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance(LONG.name)


def test_a_column_made_narrower_stays_so(view: FactView[Child]) -> None:
    view.setColumnWidth(0, 60)
    view.show_facts([BEN, CAY])
    assert view.columnWidth(0) == 60


@pytest.mark.parametrize("wraps", [False, True])
def test_words_that_may_go_on_below_are_never_past_the_edge(qtbot: QtBot, *, wraps: bool) -> None:
    columns: tuple[Column[Child], ...] = (Column("No.", _number), Column("Name", _name))
    made: FactView[Child] = FactView("Children", columns, 1)
    qtbot.addWidget(made)
    if wraps:
        made.wrap_words()
    made.resize(260, 300)
    made.show()
    made.show_facts([CAY, replace(BEN, name="register not taken; absence known to the office")])
    made.resize(259, 300)
    is_past_the_edge = made.horizontalHeader().length() > made.viewport().width()
    assert (is_past_the_edge, made.rowHeight(1) > made.rowHeight(0)) == (not wraps, wraps)


def test_every_column_gives_up_what_others_need(qtbot: QtBot) -> None:
    columns: tuple[Column[Child], ...] = tuple(Column(one, _name) for one in ("Name", "As", "Too"))
    view: FactView[Child] = FactView("Children", columns, 2)
    qtbot.addWidget(view)
    view.wrap_all()
    view.resize(700, 300)
    view.show_facts([ANN, LONG])
    view.show()
    assert view.horizontalHeader().length() <= view.viewport().width()
    assert view.rowHeight(1) > view.rowHeight(0)
    view.setColumnWidth(0, 120)
    view.show_facts([ANN, LONG])
    assert view.columnWidth(0) == 120


def _number(child: Child) -> str:
    return str(child.number)
