"""The names of those who may sign in, narrowed as somebody types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.ui.style import icon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.tasks.people.at_the_door import SignInName

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class NameListModel(QAbstractListModel):
    """A name a row; the user role gives the SignInName."""

    def __init__(self, names: Sequence[SignInName] = ()) -> None:
        super().__init__()
        self._all = tuple(names)
        self._shown = self._all

    def show_names(self, names: Sequence[SignInName]) -> None:
        """Offer these names."""
        self._all = tuple(names)
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Keep those with a name that begins so; the file's own sign-in names count too."""
        self.beginResetModel()
        self._shown = tuple(one for one in self._all if _fits(one, typed.casefold().split()))
        self.endResetModel()

    def name_at(self, row: int) -> SignInName | None:
        """Return the person in a row, if there is such a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, sign_in: str) -> int:
        """Return the row of a sign-in name, or -1."""
        rows = (row for row, one in enumerate(self._shown) if one.sign_in == sign_in)
        return next(rows, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        person = self.name_at(index.row())
        if person is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return person.name
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("circle-user", "muted")
        return person if role == Qt.ItemDataRole.UserRole else None


def _fits(person: SignInName, typed: list[str]) -> bool:
    words = f"{person.name} {person.sign_in}".casefold().split()
    return all(any(word.startswith(part) for word in words) for part in typed)
