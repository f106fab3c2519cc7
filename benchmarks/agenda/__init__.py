"""What the agenda costs, and whether it begins when the rules allow it and never else."""

from benchmarks.agenda import composing, idle
from benchmarks.measured import Report, Say
from bot import library


def run(say: Say) -> Report:
    """Look at it with nothing due, and with a thousand people due at once."""
    read = library.read(library.find(None))
    looks, composed = idle.measure(read, say), composing.measure(read, say)
    return Report(
        [*idle.bars(looks), *composing.bars(composed)],
        [idle.shown(looks), *composing.shown(composed)],
    )
