"""What an operator can set, and how long things are kept."""

from bot.settings.reading import CONFIG_FILE, Settings, WrongSettings, read_settings
from bot.settings.retention import DAY, HOUR, MINUTE, PRUNED_AT_ONCE, RETENTION, Keep

__all__ = [
    "CONFIG_FILE",
    "DAY",
    "HOUR",
    "MINUTE",
    "PRUNED_AT_ONCE",
    "RETENTION",
    "Keep",
    "Settings",
    "WrongSettings",
    "read_settings",
]
