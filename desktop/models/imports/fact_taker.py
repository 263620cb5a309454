"""Taking a pupil's facts from a record: what a file may change, and what it may not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.models.admissions.pupil import Pupil, tidied
from desktop.models.admissions.upn import is_temporary
from desktop.models.imports.incoming import Problem

if TYPE_CHECKING:
    from typing import Any

    from desktop.models.imports.incoming import IncomingPupil
    from desktop.models.imports.pupil_match import PupilIndex

_TEXTS = (
    "former_upn", "legal_surname", "legal_forename", "middle_names", "preferred_surname",
    "preferred_forename", "former_surname", "birth_date", "sex", "postcode", "last_school",
)  # fmt: skip


class Problems:
    """What was found wrong so far, in the order of the records."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    @property
    def found(self) -> tuple[Problem, ...]:
        """Everything told."""
        return tuple(self._found)

    def tell(
        self, record: IncomingPupil, field: str, value: str, reason: str, *, refused: bool = True
    ) -> None:
        """Say what is wrong with a field of a record, and whether it was left out for it."""
        name = f"{record.legal_forename} {record.legal_surname}"
        self._found.append(Problem(record.row, name, field, value, reason, refused))


class FactTaker:
    """A UPN and an admission number stand once in a school, also among a file's new pupils."""

    def __init__(self, school: int, index: PupilIndex, problems: Problems) -> None:
        self._school, self._index, self._problems = school, index, problems
        self._numbers: set[str] = set()

    def of(self, record: IncomingPupil, old: Pupil | None) -> Pupil:
        """Return the pupil as the file would have them; what it does not say stays."""
        said: dict[str, Any] = {fact: value for fact in _TEXTS if (value := getattr(record, fact))}
        said["upn"] = self._upn(record, old)
        said["admission_number"] = self._number(record, old)
        if record.address:
            said["address"] = "\n".join(record.address)
        if old is None:
            return tidied(Pupil(school=self._school, **said))
        if old.upn and said["upn"] != old.upn and not record.former_upn:
            said["former_upn"] = old.upn
        return tidied(replace(old, **said))

    def _upn(self, record: IncomingPupil, old: Pupil | None) -> str:
        ours, theirs = (old.upn if old else ""), record.upn or ""
        if not theirs or theirs == ours or (old is not None and theirs == old.former_upn):
            return ours
        if ours and is_temporary(theirs) and not is_temporary(ours):
            return ours
        holder = self._index.with_upn(theirs)
        if holder is not None and (old is None or holder.id != old.id):
            self._problems.tell(
                record, "UPN", theirs, f"{holder.name} has this UPN.", refused=False
            )
            return ours
        return theirs

    def _number(self, record: IncomingPupil, old: Pupil | None) -> str:
        ours, theirs = (old.admission_number if old else ""), record.admission_number
        if not theirs or theirs == ours:
            return ours
        holder = self._index.with_number(theirs)
        if holder is not None or theirs in self._numbers:
            whose = holder.name if holder else "Another pupil in the file"
            reason = f"{whose} has this number; it was left out."
            self._problems.tell(record, "admission number", theirs, reason, refused=False)
            return ours
        self._numbers.add(theirs)
        return theirs
