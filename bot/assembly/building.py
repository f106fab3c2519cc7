"""Opens the database and puts the rooms together."""

import os
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bot import agenda as moments
from bot import deeds, delivery, intake, people
from bot.agenda import Agenda, Beginning, Ticking
from bot.assembly.features import features, old_links
from bot.assembly.house import House, Now
from bot.assembly.tending import Tending
from bot.chat import Context, Feature, Understood
from bot.conversation import Conversation, wording
from bot.database import Database
from bot.intake import Intake
from bot.library import Library
from bot.welcome import Erasing

Understand = Callable[[str, Context | None], Understood]


def build(
    file: Path,
    library: Library,
    understand: Understand,
    *,
    now: Now,
    default_zone: str,
    more: Sequence[Feature] = (),
    limits_texts: bool = True,
    operators: Collection[int] = (),
) -> House:
    """Open the database and put the rooms together.

    `more` are features of a caller's own, `operators` the platform's ids of who runs the bot. Raises DatabaseTrouble.
    """
    conversation = Conversation(old_links(library))
    planning = Agenda()
    switched_on = features(library, conversation, planning, more, frozenset(map(str, operators)))
    conversation.switch_on(switched_on)
    planning.switch_on(switched_on)
    db = Database(file)
    db.migrate(
        [
            ("people", people.MIGRATIONS),
            ("delivery", delivery.MIGRATIONS),
            ("intake", intake.MIGRATIONS),
            ("deeds", deeds.MIGRATIONS),
            ("agenda", moments.MIGRATIONS),
            *((feature.name, feature.migrations) for feature in switched_on),
        ]
    )
    workers = ThreadPoolExecutor(max_workers=max(1, min(4, os.cpu_count() or 1)), thread_name_prefix="understanding")
    reception = intake.Reception(
        answer=conversation.answer,
        search=conversation.search,
        happened=conversation.happened,
        heeds=conversation.heeds,
        reads=conversation.reads,
        sorry=wording.sorry,
        passed_over=wording.passed_over,
    )
    taking = Intake(db, reception, understand, workers, now=now, default_zone=default_zone, limits_texts=limits_texts)
    beginning = Beginning(planning, delivery.put_unprompted)
    ticking, erasing = Ticking(db, beginning, now), Erasing(db, now, default_zone)
    tending = Tending(db, [feature.tends for feature in switched_on if feature.tends], now)
    return House(db, conversation, taking, workers, switched_on, now, erasing, beginning, ticking, tending, library)
