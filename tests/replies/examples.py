"""Example arguments for every function that says something, by the function's name, over all of knowledge/."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from bot.answering.because import Because, mark
from bot.answering.layout import View, Way
from bot.answering.passages import pieces
from bot.answering.shelf import Shelf
from bot.chat import MAX_TEXT, Button, Match, Reply, Told, Understood
from bot.library import Change, Entry, Library, entry_due, fact_due, part_for, varies_by
from bot.library.fields import MAX_LINE

PRIVATE, GROUP = 900, 600  # characters of a first answer
LONG = "wordy " * 400
TOLD = [Told("Your account", ["Your number: 7"], ("people",)), Told("Nothing here", [], ("goals",)),
        Told("Odd signs", ["a <b> & c, first\nsecond line"], ("notes",))]  # fmt: skip
MUCH_TOLD = [Told(f"Part {chr(97 + part)}", [LONG] * 300, ()) for part in range(20)]


@dataclass(frozen=True, slots=True)
class Example:
    """The arguments of one call, and how many characters what it says may have."""

    args: tuple[Any, ...] = ()
    room: int = MAX_TEXT
    named: Mapping[str, Any] = field(default_factory=dict)


Examples = Callable[[Library], Iterable[Example]]


def ex(*args: Any, room: int = MAX_TEXT, **named: Any) -> Example:
    return Example(args, room, named)


def once(*args: Any) -> Examples:
    return lambda _: [ex(*args)]


def each(*values: Any) -> Examples:
    return lambda _: [ex(value) for value in values]


def about_each(library: Library) -> Iterator[Example]:
    return (ex(shown) for shown in library.published)


def heard(*ids: str, decision: Any = "answer", **more: Any) -> Understood:
    shares = (0.7, 0.2, 0.09)
    return Understood("question", decision, tuple(map(Match, ids, shares)), **more)


def fresh(shown: Entry) -> date:
    return max([shown.reviewed_on, *(fact.read_on for fact in shown.facts)])


def overdue(library: Library, shown: Entry) -> date:
    dues = [entry_due(shown, library.review), *(fact_due(fact, library.review) for fact in shown.facts)]
    return max(dues) + timedelta(days=1)


def views(library: Library, shown: Entry) -> Iterator[View]:
    """Give every light an entry can be seen in: fresh and overdue, in private and in a group, after other words."""
    day, late = fresh(shown), overdue(library, shown)
    other = next(one.id for one in library.published if one.id != shown.id)
    for is_group in (False, True):
        for when in (day, late):
            yield View(when, is_group)
            yield View(when, is_group, whole=True)
            for beside in ("worried", "ashamed"):
                for whole in (False, True):
                    yield View(when, is_group, whole, heard=heard(shown.id, **{beside: True}))
        yield View(day, is_group, way=Way(f"/theme {shown.theme} 2", from_menu=True))
        yield View(day, is_group, whole=True, way=Way(f"/entry {other}"))
        yield View(day, is_group, heard=heard(shown.id, other))
        for facet in library.facets:
            yield View(late, is_group, heard=heard(shown.id, facet=facet, worried=True))
    for trait in library.traits.values():
        yield View(day, heard=heard(shown.id), own=trait)
    yield from shaped_views(library, shown, late)


def shaped_views(library: Library, shown: Entry, day: date) -> Iterator[View]:
    """Give the lights in which an entry has a part for who asks, or has it for others only."""
    facet = next(iter(library.facets))
    for trait in library.traits.values():
        values = list(trait.values.values())
        without = [value for value in values if not part_for(shown, value)]
        for value in [value for value in values if part_for(shown, value)] + without[:1]:
            yield View(day, traits={trait.id: value.id})
            yield View(day, named=(value.id,), heard=heard(shown.id, named=(value.id,), facet=facet))
            yield View(day, True, named=(value.id,), heard=heard(shown.id, named=(value.id,)))
            yield View(day, traits={trait.id: values[0].id}, named=(value.id, values[-1].id))


def in_every_light(library: Library) -> Iterator[Example]:
    for shown in library.published:
        for view in views(library, shown):
            yield ex(library, shown, view, room=room(view))


def first_lights(library: Library) -> Iterator[Example]:
    for shown in library.published:
        yield from (ex(library, shown, View(fresh(shown), is_group), room=GROUP if is_group else PRIVATE)
                    for is_group in (False, True))  # fmt: skip


def news_of_each(library: Library) -> Iterator[Example]:
    """Give every entry as changed once and four times, in words as long as they may be."""
    day = date(2027, 1, 15)
    short = Change(2, day, "It cost $1.", "It costs <$2 & more.", "A guild", "https://guild.example.org/fees")
    longest = replace(short, was=LONG[:MAX_LINE], now=LONG[:MAX_LINE], source=LONG[:MAX_LINE])
    for shown in library.published:
        yield ex(shown, [short], date(2026, 10, 3), day)
        yield ex(shown, [replace(longest, version=number) for number in range(2, 6)], day, day)


def room(view: View) -> int:
    return GROUP if view.is_group else MAX_TEXT if view.whole else PRIVATE


def on_every_facet(library: Library) -> Iterator[Example]:
    for shown in library.published:
        for facet in library.facets.values():
            for is_group in (False, True):
                for day in (fresh(shown), overdue(library, shown)):
                    view = View(day, is_group, heard=heard(shown.id, facet=facet.id, worried=is_group))
                    yield ex(library, shown, facet, view, room=room(view))


def excerpts(library: Library) -> Iterator[Example]:
    for shown in library.published:
        lines = list(pieces(shown.more))
        for at in range(0, len(lines), 3):
            for is_group in (False, True):
                view = View(overdue(library, shown), is_group, heard=heard(shown.id, ashamed=is_group))
                yield ex(library, shown, "From", lines[at : at + 3], view, room=room(view))


def nothing_on_facets(library: Library) -> Iterator[Example]:
    for shown in library.published:
        for facet in library.facets.values():
            yield ex(library, shown, facet, View(fresh(shown), True), room=GROUP)
        yield ex(library, shown, facet, View(fresh(shown), heard=heard(shown.id, worried=True)), room=PRIVATE)


def nothing_more(library: Library) -> Iterator[Example]:
    for shown in library.published:
        for view in (View(fresh(shown)), View(fresh(shown), heard=heard(shown.id, ashamed=True))):
            yield ex(library, shown, view, room=PRIVATE)
        yield from (
            ex(library, shown, View(fresh(shown), True), facet, room=GROUP) for facet in library.facets.values()
        )


def whole_entries(library: Library) -> Iterator[Example]:
    for shown in library.published:
        yield from (ex(library, shown, day) for day in (fresh(shown), overdue(library, shown)))


def judged(library: Library) -> Iterator[Example]:
    for shown in library.published:
        yield from (ex(shown, reason, has) for reason in ("question", "general", "wrong") for has in (True, False))


def choices(library: Library) -> Iterator[Example]:
    names = [entry.id for entry in library.published]
    unset = next(trait for trait in library.traits.values())
    longest = max((value for trait in library.traits.values() for value in trait.values), key=len)
    for first, second, third in zip(names, names[1:] + names[:1], names[2:] + names[:2], strict=True):
        said = heard(first, second, third, decision="choose")
        yield ex(library, [first], said, room=PRIVATE)
        yield ex(library, [first], heard(first, decision="choose", named=(longest,)), room=GROUP)
        yield ex(library, [first, second], said, unset, room=PRIVATE)
        yield ex(library, [first, second, third], heard(first, decision="choose", worried=True), room=PRIVATE)
        yield ex(library, [first, second, third], heard(first, decision="choose", ashamed=True), room=PRIVATE)


def theme_pages(library: Library) -> Iterator[Example]:
    for theme, entries in Shelf(library).themes():
        yield from (ex(theme, entries, page) for page in range(6))


def theme_counts(library: Library) -> list[Example]:
    return [ex([(theme, len(entries)) for theme, entries in Shelf(library).themes()])]


def cards(library: Library) -> Iterator[Example]:
    for shown in library.published:
        title = len(f"**{shown.title}**\n\n")
        yield from (ex(library, shown, day, room=GROUP + title) for day in (fresh(shown), overdue(library, shown)))


def theme_cards(library: Library) -> Iterator[Example]:
    return (ex(library, theme, entries) for theme, entries in Shelf(library).themes())


def boundaries(library: Library) -> Iterator[Example]:
    return (ex(library, boundary, room=MAX_TEXT if boundary.id == "crisis" else GROUP)
            for boundary in library.boundaries.values())  # fmt: skip


def public_boundaries(library: Library) -> Iterator[Example]:
    return (ex(boundary) for boundary in library.boundaries.values() if boundary.in_public)


def replies_in_groups(library: Library) -> Iterator[Example]:
    opens = [[Button("More", says=f"/more {shown.id} TX"), Button("Browse by theme", says="/topics"),
              Button("Ask", says="/ask_a_mentor")] for shown in library.published]  # fmt: skip
    return (ex(Reply("Any words.", [row], menu=menu), room=GROUP) for row in opens for menu in ("choice", None))


def languages(library: Library) -> Iterator[Example]:
    return (ex(library, code, worried, room=GROUP) for code in library.languages for worried in (False, True))


def reasons_kept(library: Library) -> Iterator[Example]:
    return (ex(library, each, room=GROUP) for each in reasons(library))


def reasons(library: Library) -> Iterator[Because]:
    names = [entry.id for entry in library.published]
    asked = {asked.entries[0]: mark(asked.text) for asked in library.phrasings if asked.entries[0] in names[:5]}
    for first, second in zip(names, names[1:] + names[:1], strict=True):
        shares = ((first, 0.7), (second, 0.2))
        for how in ("answer", "choose", "decline"):
            yield Because(how, shares, asked.get(first), leaned=True)
        yield Because("answer", shares, own=second)
        yield from (Because(how, ((first, 1.0),)) for how in ("opened", "pointed"))
        yield Because("answer", ((first, 0.999), (second, 0.001)))
    yield Because("answer", ((names[0], 0.9),), own="gone")
    yield from (Because(how, ()) for how in ("refused", "danger", "talk", "decline"))
    yield from (Because(how, (("gone", 0.9),)) for how in ("answer", "decline"))


def known_reasons(library: Library) -> list[Example]:
    shares = tuple((entry.id, 0.3) for entry in library.published[:3])
    return [ex(Because("answer", shares), shares[0][0], [id_ for id_, _ in shares]), ex(None, "", [])]


def varying(library: Library) -> Iterator[Example]:
    return (ex(library, shown, view) for shown in library.published for view in views(library, shown)
            if any(varies_by(shown, trait) for trait in library.traits.values()))  # fmt: skip


def values(library: Library) -> Iterator[Example]:
    return (ex(trait, value) for trait in library.traits.values() for value in trait.values)


def with_ways_back(library: Library) -> Iterator[Example]:
    ways = ("", max((entry.id for entry in library.published), key=len))
    return (ex(trait, back) for trait in library.traits.values() for back in ways)


def settings(library: Library) -> Iterator[Example]:
    return (ex(*trait_and_value.args, back) for trait_and_value in values(library) for back in ("", "an-entry"))


def questions(library: Library) -> Iterator[Example]:
    for example in with_ways_back(library):
        trait, back = example.args
        yield from (ex(trait, {trait.id: value}, back) for value in [*trait.values, "gone"])
        yield ex(trait, {}, back)


def profiles(library: Library) -> Iterator[Example]:
    beside = ("Time zone: not set", Button("Set time zone", says="/zone"))
    yield ex(library.traits, {}, beside)
    yield ex(library.traits, dict.fromkeys(library.traits, "gone"), beside, "News.")
    for example in values(library):
        trait, value = example.args
        yield ex(library.traits, {trait.id: value}, beside, "News.")


def one_trait(library: Library) -> Iterator[Example]:
    return (ex(trait) for trait in library.traits.values())
