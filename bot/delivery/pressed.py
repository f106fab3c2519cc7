"""The message whose button was pressed, as it stands now."""

import json
from dataclasses import dataclass

from bot.chat import Door
from bot.delivery.request import number_of


@dataclass(frozen=True, slots=True)
class Pressed:
    """The message whose button was pressed: its row, its owner, and whether a newer menu has taken its place.

    It is anyone's when it was made for somebody who speaks as a group or channel: such a person presses as themselves,
    and nobody can tell who it was. `numbers` are those of its buttons, None where they are not known.
    """

    row: int
    person_id: int | None
    is_outdated: bool
    is_anyones: bool
    numbers: frozenset[int] | None = None

    def offers(self, says: str) -> bool:
        """Tell whether the message still has a button that says this, as far as that is known."""
        return self.numbers is None or number_of(says) in self.numbers


def pressed(db: Door, place_id: int, message: int | None) -> Pressed | None:
    """Look up the message that was pressed; None when it is too old to be known.

    Its buttons are those of its newest row that was sent or will be. What was set aside, withdrawn or replaced never
    reached the message. After a while they are let go of, and any is taken to be there.
    """
    found = db.rows(
        """
        SELECT outbox.id, outbox.person_id, outbox.menu, menus.row_id, people.chat_id, (
            SELECT newest.says FROM outbox AS newest
            WHERE newest.id = outbox.id OR (newest.edits = outbox.id AND newest.state IN ('open', 'done'))
            ORDER BY newest.id DESC LIMIT 1) AS says
        FROM outbox LEFT JOIN people ON people.id = outbox.person_id
        LEFT JOIN menus ON menus.place_id = outbox.place_id AND menus.person_id = outbox.person_id
            AND menus.name = outbox.menu
        WHERE outbox.place_id = :place_id AND outbox.message = :message AND outbox.edits IS NULL
          AND outbox.what NOT IN ('react', 'remove')
        ORDER BY outbox.id DESC LIMIT 1
        """,
        place_id=place_id,
        message=message,
    )
    if message is None or not found:
        return None
    row = found[0]
    return Pressed(
        row["id"],
        row["person_id"],
        is_outdated=row["menu"] is not None and row["row_id"] not in (None, row["id"]),
        is_anyones=(row["chat_id"] or "").startswith("-"),
        numbers=None if row["says"] is None else frozenset(json.loads(row["says"])),
    )
