"""Every transcript beside this file reads word for word as the bot answers."""

import asyncio
from pathlib import Path

import pytest

from tests.conversations.transcript import FILES, hold, read


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_transcript_reads_as_the_bot_answers(file: Path):
    assert asyncio.run(hold(read(file))) == file.read_text(encoding="utf-8")


def test_every_transcript_says_what_it_is_about():
    assert FILES
    assert [file.name for file in FILES if not file.read_text(encoding="utf-8").startswith("# ")] == []
