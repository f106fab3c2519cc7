"""How an entry is laid out: its words in the room there is, and the buttons below them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from bot.answering.passages import facet_lines
from bot.answering.sources import check_line, short_source
from bot.chat import MAX_SAYS_BYTES, MAX_TEXT, Button, Reply, Understood, escape, units
from bot.library import Entry, Facet, Library, Trait, all_sources, entry_due, fact_due, part_for, varies_by

PRIVATE_TEXT, GROUP_TEXT = 900, 600  # characters of a first answer; the rest is behind More
RELATED = 3
READ_ON = "Read on in private"
RUNNER_UP = 0.08  # the share from which an entry that came second stands below the answer
OPINIONS, TELL = ("helped", "missed"), "tell"
LABEL = 44  # characters of a button that a phone shows in one line
# How many official links and sources a first answer names, and whether with the documents' titles; the fullest form
# first. A group gets at most one link.
FORMS = ((2, 3, True), (2, 3, False), (1, 3, False), (1, 2, False), (1, 1, False), (0, 1, False))
FORMS_IN_GROUPS = ((1, 3, True), (1, 2, True), *FORMS[2:])


@dataclass(frozen=True, slots=True)
class Way:
    """How somebody came to an entry: what Back says, and whether that is the topics menu."""

    back: str = ""
    from_menu: bool = False

    @property
    def tail(self) -> str:
        """Give what leads back the same way, as a button on the entry repeats it."""
        return f" {self.back.split(' ', 1)[1]}" if self.back else ""


@dataclass(frozen=True, slots=True)
class View:
    """In which light an entry is shown: to whom, how much of it, and after which words.

    `traits` is what a person set of themselves, left empty in groups; `named` the values that the question named; `own`
    a trait by which this entry was chosen. `can_tell` offers to tell when it changes. `taken` is how many characters of
    a group's room are kept for what else stands in that message.
    """

    day: date
    is_group: bool = False
    whole: bool = False
    way: Way = Way()
    traits: Mapping[str, str] = field(default_factory=dict)
    heard: Understood | None = None
    named: tuple[str, ...] = ()
    own: Trait | None = None
    can_tell: bool = False
    taken: int = 0

    def says(self, command: str, shown: Entry) -> str:
        """Give what a button says that keeps the entry in this light, as far as there is room for that."""
        named = "".join(f" {value}" for value in self.named[:1])
        whole = f"/{command} {shown.id}{' all' * (self.whole and command in (*OPINIONS, TELL))}{named}{self.way.tail}"
        return whole if len(whole) <= MAX_SAYS_BYTES else f"/{command} {shown.id}"


def entry(library: Library, shown: Entry, view: View) -> Reply:
    """Lay out an entry: the answer, where it comes from, and what to press next.

    A group gets the short answer and one link, whatever else was asked for.
    """
    if view.is_group:
        text, rest = first_text(library, shown, view), read_on(shown)
        return Reply(text, buttons=[[rest]], brief=Button(label(shown.title), opens=f"entry_{shown.id}"))
    before, after = beside(library, view.heard)
    room = MAX_TEXT - units(before + after) - len("\n\n")
    whole = joined(before, whole_text(library, shown, view.day, room), after) if view.whole else ""
    text = whole or first_text(library, shown, view)
    rows = [*rows_without_opinion(library, shown, view), opinion(shown, view)]
    return Reply(text, buttons=rows, menu="topics" if view.way.from_menu else None)


def rows_without_opinion(library: Library, shown: Entry, view: View) -> list[list[Button]]:
    """Give the buttons below an entry but those that ask whether it helped."""
    if view.is_group:
        return [[read_on(shown)]]
    onward = onward_row(library, shown, view)
    says_goal = bool(view.heard and view.heard.goal)  # what somebody said they want comes first
    rows: list[list[Button]] = [onward] if onward and says_goal else []
    if shown.more or shown.facts:
        command = "entry" if view.whole else "more"
        rows.append([Button("Less" if view.whole else "More", says=view.says(command, shown))])
    if view.way.back:
        rows.append([Button("Back", says=view.way.back)])
    rows += trait_rows(library, shown, view)
    rows += [onward] if onward and not says_goal else []
    if not view.way.from_menu:
        rows += _next_rows(library, shown, view)
    if view.can_tell:
        rows.append([Button("Tell me if this changes", says=view.says(TELL, shown))])
    return rows


def read_on(shown: Entry) -> Button:
    """Lead from a group to all of an entry, in the private chat."""
    return Button(READ_ON, opens=f"more_{shown.id}")


def onward_row(library: Library, shown: Entry, view: View) -> list[Button]:
    """Offer the goal that an answer leads to, with the day that was said, and the quiz beside it; never in a group."""
    if view.is_group:
        return []
    heard = view.heard.goal if view.heard else None
    due = f" {heard.due.isoformat()}" if heard and heard.due else ""
    own = library.template_named(heard.title) if heard else None
    template, quiz = own or library.template_for(shown.id), library.quiz_for(shown.id)
    row = [Button("Make this my goal", says=f"/goal {template.id}{due}")] if template else []
    return row + ([Button(label(quiz.label), says=f"/quiz {quiz.id}")] if quiz else [])


def opinion(shown: Entry, view: View) -> list[Button]:
    """Give the two buttons that ask whether an answer helped."""
    labels = dict(zip(OPINIONS, ("This helped", "It did not"), strict=True))
    return [Button(words, says=view.says(command, shown)) for command, words in labels.items()]


def trait_rows(library: Library, shown: Entry, view: View) -> list[list[Button]]:
    """Offer to set, or to keep, what this entry's parts depend on; in groups nothing is asked of anybody."""
    rows = []
    for trait in () if view.is_group else library.traits.values():
        named = [trait.values[id_] for id_ in view.named if id_ in trait.values]
        if trait.id in view.traits or not varies_by(shown, trait):
            continue
        if len(named) == 1:
            label_ = f"Keep {named[0].title} as my {trait.title}"
            rows.append([Button(label(label_), says=f"/keep {trait.id} {named[0].id}")])
        elif not named:
            rows.append([Button(f"Set my {trait.title}", says=f"/set {trait.id} {shown.id}")])
    return rows[:1]  # one thing asked of somebody at a time


def _next_rows(library: Library, shown: Entry, view: View) -> list[list[Button]]:
    """Offer what else may have been meant, so that a wrong guess is one tap away from right, then what is related."""
    heard = view.heard if view.heard and (view.heard.decision == "answer" or view.own) else None
    public = {one.id: one for one in library.published if one.id != shown.id}
    near = [match.id for match in heard.entries[:RELATED] if match.score >= RUNNER_UP] if heard else []
    second = [public[id_] for id_ in near if id_ in public]
    others = [other for other in library.related(shown) if other not in second]
    rows = [[Button(label(f"Or: {other.title}"), says=f"/entry {other.id} {shown.id}")] for other in second]
    rows += [[Button(label(other.title), says=f"/entry {other.id} {shown.id}")] for other in others]
    return rows[:RELATED]


def first_text(library: Library, shown: Entry, view: View) -> str:
    """Give the first answer: the short part, what holds for a trait, and as many links and sources as there is room.

    Only an entry that `check` complains of is cut.
    """
    room = GROUP_TEXT - view.taken if view.is_group else PRIVATE_TEXT
    extras = [*trait_lines(library, shown, view), *_aside(library, shown, view.heard)]
    least = len(trait_lines(library, shown, view)) if view.named else 0  # what was asked for is not dropped
    for kept in range(len(extras), least - 1, -1):
        for form in FORMS_IN_GROUPS if view.is_group else FORMS:
            text = _form(library, shown, view, form, extras[:kept])
            if len(text) <= room:
                return text
    if view.named and (instead := excerpt(library, shown, "From", trait_lines(library, shown, view), view)):
        return instead
    cut = shorten(shown.short, len(shown.short) - (len(text) - room))
    return text.replace(shown.short, cut, 1)


def _form(library: Library, shown: Entry, view: View, form: tuple[int, int, bool], extras: Sequence[str] = ()) -> str:
    links, most, titled = form
    before, after = beside(library, view.heard)
    carried = shown.facts_in(whole=bool(extras))
    check = check_line(library, shown, view.day, carried, links=links)
    source = f"*{short_source(library, shown, most, titled=titled)}*"
    own = f"For your {view.own.title}, as you told me:" if view.own else ""
    return joined(before, own, shown.short, *extras, check, source, after)


def trait_lines(library: Library, shown: Entry, view: View) -> list[str]:
    """Give the parts of an entry that hold for what a text named, else for what a person set of themselves."""
    lines = []
    for trait in library.traits.values():
        if not varies_by(shown, trait):
            continue
        named = [trait.values[id_] for id_ in view.named if id_ in trait.values]
        held = trait.values.get(view.traits.get(trait.id, ""))
        for value in named[:2] or ([held] if held else []):
            part = part_for(shown, value)
            whose = f", your {trait.title}" if value == held else ""
            if part:
                lines.append(f"**{value.title}{whose}:** {part.text}")
            elif trait.unchecked:
                lines.append(trait.unchecked.format(value=f"{value.title}{whose}"))
    return lines


def _aside(library: Library, shown: Entry, heard: Understood | None) -> list[str]:
    """Give the line on the side of a topic that was asked about, where the short part says nothing on it."""
    facet = library.facets.get(heard.facet or "") if heard else None
    found = facet_lines(shown, facet)[:1] if facet else []
    return [f"On {facet.title}: {found[0]}"] if facet and found and found[0] not in shown.short else []


def facet_text(library: Library, shown: Entry, facet: Facet, view: View) -> str:
    """Answer a question that goes on about one side of the entry just given.

    Empty where it tells nothing on it, or nothing short enough.
    """
    return excerpt(library, shown, f"On {facet.title}, from", facet_lines(shown, facet), view)


def excerpt(library: Library, shown: Entry, start: str, lines: Sequence[str], view: View) -> str:
    """Give some lines of an entry with where they come from; empty where there is none, or none short enough."""
    room = GROUP_TEXT if view.is_group else PRIVATE_TEXT
    before, after = beside(library, view.heard)
    named = f"{start} “{escape(shown.title)}”:"
    for form in FORMS_IN_GROUPS if view.is_group else FORMS:
        check = check_line(library, shown, view.day, shown.facts_in(whole=True), links=form[0])
        source = f"*{short_source(library, shown, form[1], titled=form[2])}*"
        for kept in range(min(len(lines), 4), 0, -1):
            text = joined(before, named, "\n".join(f"- {line}" for line in lines[:kept]), check, source, after)
            if len(text) <= room:
                return text
    return ""


def whole_text(library: Library, shown: Entry, day: date, room: int = MAX_TEXT) -> str:
    """Give all of an entry with all its sources, and with as many of their links as fit the room in one message."""
    check = check_line(library, shown, day, shown.facts, links=len(shown.official))
    for links in range(len(shown.facts), -1, -1):
        text = joined(shown.short, shown.more, check, all_sources(library, shown, links=links))
        if units(text) <= room:
            break
    return text


def too_long(library: Library) -> list[str]:
    """Name the entries whose answers do not fit even in their shortest form, overdue and with a line beside them."""
    found = []
    for shown in library.published:
        file = f"entries/{shown.id}.md"
        last = max([entry_due(shown, library.review), *(fact_due(fact, library.review) for fact in shown.facts)])
        longest = max(library.about.worried, library.boundaries["ashamed"].reply, key=len)
        over = len(joined(longest, _form(library, shown, View(last), FORMS[-1]))) - GROUP_TEXT
        if over > 0:
            remedy = f"shorten the part above <!-- more --> by {over}"
            found.append(f"{file}: its first answer does not fit the {GROUP_TEXT} characters for a group; {remedy}")
        over = units(joined(longest, whole_text(library, shown, last, room=0))) - MAX_TEXT
        if over > 0:
            remedy = f"shorten the part below <!-- more --> by {over}"
            found.append(f"{file}: all of it does not fit one message of {MAX_TEXT} characters; {remedy}")
    return found


def beside(library: Library, heard: Understood | None) -> tuple[str, str]:
    """Give the line before an answer and the one after it, for somebody who is ashamed or sounds low."""
    if heard is None:
        return "", ""
    if heard.worried:
        return "", library.about.worried
    return (library.boundaries["ashamed"].reply if heard.ashamed else ""), ""


def joined(*parts: str) -> str:
    """Join paragraphs, leaving out empty ones."""
    return "\n\n".join(part for part in parts if part)


def shorten(text: str, room: int) -> str:
    """Cut a text at the end of a paragraph, or of a sentence, so that it fits."""
    if len(text) <= room:
        return text
    ends = [found.end() for found in re.finditer(r"[.?!)](?=\s)", text) if found.end() <= room]
    return text[: ends[-1]] if ends else text[: text.rfind(" ", 0, room - 3)] + " ..."


def label(title: str) -> str:
    """Fit a title on a button."""
    return title if len(title) <= LABEL else title[: LABEL - 3].rsplit(" ", 1)[0] + "..."


def plain(text: str) -> str:
    """Leave out the markup of a short text."""
    return re.sub(r"[*`]|\[([^\]]*)\]\([^)]*\)", lambda found: found[1] or "", text)
