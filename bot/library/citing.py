"""Names sources in words for people: documents with their sections, and where a fact comes from, how old it is."""

from calendar import month_name
from collections.abc import Collection, Iterable, Sequence

from bot.chat import escape
from bot.library.dated import Citation, Fact
from bot.library.model import Entry, Library
from bot.library.plans import Step, Template


def cited(library: Library, template: Template, step: Step) -> str:
    """Name what a step rests on, shortly: documents with their sections, sources of facts with their own dates."""
    sections = documents_named(library, (one for one in template.citations if one.section in step.sources))
    facts = _each_once([fact for fact in template.facts if fact.id in step.sources], ())
    return "; ".join([*sections, *facts])


def cited_all(library: Library, template: Template) -> str:
    """Name all that a goal rests on, with its links and the days somebody read them."""
    return all_sources(library, template, links=len(template.facts))


def all_sources(library: Library, shown: Entry | Template, *, links: int) -> str:
    """List every document with its sections, then each fact's source once, with its own date and the day it was read.

    Only the first so many links are given.
    """
    named = documents_named(library, shown.citations, titled=True)
    lines = ["Source: " + "; ".join(named)] if named else []
    linked = set(list(dict.fromkeys(fact.url for fact in shown.facts))[:links])
    for day in sorted({fact.read_on for fact in shown.facts}):
        beyond = _each_once([fact for fact in shown.facts if fact.read_on == day], linked)
        start = "Beyond the documents" if named else "Sources"
        lines.append(f"{start}, read on {day.day} {month_name[day.month]} {day.year}: {'; '.join(beyond)}")
    return "\n\n".join(lines)


def documents_named(library: Library, citations: Iterable[Citation], *, titled: bool = False) -> list[str]:
    """Name each document once, with all its sections: document A, “Introduction”, “Closing”."""
    sections: dict[str, list[str]] = {}
    for one in citations:
        section = library.documents[one.document].sections[one.section]
        sections.setdefault(one.document, []).append(f"“{escape(section)}”")
    titles = {id_: f" ({escape(library.documents[id_].title)})" if titled else "" for id_ in sections}
    return [f"document {id_}{titles[id_]}, {', '.join(each)}" for id_, each in sections.items()]


def _each_once(facts: Sequence[Fact], linked: Collection[str]) -> list[str]:
    """Name each source once, with all its pages and all the dates it gives itself."""
    named = []
    for source in dict.fromkeys(fact.source for fact in facts):
        own = [fact for fact in facts if fact.source == source]
        urls = [url for url in dict.fromkeys(fact.url for fact in own) if url in linked]
        pages = [f"[{number}]({url})" for number, url in enumerate(urls[1:], start=2)]
        name = f"[{escape(source)}]({urls[0]})" if urls else escape(source)
        dates = "; ".join(dict.fromkeys(fact.as_of for fact in own))
        named.append(" ".join([name, *pages, f"({escape(dates)})"]))
    return named
