"""Looking for somebody in every byte of a folder."""

import asyncio
import time


def bytes_of(folder):
    return b"\n".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


def found(folder, *words):
    """List which of these stand anywhere in the files of a folder."""
    everything = bytes_of(folder)
    return [word for word in words if word.encode() in everything]


async def cleared(talk, within=5.0):
    """Let the ticker work until nothing is due; tells whether that came."""
    until = time.monotonic() + within
    while time.monotonic() < until:
        await talk.house.erasing.step()
        if talk.count("traces") == 0 and talk.count("people", "leaving_at IS NOT NULL OR copies_at IS NOT NULL") == 0:
            return True
        await asyncio.sleep(0.05)
    return False
