"""The one menu of each name that a person has in a place: which message it is, and what becomes of the one before."""

from bot.chat import Door, Incoming
from bot.delivery.rows import TIDYING, add


def strip(db: Door, incoming: Incoming, row: int, now: int) -> None:
    """Take the buttons off a message of ours."""
    add(db, incoming, "rebutton", {}, now, edits=row, kind=TIDYING)


def menu_row(db: Door, incoming: Incoming, name: str) -> int | None:
    """Give the row of the newest menu of a name."""
    found = db.rows(
        "SELECT row_id FROM menus WHERE place_id = :place_id AND person_id = :person_id AND name = :name",
        place_id=incoming.place_id,
        person_id=incoming.person_id,
        name=name,
    )
    return int(found[0]["row_id"]) if found else None


def set_menu(db: Door, incoming: Incoming, name: str, root: int, now: int) -> None:
    """Make a message the newest menu of a name; the one before loses its buttons."""
    old = menu_row(db, incoming, name)
    if old == root:
        return
    leave_menu(db, root)
    if old is not None:
        strip(db, incoming, old, now)
    db.run("UPDATE outbox SET menu = :name WHERE id = :root", name=name, root=root)
    db.run(
        """
        INSERT INTO menus(place_id, person_id, name, row_id) VALUES(:place_id, :person_id, :name, :root)
        ON CONFLICT(place_id, person_id, name) DO UPDATE SET row_id = :root
        """,
        place_id=incoming.place_id,
        person_id=incoming.person_id,
        name=name,
        root=root,
    )


def leave_menu(db: Door, root: int) -> None:
    """Let a message that became something else stand on its own: no later menu strips or outdates it."""
    db.run("DELETE FROM menus WHERE row_id = :root", root=root)
    db.run("UPDATE outbox SET menu = NULL WHERE id = :root AND menu IS NOT NULL", root=root)
