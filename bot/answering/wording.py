"""Every sentence of answering, and how an entry is laid out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answering.sources import all_sources, check_line, short_source
from bot.chat import MAX_TEXT, Button, Card, Reply, Toast, Understood, units
from bot.library import About, Boundary, Entry, Library, Theme, entry_due, fact_due

PRIVATE_TEXT, GROUP_TEXT = 900, 600  # characters of a first answer; the rest is behind More
PER_PAGE = 8
RELATED = 3
# How many official links and sources a first answer names, and whether with the documents' titles; the fullest form
# first. A group gets at most one link.
FORMS = ((2, 3, True), (2, 3, False), (1, 3, False), (1, 2, False), (1, 1, False), (0, 1, False))
FORMS_IN_GROUPS = ((1, 3, True), (1, 2, True), *FORMS[2:])
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


def entry(
    library: Library,
    shown: Entry,
    day: date,
    *,
    whole: bool,
    is_group: bool,
    way: Way,
    heard: Understood | None = None,
) -> Reply:
    """Lay out an entry as of a day: the answer, where it comes from, and what to press next."""
    before, after = _beside(library, heard)
    text = whole_text(library, shown, day) if whole else first_text(library, shown, day, is_group, before, after)
    rows: list[list[Button]] = []
    if shown.more or shown.facts:
        command = "entry" if whole else "more"
        rows.append([Button("Less" if whole else "More", says=f"/{command} {shown.id}{way.tail}")])
    if way.back:
        rows.append([Button("Back", says=way.back)])
    if not way.from_menu:
        rows += [
            [Button(label(other.title), says=f"/entry {other.id} {shown.id}")]
            for other in library.related(shown)[:RELATED]
        ]
    rows.append([Button("This helped", says=f"/helped {shown.id}"), Button("It did not", says=f"/missed {shown.id}")])
    return Reply(text, buttons=rows, menu="topics" if way.from_menu else None)


def first_text(library: Library, shown: Entry, day: date, is_group: bool, before: str = "", after: str = "") -> str:
    """Give the first answer: the short part with as many links and sources as there is room for.

    Only an entry that `check` complains of is cut.
    """
    room = GROUP_TEXT if is_group else PRIVATE_TEXT
    for form in FORMS_IN_GROUPS if is_group else FORMS:
        text = _form(library, shown, day, form, (before, after))
        if len(text) <= room:
            return text
    cut = shorten(shown.short, len(shown.short) - (len(text) - room))
    return text.replace(shown.short, cut, 1)


def _form(library: Library, shown: Entry, day: date, form: tuple[int, int, bool], beside: tuple[str, str]) -> str:
    links, most, titled = form
    check = check_line(library, shown, day, whole=False, links=links)
    return _joined(beside[0], shown.short, check, f"*{short_source(library, shown, most, titled=titled)}*", beside[1])


def whole_text(library: Library, shown: Entry, day: date) -> str:
    """Give all of an entry with all its sources, and with as many of their links as fit one message."""
    check = check_line(library, shown, day, whole=True, links=len(shown.official))
    for links in range(len(shown.facts), -1, -1):
        text = _joined(shown.short, shown.more, check, all_sources(library, shown, links=links))
        if units(text) <= MAX_TEXT:
            break
    return text


def too_long(library: Library) -> list[str]:
    """Name the entries whose answers do not fit even in their shortest form, overdue and with a line beside them."""
    beside = max(library.about.worried, library.boundaries["ashamed"].reply, key=len)
    found = []
    for shown in library.published:
        file = f"entries/{shown.id}.md"
        last = max([entry_due(shown, library.review), *(fact_due(fact, library.review) for fact in shown.facts)])
        over = len(_form(library, shown, last, FORMS[-1], (beside, ""))) - GROUP_TEXT
        if over > 0:
            remedy = f"shorten the part above <!-- more --> by {over}"
            found.append(f"{file}: its first answer does not fit the {GROUP_TEXT} characters for a group; {remedy}")
        over = units(whole_text(library, shown, last)) - MAX_TEXT
        if over > 0:
            remedy = f"shorten the part below <!-- more --> by {over}"
            found.append(f"{file}: all of it does not fit one message of {MAX_TEXT} characters; {remedy}")
    return found


def _beside(library: Library, heard: Understood | None) -> tuple[str, str]:
    """Give the line before an answer and the one after it, for somebody who is ashamed or sounds low."""
    if heard is None:
        return "", ""
    if heard.worried:
        return "", library.about.worried
    return (library.boundaries["ashamed"].reply if heard.ashamed else ""), ""


def _joined(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part)


def shorten(text: str, room: int) -> str:
    """Cut a text at the end of a paragraph, or of a sentence, so that it fits."""
    if len(text) <= room:
        return text
    ends = [found.end() for found in re.finditer(r"[.?!)](?=\s)", text) if found.end() <= room]
    return text[: ends[-1]] if ends else text[: text.rfind(" ", 0, room)] + " ..."


def label(title: str) -> str:
    """Fit a title on a button."""
    return title if len(title) <= LABEL else title[: LABEL - 3].rsplit(" ", 1)[0] + "..."


def choice(library: Library, names: Sequence[str], heard: Understood) -> Reply:
    """Ask which of two or three entries was meant."""
    how_many = {1: "One thing comes", 2: "Two things come", 3: "Three things come"}[len(names)]
    before, after = _beside(library, heard)
    rows = [[Button(label(library.entries[name].title), says=f"/entry {name}")] for name in names]
    asked = (
        f"{how_many} close to that. Which did you mean? If it is none of these, put it in other words or send /topics."
    )
    return Reply(_joined(before, asked, after), buttons=rows)


BROWSE = Button("Browse by theme", says="/topics")
NOTHING_TO_BROWSE = ("crisis", "clinical", "hello", "thanks", "who", "bye", "smalltalk")


def boundary(library: Library, shown: Boundary) -> Reply:
    """Say what is said instead of advice."""
    extra = f"\n\n{library.about.worried}" if shown.id == "heavy" else ""
    return Reply(shown.reply + extra, buttons=() if shown.id in NOTHING_TO_BROWSE else ((BROWSE,),))


def other_language(library: Library, code: str, worried: bool) -> Reply:
    """Say in a person's own language that it is not understood yet, with the crisis number for who sounds low."""
    language = library.languages[code]
    return Reply(_joined(language.line, (language.worried or library.about.worried) if worried else ""))


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


def nothing_open() -> Reply:
    """Answer a plain "more" when there is nothing to read more of."""
    return Reply("Nothing is open to read more of. Press one of the topics, or ask me something.", buttons=((BROWSE,),))


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


def card(library: Library, shown: Entry, day: date) -> Card:
    """Lay out an entry as a result of an inline search."""
    text = _joined(f"**{shown.title}**", first_text(library, shown, day, is_group=False))
    return Card(shown.id, shown.title, shorten(plain(shown.short), 120), text)


def plain(text: str) -> str:
    """Leave out the markup of a short text."""
    return re.sub(r"[*`]|\[([^\]]*)\]\([^)]*\)", lambda found: found[1] or "", text)
