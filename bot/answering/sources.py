"""Where an answer comes from and how old it is: the lines that code adds below what a curator wrote."""

from calendar import month_name
from collections.abc import Collection, Sequence
from datetime import date

from bot.chat import escape
from bot.library import Entry, Fact, Library, overdue_since

AGEING_KINDS = ("fee", "rule", "figure")  # what is true today and another number next year


def check_line(library: Library, shown: Entry, day: date, facts: Sequence[Fact], *, links: int) -> str:
    """Say what to check and where, or how long ago these facts were checked; empty where none of them can change."""
    since = overdue_since(shown, facts, library.review, day)
    where = pages(library, shown.official[:links]) or pages(library, shown.official[:1], linked=False)
    if since:
        end = f", so parts may be out of date: check {where}." if where else "; it may be out of date."
        return f"Last checked in {month_name[since.month]} {since.year}{end}"
    if not where or not any(fact.kind in AGEING_KINDS for fact in facts):
        return ""
    return f"Figures and rules can change: check {where}."


def pages(library: Library, ids: Sequence[str], *, linked: bool = True) -> str:
    """Name official pages: one, "one and another", or "one, another and a third"."""
    found = [library.official[id_] for id_ in ids]
    named = [f"[{escape(page.title)}]({page.url})" if linked else escape(page.title) for page in found]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def short_source(library: Library, shown: Entry, most: int, *, titled: bool) -> str:
    """Name documents with their chief sections, or the sources of facts where there is no document."""
    if not shown.citations:
        names = list(dict.fromkeys(fact.source for fact in shown.facts_in(whole=False) or shown.facts))
        return f"Source: {escape('; '.join(names[:most]))}{' and others' if len(names) > most else ''}"
    chief: dict[str, str] = {}
    for cited in shown.citations:
        chief.setdefault(cited.document, f"“{escape(library.documents[cited.document].sections[cited.section])}”")
    titles = {name: f" ({escape(library.documents[name].title)})" if titled else "" for name in chief}
    return "Source: " + "; ".join(f"document {name}{titles[name]}, {chief[name]}" for name in list(chief)[:most])


def all_sources(library: Library, shown: Entry, *, links: int) -> str:
    """List every document with its sections, then each fact's source once, with its own date and the day it was read.

    Only the first so many links are given.
    """
    by_document: dict[str, list[str]] = {}
    for cited in shown.citations:
        section = library.documents[cited.document].sections[cited.section]
        by_document.setdefault(cited.document, []).append(f"“{escape(section)}”")
    named = [
        f"document {name} ({escape(library.documents[name].title)}), {', '.join(sections)}"
        for name, sections in by_document.items()
    ]
    lines = ["Source: " + "; ".join(named)] if named else []
    linked = set(list(dict.fromkeys(fact.url for fact in shown.facts))[:links])
    for day in sorted({fact.read_on for fact in shown.facts}):
        beyond = _each_once([fact for fact in shown.facts if fact.read_on == day], linked)
        start = "Beyond the documents" if named else "Sources"
        lines.append(f"{start}, read on {day.day} {month_name[day.month]} {day.year}: {'; '.join(beyond)}")
    return "\n\n".join(lines)


def _each_once(facts: Sequence[Fact], linked: Collection[str]) -> list[str]:
    """Name each source once, with all its pages and all the dates it gives itself."""
    named = []
    for source in dict.fromkeys(fact.source for fact in facts):
        own = [fact for fact in facts if fact.source == source]
        urls = [url for url in dict.fromkeys(fact.url for fact in own) if url in linked]
        pages_ = [f"[{number}]({url})" for number, url in enumerate(urls[1:], start=2)]
        name = f"[{escape(source)}]({urls[0]})" if urls else escape(source)
        dates = "; ".join(dict.fromkeys(fact.as_of for fact in own))
        named.append(" ".join([name, *pages_, f"({escape(dates)})"]))
    return named
