"""Rewrites transcripts as the bot answers today, for review: python -m tests.conversations.record FILE...

A press stays that of the same label, whatever number it has by now; in a new transcript `[Label]` presses it.
"""

import asyncio
import sys
from pathlib import Path

from tests.conversations.transcript import hold, read


def main() -> None:
    """Hold each conversation anew and write down what came back."""
    for name in sys.argv[1:]:
        file = Path(name)
        whole = asyncio.run(hold(read(file), follows=True))
        changed = whole != file.read_text(encoding="utf-8")
        file.write_text(whole, encoding="utf-8")
        print(f"{file}: {'changed, please read it' if changed else 'as it was'}")


if __name__ == "__main__":
    main()
