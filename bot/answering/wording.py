"""Every sentence of answering; how an entry is laid out stands in layout."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.answering.layout import View, beside, first_text, joined, label, plain, shorten, trait_rows
from bot.answering.passages import facet_lines
from bot.chat import Button, Card, Reply, Toast, Understood, escape
from bot.library import About, Boundary, Entry, Facet, Library, Theme, Trait, all_sources

PER_PAGE = 8
BROWSE = Button("Browse by theme", says="/topics")
OTHERWISE = "If it is none of these, put it in other words or send /topics."
NOTHING_TO_BROWSE = ("crisis", "clinical", "hello", "thanks", "who", "bye", "smalltalk")
OFF = {"question": "Not my question", "general": "Too general", "wrong": "Wrong or old"}


def choice(
    library: Library, names: Sequence[str], heard: Understood, unset: Trait | None = None, otherwise: str = OTHERWISE
) -> Reply:
    """Ask which of two or three entries was meant; `unset` is a trait that would tell, were it set."""
    before, after = beside(library, heard)
    place = f" {heard.named[0]}" if heard.named else ""  # so that the entry opens on the part for it
    rows = [[Button(label(library.entries[name].title), says=f"/entry {name}{place}")] for name in names]
    if unset:
        rows.append([Button(f"Set my {unset.title}", says=f"/set {unset.id} {names[0]}")])
    asked = f"I am not sure I got that. Which did you mean? {otherwise}".rstrip()
    return Reply(joined(before, asked, after), buttons=rows, menu="choice")


def which_one(count: int) -> Reply:
    """Ask once more after a bare yes to a choice."""
    numbers = ", ".join(str(number) for number in range(1, count))
    return Reply(f"Which one? Press a button, or write {numbers} or {count}.")


def with_somebody(reply: Reply, rows: Sequence[Sequence[Button]], is_group: bool) -> Reply:
    """Say below a no that somebody else may know, and who."""
    whose = "this group" if is_group else "your group"
    return replace(reply, text=joined(reply.text, f"A mentor of {whose} may know."), buttons=[*reply.buttons, *rows])


def to_somebody(rows: Sequence[Sequence[Button]], is_group: bool) -> Reply:
    """Answer who would rather talk to a person, where one can be asked."""
    whose = "this group" if is_group else "your group"
    text = f"I'm a bot, and no person reads along here. But I can take your question to a mentor of {whose}."
    return Reply(text, buttons=rows)


def boundary(library: Library, shown: Boundary) -> Reply:
    """Say what is said instead of advice."""
    extra = f"\n\n{library.about.worried}" if shown.id == "heavy" else ""
    return Reply(shown.reply + extra, buttons=() if shown.id in NOTHING_TO_BROWSE else ((BROWSE,),))


def other_language(library: Library, code: str, worried: bool) -> Reply:
    """Say in a person's own language that it is not understood yet, with the crisis number for who sounds low."""
    language = library.languages[code]
    return Reply(joined(language.line, (language.worried or library.about.worried) if worried else ""))


def end(about: About) -> Reply:
    """Come to a definite end after two unclear turns: what the bot cannot do, and who can."""
    listed = "\n".join(f"- [{name}]({link})" for name, link in about.links)
    return Reply(
        f"I do not have this one, and I will not guess. These may know:\n{listed}\n\n{about.cannot}",
        buttons=((BROWSE,),),
    )


def unsure(about: About) -> Reply:
    """Answer what is no question that could be made out."""
    said = f"I am not sure what you would like to know. Ask in a few words, for example: {about.examples[0]}"
    return Reply(said, buttons=((BROWSE,),))


def other_words() -> Reply:
    """Answer "none of these"."""
    return Reply("All right. Put it in other words, and I will look again, or browse by theme.", buttons=((BROWSE,),))


def nothing_more(library: Library, shown: Entry, seen: View, too_long: Facet | None = None) -> Reply:
    """Say honestly that a topic tells nothing on what somebody goes on to ask; the rest is one tap away.

    `too_long` is a side on which it tells something, at too great a length for this chat.
    """
    before, after = beside(library, seen.heard)
    said = f"I have nothing checked on exactly that. All I know about “{escape(shown.title)}” is behind More."
    if too_long:
        said = f"What I know on {too_long.title} is too long to repeat here; it is behind More."
    rows = [[Button("More", says=f"/more {shown.id}"), BROWSE], *trait_rows(library, shown, seen)]
    rows += [[Button(label(one.title), says=f"/entry {one.id} {shown.id}")] for one in library.related(shown)[:2]]
    return Reply(joined(before, said, after), buttons=rows)


def sources(library: Library, shown: Entry) -> Reply:
    """Say where an answer comes from, for somebody who doubts it."""
    listed = all_sources(library, shown, links=len(shown.facts))
    said = f"“{escape(shown.title)}” rests on this. What is called a next step or our own advice comes from me."
    return Reply(joined(said, listed), buttons=((Button("More", says=f"/more {shown.id}"),),))


def nothing_asked(about: About) -> Reply:
    """Answer /ask without a question."""
    return Reply(f"Write your question after /ask, for example: /ask {about.examples[0]}")


def nothing_open() -> Reply:
    """Answer a plain "more", "less" or "why" when there is nothing it could be about."""
    return Reply("Nothing is open right now. Press one of the topics, or ask me something.", buttons=((BROWSE,),))


def nothing_to_pick() -> Reply:
    """Answer a bare number when nothing with so many choices is open."""
    return Reply("I am not sure what the number is for. Press a button, or ask in a few words.", buttons=((BROWSE,),))


def no_other(shown: Entry) -> Reply:
    """Answer "the other one" about a topic that has none."""
    asked = f"I am not sure which other one you mean; the last topic was “{shown.title}”. Name it, and I will look."
    return Reply(escape(asked), buttons=((BROWSE,),))


def nothing_on(library: Library, shown: Entry, facet: Facet, seen: View) -> Reply:
    """Say honestly that a topic tells nothing about the side that was asked for."""
    before, after = beside(library, seen.heard)
    others = [other for other in library.related(shown) if facet_lines(other, facet)][:2]
    rows = [[Button(label(other.title), says=f"/entry {other.id} {shown.id}")] for other in others]
    where = " These may help." if rows else ""
    said = f"In “{escape(shown.title)}” I have nothing checked on {facet.title}.{where}"
    return Reply(joined(before, said, after), buttons=[*rows, [Button("More", says=f"/more {shown.id}"), BROWSE]])


def themes(shown: Sequence[tuple[Theme, int]]) -> Reply:
    """List the themes that hold entries."""
    rows = [[Button(f"{theme.title} ({count})", says=f"/theme {theme.id} 1")] for theme, count in shown]
    return Reply("**Topics.** Choose a theme:", buttons=rows, menu="topics")


def theme(shown: Theme, entries: Sequence[Entry], page: int) -> Reply:
    """List one page of a theme's entries."""
    pages = pages_of(entries)
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


def pages_of(entries: Sequence[Entry]) -> int:
    """Count the pages of a theme."""
    return max(1, -(-len(entries) // PER_PAGE))


def no_such_entry() -> Reply:
    """Answer a link or button that leads to nothing."""
    return Reply("I no longer have that topic. Browse what I know instead.", buttons=((BROWSE,),))


def glad() -> Toast:
    """Thank for a tap."""
    return Toast("Thank you, noted.")


def what_was_off() -> Toast:
    """Ask what was wrong, above the buttons with the reasons."""
    return Toast("What was off? Choose below.")


def what_was_off_with(shown: Entry) -> Reply:
    """Ask what was wrong with an answer, for somebody who typed it."""
    return Reply(f"What was off with “{escape(shown.title)}”?", buttons=reasons(shown))


def reasons(shown: Entry, back: str = "") -> list[list[Button]]:
    """Give the three reasons and a way back to the answer as it was."""
    rows = [[Button(words, says=f"/off {shown.id} {reason}")] for reason, words in OFF.items()]
    return [*rows, [Button("Never mind", says=back or f"/entry {shown.id}")]]


def noted(shown: Entry, reason: str, has_others: bool) -> Toast:
    """Confirm a reason and say what comes next."""
    next_ = {
        "question": "Was it one of these?" if has_others else "Put it in other words, or browse by theme.",
        "general": "The details are behind More." if shown.more else "Ask me about the part you need.",
        "wrong": "The official page decides." if shown.official else "Its sources are behind More.",
    }
    return Toast(f"Thank you, noted for the editor. {next_[reason]}")


def card(library: Library, shown: Entry, day: date) -> Card:
    """Lay out an entry as a result of an inline search; it is posted where anybody may read, so as in a group."""
    text = joined(f"**{shown.title}**", first_text(library, shown, View(day, is_group=True)))
    return Card(shown.id, shown.title, shorten(plain(shown.short), 120), text, opens=f"entry_{shown.id}")


def theme_card(library: Library, shown: Theme, entries: Sequence[Entry]) -> Card:
    """Lay out a theme as a result of an empty search."""
    listed = "\n".join(f"- {escape(one.title)}" for one in entries)
    count = "1 topic" if len(entries) == 1 else f"{len(entries)} topics"
    text = f"**{shown.title}**, {count} of {library.about.name}:\n{listed}"
    return Card(f"theme-{shown.id}", shown.title, count, text, opens=f"theme_{shown.id}")


def boundary_card(library: Library, shown: Boundary) -> Card:
    """Lay out what is said instead of advice as a result of a search; a number is seen before it is sent."""
    title = plain(shown.reply).split("\n")[0]
    in_short = library.about.worried if shown.id in ("crisis", "heavy") else shown.reply
    text = boundary(library, shown).text
    return Card(f"boundary-{shown.id}", shorten(title, 60), shorten(plain(in_short), 120), text)


INVITES_TO_BROWSE = "Ask me in private"
NOTHING_FOUND = "No topic fits. Ask me in private"
