"""A clock that a benchmark moves and the bot in another process reads, through two small files."""

import os
from pathlib import Path

WIDTH = 24


class Dial:
    """Two numbers in a file, written at once: an instant (UTC seconds) and how often it was written."""

    def __init__(self, file: Path) -> None:
        self._file = os.open(file, os.O_RDWR | os.O_CREAT)

    def write(self, at: float, count: int) -> None:
        """Show an instant."""
        os.pwrite(self._file, f"{at:{WIDTH}.2f}{count:{WIDTH}d}".encode(), 0)

    def read(self) -> tuple[float, int]:
        """Give what it shows; nothing yet is (0, 0)."""
        shown = os.pread(self._file, 2 * WIDTH, 0)
        return (float(shown[:WIDTH]), int(shown[WIDTH:])) if len(shown) == 2 * WIDTH else (0.0, 0)

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)
