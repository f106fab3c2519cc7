"""The process that learns, so that the bot never loads what only learning needs: a task in, one file out."""

import json
import sys

from bot.understanding.child import read_task, reporting
from bot.understanding.fit import learn
from bot.understanding.held_out import held_out


def main() -> None:
    """Do the task that stands in the input."""
    task = read_task(sys.stdin)
    if task.only_asks:
        answers = held_out(task.lesson, task.weights, task.cache, reporting)
        part = task.file.with_suffix(".part")  # whole or not at all
        part.write_text(json.dumps(answers.tolist()))
        part.replace(task.file)
    else:
        learn(task.lesson, task.weights, task.cache, reporting).to_file(task.file)
        reporting(1.0, "Learnt")


if __name__ == "__main__":
    main()
