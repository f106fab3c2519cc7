"""The small trade with two papers to choose from, what texts about it mean, and hands that press what they see."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.chat import Match, Understood
from bot.library import Library, read
from tests.library_model import MODEL, change

SHIP = """---
id: ship-paper
title: Is the ship's paper worth it?
theme: certificates
version: 3
status: published
reviewed_on: 2026-11-20
sources: []
facts:
  - id: ship-paper-01
    source: Oven Weekly
    url: https://weekly.example.org/ships
    as_of: "2024"
    confidence: medium
    kind: fee
    read_on: 2026-11-20
official: [guild-fees]
related: [work-settings]
must_match: [is the ship's exam worth it]
must_not_match: [where can bakers work]
---
With it you may bake at sea; the exam costs $120 (Oven Weekly, 2024). <!-- ship-paper-01 -->

Next step: ask one ship's cook.

<!-- more -->

Renewing it costs $45, and a lost one $15 (Oven Weekly, 2024). <!-- ship-paper-01 -->
"""


def shaped() -> Library:
    """Read the model with a second paper beside the Guild's, and a town of which nothing is known."""
    with TemporaryDirectory() as empty:
        folder = Path(shutil.copytree(MODEL, Path(empty) / "knowledge"))
        (folder / "entries/ship-paper.md").write_text(SHIP, encoding="utf-8")
        asked = {"q": "is the ship's paper any good", "topics": ["ship-paper"], "voice": "plain"}
        (folder / "phrasings/ship-paper.jsonl").write_text(json.dumps(asked) + "\n", encoding="utf-8")
        change("traits.yaml", "    NM:", "    FA: {title: Farhaven}\n    NM:")(folder)
        change("traits.yaml", "names: [ship]", "names: [ship]\n      entries: {exam: ship-paper}")(folder)
        return read(folder)


def heard(**entries: float) -> dict[str, object]:
    """Give entries with their shares; an underscore stands for the hyphen of an id."""
    return {"entries": tuple(Match(id_.replace("_", "-"), share) for id_, share in entries.items())}


def answer(**values) -> Understood:
    return Understood("question", "answer", **values)


def choice(**values) -> Understood:
    return Understood("question", "choose", **values)


def labels(back) -> list[str]:
    """List the buttons that came with something, in reading order."""
    return [button["label"] for row in back.rows for line in row.request.get("buttons", []) for button in line]


class Hands:
    """Somebody who talks and presses; of every message it is known what buttons it has now."""

    def __init__(self, talk, **where) -> None:
        self.talk, self._where = talk, where

    async def say(self, text, means=None, **more):
        """Say something, with what it means where that is not known already."""
        if means is not None:
            self.talk.understands.means[text] = means
        return await self.talk.say(text, **self._where, **more)

    async def press(self, back, label):
        """Press the button that begins so, on the message it came with."""
        rows = self.talk.post.rows
        row = next(row for row in back.rows if any(name.startswith(label) for name in _names(row)))
        message = row.message if row.do in ("edit", "rebutton") else 101 + rows.index(row)
        return await self.talk.press(back.says(label), message, **self._where)


def _names(row) -> list[str]:
    return [button["label"] for line in row.request.get("buttons", []) for button in line]
