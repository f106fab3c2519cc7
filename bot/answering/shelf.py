"""The published entries as the handlers need them."""

from datetime import date

from bot import clock
from bot.answering.layout import View, Way
from bot.chat import Incoming, Understood
from bot.library import Entry, Library, Theme, Trait, labels_for

ASKED = Way()


class Shelf:
    """What people may see of a library, by id and by theme."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.published = {entry.id: entry for entry in library.published}
        values = [value for trait in library.traits.values() for value in trait.values.values()]
        self.places = labels_for(library.published, values)

    def theme(self, name: str) -> Theme | None:
        """Look up a theme."""
        return next((theme for theme in self.library.themes if theme.id == name), None)

    def of_theme(self, theme: str) -> list[Entry]:
        """List a theme's entries by title."""
        shown = [entry for entry in self.published.values() if entry.theme == theme]
        return sorted(shown, key=lambda entry: entry.title.casefold())

    def themes(self) -> list[tuple[Theme, list[Entry]]]:
        """List the themes that hold entries, with these."""
        listed = [(theme, self.of_theme(theme.id)) for theme in self.library.themes]
        return [(theme, entries) for theme, entries in listed if entries]


def view(
    incoming: Incoming,
    now: int,
    *,
    whole: bool = False,
    way: Way = ASKED,
    heard: Understood | None = None,
    named: tuple[str, ...] = (),
    own: Trait | None = None,
    can_tell: bool = False,
) -> View:
    """Say in which light this person sees an entry; what they set of themselves never shows in a group."""
    traits = incoming.context.traits if incoming.context else {}
    values = heard.named if heard else named
    return View(day_of(incoming, now), incoming.is_group, whole, way, traits, heard, values, own, can_tell)


def day_of(incoming: Incoming, now: int) -> date:
    """Give the person's day, or that of Greenwich for a search, before which nothing is known of a person."""
    return incoming.context.today if incoming.context else clock.today(now, "UTC")


def is_small_number(text: str) -> bool:
    """Tell whether a word of a button is a number that could be a page."""
    return text.isascii() and text.isdigit() and len(text) < 5
