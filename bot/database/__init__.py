"""The database: one writer thread, read-only connections, migrations, lock, backup; the door features use."""

from bot.database.connection import DatabaseTrouble, TooSlow
from bot.database.copies import back_up, is_sound, restore
from bot.database.lock import lock
from bot.database.writer import Database

__all__ = ["Database", "DatabaseTrouble", "TooSlow", "back_up", "is_sound", "lock", "restore"]
