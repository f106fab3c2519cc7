"""The database: one writer thread, read-only connections, migrations, lock, backup; the door features use."""

from bot.database.connection import DatabaseTrouble, TooSlow
from bot.database.copies import back_up, is_sound, last_day, restore
from bot.database.erasing import erase_in_copies
from bot.database.lock import lock
from bot.database.writer import Database

__all__ = [
    "Database",
    "DatabaseTrouble",
    "TooSlow",
    "back_up",
    "erase_in_copies",
    "is_sound",
    "last_day",
    "lock",
    "restore",
]
