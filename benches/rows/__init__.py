"""What is measured, in the order of the table: each name is a file here with a `measured`."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from benches.measured import Measured
    from benches.schools import Bench

EACH = (
    "making",
    "starting",
    "opening",
    "absence_line",
    "late_desk",
    "first_day",
    "keys",
    "handing_in",
    "syncs",
    "together",
    "closing",
    "finding",
    "reminding",
    "looking",
    "figures",
    "record",
    "importing",
    "transfer_file",
    "memory",
    "printing",
    "signing",
)


def measure(name: str, bench: Bench) -> Iterable[Measured]:
    """Measure one of them on a school; a thing that is not for its size gives nothing."""
    module = import_module(f"benches.rows.{name}")
    return cast("Callable[[Bench], Iterable[Measured]]", module.measured)(bench)
