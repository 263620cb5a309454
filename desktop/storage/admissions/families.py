"""Brothers and sisters of many children at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlite_utils import Database


def families_of(db: Database, pupils: Sequence[int]) -> dict[int, frozenset[int]]:
    """Return the brothers and sisters of each of these children who are among them too."""
    asked, among = ",".join("?" * len(pupils)), set(pupils)
    rows = db.conn.execute(
        f"SELECT pupil, sibling FROM sibling_links WHERE pupil IN ({asked})",  # noqa: S608 - only question marks
        tuple(pupils),
    )
    found: dict[int, set[int]] = {}
    for one, other in rows:
        if other not in among:
            continue
        found.setdefault(int(one), set()).add(int(other))
        found.setdefault(int(other), set()).add(int(one))
    return {pupil: frozenset(others) for pupil, others in found.items()}
