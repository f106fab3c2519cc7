"""What an asker is told while nobody has answered: one message of theirs is changed, and nothing rings.

That message is named by what is kept of their key, which changes with the answer: then it leads to no question.
"""

from bot.chat import Door, Letter
from bot.mentoring.tickets import store, wording
from bot.mentoring.tickets.wording import News

BEGINNING = 12  # characters of what is kept of a key


def menu(key: str) -> str:
    """Name the message that tells how a question stands, by its key."""
    return _menu(store.digest_of(key))


def note(db: Door, ref: str, news: News) -> None:
    """Note what its asker was told of a question."""
    db.run("UPDATE tickets SET told = :news WHERE ref = :ref", ref=ref, news=news)


def of(db: Door, ref: str, *, is_late: bool = False) -> list[Letter]:
    """Tell how an open question stands, unless its asker knows; it is late where its mentor's time is over."""
    ticket = store.find(db, ref)
    if ticket is None or not ticket.is_open or ticket.asker_id is None:
        return []
    kept = db.rows("SELECT told, key_digest FROM tickets WHERE ref = :ref", ref=ref)[0]
    had_it = store.passed_since(db, ref, 0)
    news: News
    if ticket.owner_id is None:
        news = "alone" if had_it else "waits"
    elif is_late:
        news = "alone"
    else:
        news = "next" if had_it - {ticket.owner_id} and ticket.owner_id not in had_it else "with"
    if news == kept["told"]:
        return []
    note(db, ref, news)
    return [Letter(ticket.asker_id, wording.news(ref, _menu(kept["key_digest"]), ticket.question, news))]


def _menu(digest: str) -> str:
    return f"question {digest[:BEGINNING]}"
