"""The database as features see it."""

from typing import Any, Protocol


class Row(Protocol):
    """One row of a query, read by column name."""

    def __getitem__(self, column: str, /) -> Any: ...


class Door(Protocol):
    """The database as features see it: SQL with named parameters inside the update's own transaction."""

    def rows(self, sql: str, /, **values: Any) -> list[Row]:
        """Run a query (or a statement with RETURNING) and give all its rows."""

    def run(self, sql: str, /, **values: Any) -> int:
        """Run a statement and count the rows it changed."""
