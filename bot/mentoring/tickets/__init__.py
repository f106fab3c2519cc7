"""Questions that go to a mentor: drafted, shown, sent, handed from one to the next, answered, and then nobody's."""

from bot.mentoring.tickets.commands import feature
from bot.mentoring.tickets.handing import forgotten, released, withdrawn
from bot.mentoring.tickets.offering import Offer, offering
from bot.mentoring.tickets.roster import open_counts

__all__ = ["Offer", "feature", "forgotten", "offering", "open_counts", "released", "withdrawn"]
