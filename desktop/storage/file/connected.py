"""An open file: plain SQL at once, and sqlite-utils when somebody asks for more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Database


class _Connected:
    """Stands for sqlite-utils' Database, which takes as long to load as half a bare window."""

    def __init__(self, conn: Connection) -> None:
        self.conn = conn
        self._whole: Database | None = None

    def close(self) -> None:
        self.conn.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole(), name)

    def whole(self) -> Database:
        if self._whole is None:
            from sqlite_utils import Database  # noqa: PLC0415 - the door is there sooner without

            self._whole = Database(self.conn)
        return self._whole


def database_on(conn: Connection) -> Database:
    """Return the database of a connection."""
    return cast("Database", _Connected(conn))


def whole(db: object) -> Database:
    """Return sqlite-utils' own Database, for what looks closer than at its methods."""
    return db.whole() if isinstance(db, _Connected) else cast("Database", db)
