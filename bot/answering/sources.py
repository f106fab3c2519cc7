"""Where an answer comes from and how old it is: the lines that code adds below what a curator wrote."""

from calendar import month_name
from collections.abc import Sequence
from datetime import date

from bot.chat import escape
from bot.library import Entry, Fact, Library, documents_named, overdue_since

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
    chief = {one.document: one for one in reversed(shown.citations)}  # of each document the section named first
    first = [one for one in shown.citations if chief[one.document] is one]
    return "Source: " + "; ".join(documents_named(library, first[:most], titled=titled))
