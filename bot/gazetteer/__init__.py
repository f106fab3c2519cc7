"""Which time zone a place is in: a name as people type it, or a point on the map. Offline."""

from bot.gazetteer.finding import AT_MOST, Found, find, is_place
from bot.gazetteer.nearest import nearest
from bot.gazetteer.places import Place
from bot.gazetteer.zones import in_words, is_zone, same_clock

__all__ = ["AT_MOST", "Found", "Place", "find", "in_words", "is_place", "is_zone", "nearest", "same_clock"]
