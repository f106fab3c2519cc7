"""Features that tell what is not theirs to tell, each in its own way; whoever looks on must notice."""

from collections.abc import Sequence

from bot.chat import Answer, Card, Cards, Command, Door, Feature, Incoming, Letter, Reply, Toast


def _newest_goal(db: Door) -> str:
    found = db.rows("SELECT title FROM goals ORDER BY id DESC LIMIT 1")
    return str(found[0]["title"]) if found else "none"


def _others(incoming: Incoming, db: Door) -> list[int]:
    found = db.rows("SELECT id FROM people WHERE id <> :own ORDER BY id", own=incoming.person_id)
    return [row["id"] for row in found]


def _to_the_chat(_: Incoming, db: Door, __: int) -> list[Answer]:
    return [Reply(f"You work on: {_newest_goal(db)}")]


def _to_others(incoming: Incoming, db: Door, _: int) -> list[Answer]:
    return [Letter(each, Reply(f"Somebody works on: {_newest_goal(db)}")) for each in _others(incoming, db)]


def _as_a_notice(_: Incoming, db: Door, __: int) -> list[Answer]:
    return [Toast(f"The newest goal: {_newest_goal(db)}")]


def _by_name(incoming: Incoming, db: Door, _: int) -> list[Answer]:
    return [Letter(each, Reply(f"{incoming.name} has asked something")) for each in _others(incoming, db)]


def _how_many(_: Incoming, db: Door, __: int) -> list[Answer]:
    return [Reply(f"Goals: {db.rows('SELECT count(*) AS n FROM goals')[0]['n']}")]


def _as_a_card(_: Incoming, db: Door, __: int) -> list[Answer]:
    return [Cards([Card("goal", "My goal", "What I work on", _newest_goal(db))])]


def _sets_the_group(_: Incoming, db: Door, __: int) -> list[Answer]:
    db.run("UPDATE groups SET wait_s = wait_s + 1")
    return [Toast("Done.")]


def mistakes() -> Sequence[Feature]:
    """List them all; none of their commands is the bot's own."""
    return (
        Feature("aloud", commands=(Command("aloud", "My goal", _to_the_chat),)),
        Feature("around", commands=(Command("around", "Tell others", _to_others),)),
        Feature("nosy", commands=(Command("nosy", "What others do", _as_a_notice, lasts=True),)),
        Feature("telltale", commands=(Command("telltale", "Tell my name", _by_name),)),
        Feature("counts", commands=(Command("how_many", "How many goals", _how_many),)),
        Feature("cards", search=_as_a_card),
        Feature("meddler", commands=(Command("meddle", "Change the group", _sets_the_group),)),
    )
