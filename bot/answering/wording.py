"""Every sentence of answering, and how an entry is laid out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat import Button, Card, Reply, Toast
from bot.library import About, Boundary, Entry, Library, Theme

PRIVATE_TEXT, GROUP_TEXT = 900, 600  # characters of a first answer; the rest is behind More
PER_PAGE = 8
LABEL = 44  # characters of a button that a phone shows in one line


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody came to an entry: what Back says, and whether that is the topics menu."""

    back: str = ""
    from_menu: bool = False

    @property
    def tail(self) -> str:
        """Give what a button on the entry repeats, so that the way back is not lost."""
        return f" {self.back.split(' ', 1)[1]}" if self.back else ""


def entry(library: Library, shown: Entry, *, whole: bool, is_group: bool, way: Way, worried: bool = False) -> Reply:
    """Lay out an entry: the answer, where it comes from, and what to press next."""
    extra = f"\n\n{library.about.worried}" if worried else ""
    source = f"\n\n*{sources(library, shown, whole=whole, is_group=is_group)}*"
    room = (GROUP_TEXT if is_group else PRIVATE_TEXT) - len(source) - len(extra)
    text = f"{shown.short}\n\n{shown.more}" if whole and shown.more else shorten(shown.short, room)
    has_more = bool(shown.more) or text != shown.short
    rows: list[list[Button]] = []
    if has_more:
        command = "entry" if whole else "more"
        rows.append([Button("Less" if whole else "More", says=f"/{command} {shown.id}{way.tail}")])
    if way.back:
        rows.append([Button("Back", says=way.back)])
    if not way.from_menu:
        related = [library.entries[name] for name in shown.related if library.entries[name].status == "published"]
        rows += [[Button(label(other.title), says=f"/entry {other.id} {shown.id}")] for other in related[:3]]
    rows.append([Button("This helped", says=f"/helped {shown.id}"), Button("It did not", says=f"/missed {shown.id}")])
    return Reply(f"{text}{source}{extra}", buttons=rows, menu="topics" if way.from_menu else None)


def sources(library: Library, shown: Entry, *, whole: bool, is_group: bool = False) -> str:
    """Name the documents and sections an entry draws on: all of them with the whole entry, else each one's chief.

    In a group, where an answer has less room, a document goes by its letter.
    """
    by_document: dict[str, list[str]] = {}
    for citation in shown.citations:
        section = library.documents[citation.document].sections[citation.section]
        by_document.setdefault(citation.document, []).append(f"“{section}”")
    named = []
    for name, sections in by_document.items():
        title = "" if is_group and not whole else f" ({library.documents[name].title})"
        named.append(f"document {name}{title}, {', '.join(sections if whole else sections[:1])}")
    return "Source: " + "; ".join(named)


def shorten(text: str, room: int) -> str:
    """Cut a text at the end of a paragraph, or of a sentence, so that it fits."""
    if len(text) <= room:
        return text
    ends = [found.end() for found in re.finditer(r"[.?!)](?=\s)", text) if found.end() <= room]
    return text[: ends[-1]] if ends else text[: text.rfind(" ", 0, room)] + " ..."


def label(title: str) -> str:
    """Fit a title on a button."""
    return title if len(title) <= LABEL else title[: LABEL - 3].rsplit(" ", 1)[0] + "..."


def choice(library: Library, names: Sequence[str], worried: bool) -> Reply:
    """Ask which of two or three entries was meant."""
    how_many = {1: "One thing comes", 2: "Two things come", 3: "Three things come"}[len(names)]
    extra = f"\n\n{library.about.worried}" if worried else ""
    rows = [[Button(label(library.entries[name].title), says=f"/entry {name}")] for name in names]
    rows.append([Button("None of these", says="/none")])
    return Reply(f"{how_many} close to that. Which did you mean?{extra}", buttons=rows)


def none_of_these() -> Reply:
    """Answer when no offered entry was meant."""
    return Reply("Then please put it in other words, or browse by theme.", buttons=((BROWSE,),))


BROWSE = Button("Browse by theme", says="/topics")


def boundary(library: Library, shown: Boundary) -> Reply:
    """Say what is said instead of advice."""
    extra = f"\n\n{library.about.worried}" if shown.id == "heavy" else ""
    browses = shown.id in ("other", "near", "unknown", "heavy")
    return Reply(shown.reply + extra, buttons=((BROWSE,),) if browses else ())


def end(about: About) -> Reply:
    """Come to a definite end after a second unclear turn: what the bot cannot do, and who can."""
    listed = "\n".join(f"- [{name}]({link})" for name, link in about.links)
    return Reply(
        f"I do not have this one, and I will not guess. These may know:\n{listed}\n\n{about.cannot}",
        buttons=((BROWSE,),),
    )


def nothing_asked(about: About) -> Reply:
    """Answer /ask without a question."""
    return Reply(f"Write your question after /ask, for example: /ask {about.examples[0]}")


def themes(shown: Sequence[tuple[Theme, int]]) -> Reply:
    """List the themes that hold entries."""
    rows = [[Button(f"{theme.title} ({count})", says=f"/theme {theme.id} 1")] for theme, count in shown]
    return Reply("**Topics.** Choose a theme:", buttons=rows, menu="topics")


def theme(shown: Theme, entries: Sequence[Entry], page: int) -> Reply:
    """List one page of a theme's entries."""
    pages = max(1, -(-len(entries) // PER_PAGE))
    page = min(max(page, 1), pages)
    on_page = entries[(page - 1) * PER_PAGE : page * PER_PAGE]
    rows = [[Button(label(one.title), says=f"/entry {one.id} {shown.id} {page}")] for one in on_page]
    turns = []
    if page > 1:
        turns.append(Button("Previous page", says=f"/theme {shown.id} {page - 1}"))
    if page < pages:
        turns.append(Button("Next page", says=f"/theme {shown.id} {page + 1}"))
    rows += [turns] if turns else []
    rows.append([Button("All themes", says="/topics")])
    where = f" (page {page} of {pages})" if pages > 1 else ""
    return Reply(f"**{shown.title}**{where}. Choose a topic:", buttons=rows, menu="topics")


def no_such_entry() -> Reply:
    """Answer a link or button that leads to nothing."""
    return Reply("I no longer have that topic. Browse what I know instead.", buttons=((BROWSE,),))


def thanks(helped: bool) -> Toast:
    """Thank for a tap."""
    return Toast("Thank you, noted." if helped else "Thank you, noted. Try other words, or press another topic.")


def card(library: Library, shown: Entry) -> Card:
    """Lay out an entry as a result of an inline search."""
    text = f"**{shown.title}**\n\n{shown.short}\n\n*{sources(library, shown, whole=False)}*"
    return Card(shown.id, shown.title, shorten(plain(shown.short), 120), text)


def plain(text: str) -> str:
    """Leave out the markup of a short text."""
    return re.sub(r"[*`]|\[([^\]]*)\]\([^)]*\)", lambda found: found[1] or "", text)
