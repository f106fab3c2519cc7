"""Compares what ought to be there with the database and with what the platform was asked to show."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.crash.plan import MENU, Person, Plan
from tests.fake_telegram import Request


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many of `updates` left their effects and answers; `in_flight` bounds how many answers may be repeated."""

    updates: int
    lost: int = 0
    doubled: int = 0
    answers_lost: int = 0
    repeated: int = 0
    strange: int = 0
    out_of_order: int = 0
    in_flight: int = 0
    changed_by_redelivery: int = 0
    is_whole: bool = True

    def __add__(self, other: "Verdict") -> "Verdict":
        """Take two runs together."""
        names = [name for name in Verdict.__slots__ if name != "is_whole"]
        sums = {name: getattr(self, name) + getattr(other, name) for name in names}
        return Verdict(**sums, is_whole=self.is_whole and other.is_whole)


def judge(plan: Plan, updates: int, file: Path, shown: Sequence[Request], in_flight: int) -> Verdict:
    """Count what is missing, doubled, repeated or out of order."""
    verdict = Verdict(updates, in_flight=in_flight)
    with closing(sqlite3.connect(file)) as raw:
        raw.row_factory = sqlite3.Row
        verdict = _effects(verdict, raw, plan)
        dropped = {
            str(row["chat_id"]): row["n"]
            for row in raw.execute(
                "SELECT places.chat_id, count(*) AS n FROM outbox JOIN places ON places.id = outbox.place_id "
                "WHERE outbox.state = 'replaced' GROUP BY places.chat_id"
            )
        }
        is_whole = raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    by_person: dict[str, list[str]] = {}
    for request in shown:
        by_person.setdefault(request.chat, []).append(plan.token(request.params["text"]))
    for person in plan.people.values():
        verdict = _answers(verdict, person, by_person.get(str(person.id), []), dropped.get(str(person.id), 0))
    return replace(verdict, is_whole=is_whole)


def _effects(verdict: Verdict, raw: sqlite3.Connection, plan: Plan) -> Verdict:
    """Look for every effect: rows and sums of the counting, context, menu, feedback."""
    counted = Counter(row["number"] for row in raw.execute("SELECT number FROM counted"))
    wanted = [number for person in plan.people.values() for number in person.counted]
    lost = (
        sum(counted[number] == 0 for number in wanted)
        + raw.execute("SELECT count(*) FROM updates WHERE done = 0").fetchone()[0]
    )
    doubled = sum(count > 1 for count in counted.values())
    rows = raw.execute(
        """
        SELECT people.chat_id, COALESCE(sums.n, 0) AS n, turns.about, outbox.message,
            (SELECT json_group_object(entry, helped) FROM feedback WHERE person_id = people.id) AS feedback
        FROM people LEFT JOIN sums ON sums.person_id = people.id LEFT JOIN turns ON turns.person_id = people.id
        LEFT JOIN menus ON menus.person_id = people.id LEFT JOIN outbox ON outbox.id = menus.row_id
        """
    ).fetchall()
    kept = {int(row["chat_id"]): row for row in rows}
    for person in plan.people.values():
        row = kept.get(person.id)
        if row is None:
            lost += 1
            continue
        lost += max(0, len(person.counted) - row["n"])
        doubled += max(0, row["n"] - len(person.counted))
        lost += json.loads(row["about"] or "[]") != ([person.about] if person.about else [])
        lost += json.loads(row["feedback"]) != {entry: int(helped) for entry, helped in person.feedback.items()}
        lost += plan.has_menus and row["message"] != MENU
    return replace(verdict, lost=lost, doubled=doubled)


def _answers(verdict: Verdict, person: Person, shown: Sequence[str], dropped: int) -> Verdict:
    """Compare one chat. An edit that a newer one replaced before it left is no loss."""
    seen = list(dict.fromkeys(token for token in shown if token != "tally"))
    missing = [token for token in person.answers if token not in seen]
    edits = [token for token in person.answers if token.startswith("tally ")]
    is_newest_missing = bool(edits) and edits[-1] in missing
    replaceable = sum(token in missing for token in edits) - is_newest_missing
    lost = len(missing) - min(dropped, replaceable)
    strange = sum(token not in person.answers for token in seen)
    in_order = [token for token in person.answers if token in seen]
    return replace(
        verdict,
        answers_lost=verdict.answers_lost + lost,
        repeated=verdict.repeated + len(shown) - len(set(shown)),
        strange=verdict.strange + strange,
        out_of_order=verdict.out_of_order + (in_order != [token for token in seen if token in person.answers]),
    )
