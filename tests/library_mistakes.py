"""Mistakes one can make in knowledge/, each with what must be said: file, line, words of message and remedy."""

from collections.abc import Callable
from pathlib import Path

from bot.library import find

SHIPPED = find(None)
WHY = "entries/why-certify.md"


def change(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Make a mistake: the first `old` in the file becomes `new`."""

    def mistake(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return mistake


def write(file: str, content: bytes) -> Callable[[Path], None]:
    return lambda folder: (folder / file).write_bytes(content)


def append(file: str, line: str) -> Callable[[Path], None]:
    return change(
        file, (SHIPPED / file).read_text(encoding="utf-8"), (SHIPPED / file).read_text(encoding="utf-8") + line
    )


def line_of(file: str, text: str) -> int:
    lines = (SHIPPED / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, start=1) if text in line)


def last_line(file: str) -> int:
    return len((SHIPPED / file).read_text(encoding="utf-8").splitlines())


MISTAKES = {
    "broken YAML": (change(WHY, "theme: certificates", "theme: [certificates"), WHY, 5, "not YAML", "indentation"),
    "an alias": (change(WHY, "theme: certificates", "theme: *certificates"), WHY, 4, "alias", "quotes"),
    "a control character": (change(WHY, "theme: cert", "theme: \x07cert"), WHY, 4, "does not allow", "remove it"),
    "a key twice": (
        change(WHY, "version: 1", "version: 1\nversion: 2"),
        WHY,
        6,
        "version stands here twice",
        "keep one",
    ),
    "no header": (
        change(
            WHY,
            "---\n",
            "",
        ),
        WHY,
        1,
        "has no header",
        "begin with a line ---",
    ),
    "a missing title": (
        change(WHY, "title: Is certification worth it?\n", ""),
        WHY,
        2,
        "title is missing",
        "title: ...",
    ),
    "a title too long": (change(WHY, "worth it?", "worth it? " * 9), WHY, 3, "characters long", "shorten it to 60"),
    "an unknown key": (change(WHY, "version: 1", "version: 1\nauthor: me"), WHY, 6, "author is not known", "spelling"),
    "another id": (change(WHY, "id: why-certify\n", "id: why\n"), WHY, 2, "id is why", "write why-certify"),
    "an unknown theme": (change(WHY, "theme: certificates", "theme: x"), WHY, 4, "theme x is not known", "themes.yaml"),
    "an unknown source": (change(WHY, "sources: [A1, ", "sources: [A1, Z9, "), WHY, 8, "source Z9", "sources.yaml"),
    "an unknown related entry": (
        change(WHY, "related: [continuing-education", "related: [nobody"),
        WHY,
        line_of(WHY, "related:"),
        "no other entry is called nobody",
        "correct the id",
    ),
    "no date": (
        change(WHY, "reviewed_on: 2026-11-21", "reviewed_on:"),
        WHY,
        7,
        "reviewed_on is not a date",
        "2026-11-21",
    ),
    "no such date": (change(WHY, "2026-11-21", "2026-02-30"), WHY, 7, "reviewed_on is not a date", "2026-11-21"),
    "a fact without its age": (change(WHY, "    as_of: undated copy\n", ""), WHY, 10, "as_of is missing", "as_of: ..."),
    "a fact without a link": (change(WHY, "https://www.pharm", "www.pharm"), WHY, 12, "url is not a link", "https://"),
    "an odd confidence": (change(WHY, "confidence: medium", "confidence: sure"), WHY, 14, "'sure'", "'high', 'medium'"),
    "an odd version": (change(WHY, "version: 1", "version: one"), WHY, 5, "version is not a whole number", "write 1"),
    "a list as text": (change(WHY, "sources: [A1, B1, B6]", "sources: A1"), WHY, 8, "right form", "'- item'"),
    "a fact twice": (
        change(WHY, "id: why-certify-02", "id: why-certify-01"),
        WHY,
        line_of(WHY, "id: why-certify-02"),
        "fact why-certify-01 stands here twice",
        "keep one",
    ),
    "a fact not used": (
        change(WHY, "<!-- salary-10 -->", ""),
        WHY,
        line_of(WHY, "Our sources say"),
        "fact salary-10 is not used",
        "<!-- salary-10 -->",
    ),
    "a comment of no source": (
        change(WHY, "<!-- A1-10 -->", "<!-- A2-10 -->"),
        WHY,
        line_of(WHY, "<!-- A1-10 -->"),
        "A2-10",
        "under sources",
    ),
    "a comment left open": (
        change(WHY, "<!-- A1-10 -->", "<!-- A1-10 ->"),
        WHY,
        line_of(WHY, "<!-- A1-10 -->"),
        "not closed",
        "<!-- ... -->",
    ),
    "a first part too long": (
        change(WHY, "Our sources say", "Long " * 100 + "For most"),
        WHY,
        line_of(WHY, "Our sources say"),
        "characters long",
        "below <!-- more -->",
    ),
    "a second part too long": (
        change(WHY, "Fees change", "Long " * 500 + "Fees change"),
        WHY,
        line_of(WHY, "<!-- more -->") + 1,
        "characters long",
        "shorten it to 2500",
    ),
    "an entry that is no UTF-8": (write(WHY, b"---\nid: caf\xe9\n---\n"), WHY, 2, "is not UTF-8", "save it as UTF-8"),
    "an empty entry": (write(WHY, b""), WHY, 1, "has no header", "begin with a line ---"),
    "a stray file": (write("entries/notes.txt", b"hello"), "entries/notes.txt", 1, "is not a .md file", "rename it"),
    "a phrasing of two entries": (
        append("phrasings/work-settings.jsonl", '{"q": "Point of  certification", "topics": ["work-settings"]}\n'),
        "phrasings/work-settings.jsonl",
        last_line("phrasings/work-settings.jsonl") + 1,
        "stands in phrasings/why-certify.jsonl:1 already",
        "keep it in one",
    ),
    "a phrasing to be refused": (
        append("negatives.jsonl", '{"q": "point of certification", "label": "oos-other"}\n'),
        "negatives.jsonl",
        last_line("negatives.jsonl") + 1,
        "stands in phrasings/why-certify.jsonl:1 already",
        "keep it in one",
    ),
    "a phrasing of nobody": (
        append("phrasings/why-certify.jsonl", '{"q": "x?", "topics": ["why-certify", "nobody"]}\n'),
        "phrasings/why-certify.jsonl",
        last_line("phrasings/why-certify.jsonl") + 1,
        "no entry is called nobody",
        "correct the id",
    ),
    "a phrasing in the wrong file": (
        append("phrasings/why-certify.jsonl", '{"q": "x?", "topics": ["work-settings"]}\n'),
        "phrasings/why-certify.jsonl",
        last_line("phrasings/why-certify.jsonl") + 1,
        "belongs to work-settings first",
        "phrasings/work-settings.jsonl",
    ),
    "a line that is no JSON": (
        write("distress.jsonl", b'{"q": "a", "label": "burnout"}\n\n{"q": "b"\n'),
        "distress.jsonl",
        3,
        "is not JSON",
        "write one line like",
    ),
    "a line of another form": (write("distress.jsonl", b"[1]\n"), "distress.jsonl", 1, "right form", "other files"),
    "an odd label": (
        write("distress.jsonl", b'{"q": "a", "label": "sad"}\n'),
        "distress.jsonl",
        1,
        "label is 'sad'",
        "'crisis' or 'burnout'",
    ),
    "no phrasings": (
        write("phrasings/why-certify.jsonl", b""),
        "phrasings/why-certify.jsonl",
        1,
        "holds no phrasing",
        '"topics": ["why-certify"]',
    ),
    "a bad pattern": (
        change("boundaries.yaml", r"'\bunaliv(e|ing)\b'", r"'\bunaliv(e|ing\b'"),
        "boundaries.yaml",
        line_of("boundaries.yaml", "unaliv"),
        "is not a regular expression",
        "correct it or remove it",
    ),
    "a boundary gone": (
        change("boundaries.yaml", "bye:\n", "byebye:\n"),
        "boundaries.yaml",
        1,
        "bye is missing",
        "'bye:'",
    ),
    "a boundary without a reply": (
        change("boundaries.yaml", "thanks:\n  reply:", "thanks:\n  answer:"),
        "boundaries.yaml",
        line_of("boundaries.yaml", "thanks:"),
        "reply is missing",
        "reply: ...",
    ),
    "about gone": (lambda folder: (folder / "about.yaml").unlink(), "about.yaml", 1, "is missing", "put it back"),
    "themes as a list": (write("themes.yaml", b"- start\n"), "themes.yaml", 1, "holds nothing under an id", "'id:'"),
    "a file that is a folder": (
        lambda folder: ((folder / "about.yaml").unlink(), (folder / "about.yaml").mkdir()),
        "about.yaml",
        1,
        "cannot be read",
        "check that it is a file",
    ),
}
