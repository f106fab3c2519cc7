"""The one question that somebody may yet hand to a mentor; it is kept for an hour."""

from dataclasses import dataclass
from hashlib import sha256

from bot.chat import Door
from bot.settings import PRUNED_AT_ONCE, RETENTION


@dataclass(frozen=True, slots=True)
class Draft:
    """A question not sent yet; `place_id` is the group it was asked in, `theme` what it is about, where known."""

    question: str
    place_id: int | None = None
    theme: str | None = None


def digest_of(question: str) -> str:
    """Give what tells a question from another one, so that a button sends the one above it and no later one."""
    return sha256(question.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def keep(db: Door, person_id: int, draft: Draft, now: int) -> None:
    """Keep a draft in the place of an earlier one."""
    db.run(
        """
        INSERT INTO drafts(person_id, place_id, question, theme, made_at)
        VALUES(:person_id, :place_id, :question, :theme, :now)
        ON CONFLICT(person_id) DO UPDATE SET place_id = :place_id, question = :question, theme = :theme, made_at = :now
        """,
        person_id=person_id,
        place_id=draft.place_id,
        question=draft.question,
        theme=draft.theme,
        now=now,
    )


def draft_of(db: Door, person_id: int, now: int) -> Draft | None:
    """Give somebody's draft, as long as it is kept."""
    found = db.rows(
        "SELECT question, place_id, theme FROM drafts WHERE person_id = :person_id AND made_at > :since",
        person_id=person_id,
        since=now - _kept_s(),
    )
    return Draft(found[0]["question"], found[0]["place_id"], found[0]["theme"]) if found else None


def drop(db: Door, person_id: int) -> None:
    """Forget somebody's draft."""
    db.run("DELETE FROM drafts WHERE person_id = :person_id", person_id=person_id)


def drop_in(db: Door, person_id: int, place_id: int) -> None:
    """Forget somebody's draft where it is for the mentors of a group."""
    db.run("DELETE FROM drafts WHERE person_id = :person_id AND place_id = :place_id", person_id=person_id,
           place_id=place_id)  # fmt: skip


def prune(db: Door, now: int) -> int:
    """Let go of some drafts that are too old; gives how many."""
    return db.run(
        """
        DELETE FROM drafts WHERE person_id IN (
            SELECT person_id FROM drafts WHERE made_at < :since ORDER BY made_at, person_id LIMIT :some)
        """,
        since=now - _kept_s(),
        some=PRUNED_AT_ONCE,
    )


def _kept_s() -> int:
    return RETENTION["drafts"].seconds or 0
