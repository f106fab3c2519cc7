"""Person and place: who they are to us, what shapes their answers, what the last turn was about, reachable or not."""

from bot.people.identity import (
    find,
    has_any,
    is_new,
    know,
    know_place,
    left,
    may_be_told_unreadable,
    move,
    private_place,
    returned,
)
from bot.people.schema import MIGRATIONS
from bot.people.traits import set_trait, traits_of, unset_trait
from bot.people.turns import (
    UNCLEAR_WINDOW_S,
    because,
    context,
    forget_unclear,
    remember_about,
    remember_asked,
    remember_because,
    remember_page,
    remember_unclear,
)
from bot.people.upkeep import forget, prune

__all__ = [
    "MIGRATIONS",
    "UNCLEAR_WINDOW_S",
    "because",
    "context",
    "find",
    "forget",
    "forget_unclear",
    "has_any",
    "is_new",
    "know",
    "know_place",
    "left",
    "may_be_told_unreadable",
    "move",
    "private_place",
    "prune",
    "remember_about",
    "remember_asked",
    "remember_because",
    "remember_page",
    "remember_unclear",
    "returned",
    "set_trait",
    "traits_of",
    "unset_trait",
]
