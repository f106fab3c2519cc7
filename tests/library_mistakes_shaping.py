"""Mistakes about traits, parts and facets; each with what must be said."""

from tests.library_model import WHERE, both, change, line_of, write

TRAITS, FACETS = "traits.yaml", "facets.yaml"

TOWNS = """    OV: {title: Ovenham, names: [oven town]}
    MI: {title: Millbrook}
    NM: {title: North Millbrook}
"""

MISTAKES = {
    "a trait's id with a space, which a button could not say": (
        change(TRAITS, "town:", "home town:"),
        TRAITS,
        1,
        "id is no id of a trait",
        "begin with a small letter",
    ),
    "a trait's id in capitals, which no command has": (
        change(TRAITS, "town:", "Town:"),
        TRAITS,
        1,
        "id is no id of a trait",
        "begin with a small letter",
    ),
    "a trait's id too long for a button": (
        change(TRAITS, "town:", f"{'town' * 4}s:"),
        TRAITS,
        1,
        "id is 17 characters long",
        "shorten it to 16",
    ),
    "a value's id with a space": (
        change(TRAITS, "OV:", "O V:"),
        TRAITS,
        line_of(TRAITS, "OV:"),
        "values.O V is no id of a value",
        "begin with a letter",
    ),
    "a value's id too long for a button": (
        change(TRAITS, "OV:", f"{'ov' * 30}:"),
        TRAITS,
        line_of(TRAITS, "OV:"),
        "is 60 characters long",
        "shorten it to 12",
    ),
    "a value called like an entry": (
        change(TRAITS, "ship:", "teachers:"),
        TRAITS,
        line_of(TRAITS, "ship:"),
        "value teachers is called like an entry",
        "call one of the two otherwise",
    ),
    "a trait without values": (
        change(TRAITS, f"values:\n{TOWNS}", "values: {}\n"),
        TRAITS,
        line_of(TRAITS, "values:"),
        "values leaves nothing to choose from",
        "give at least two",
    ),
    "a trait of one value": (
        change(TRAITS, "".join(TOWNS.splitlines(keepends=True)[1:]), ""),
        TRAITS,
        line_of(TRAITS, "values:"),
        "values leaves nothing to choose from",
        "give at least two",
    ),
    "a part too long to be given beside the short answer": (
        change(WHERE, "bakeries are closed", "bakeries are closed and dark" + " and dark" * 40),
        WHERE,
        line_of(WHERE, "- **Millbrook, North"),
        "the part for Millbrook, North Millbrook is 420 characters long",
        "shorten it to 300",
    ),
    "a name of two values": (
        change(TRAITS, "names: [oven town]", "names: [Millbrook]"),
        TRAITS,
        line_of(TRAITS, "MI:"),
        "millbrook stands for both OV and MI",
        "keep it in one",
    ),
    "a name that is the id of another trait's value": (
        change(TRAITS, "names: [ship]", "names: [o.v.]"),
        TRAITS,
        line_of(TRAITS, "ship:"),
        "ov stands for both OV and ship",
        "keep it in one",
    ),
    "a role of an entry nobody knows": (
        change(TRAITS, "exam: why-certify", "exam: nobody"),
        TRAITS,
        line_of(TRAITS, "exam: why-certify"),
        "guild: no entry is called nobody",
        "correct the id",
    ),
    "a sentence that does not say for whom nothing is checked": (
        change(TRAITS, "here for {value}", "here"),
        TRAITS,
        line_of(TRAITS, "unchecked:"),
        "town: unchecked names no value",
        "write {value} once",
    ),
    "a sentence with brackets that nothing fills": (
        change(TRAITS, "ask its mayor", "ask {its} mayor"),
        TRAITS,
        line_of(TRAITS, "unchecked:"),
        "or something else",
        "no other brackets",
    ),
    "a misspelt field of a trait": (
        change(TRAITS, "unchecked:", "uncheckd:"),
        TRAITS,
        line_of(TRAITS, "unchecked:"),
        "uncheckd is not known here",
        "correct its spelling",
    ),
    "a value without a title": (
        change(TRAITS, "MI: {title: Millbrook}", "MI: {}"),
        TRAITS,
        line_of(TRAITS, "MI:"),
        "values.MI.title is missing",
        "title: ...",
    ),
    "a second part for one value": (
        change(WHERE, "- **Hotels:**", "- **Oven Town:**"),
        WHERE,
        line_of(WHERE, "- **Hotels:**"),
        "a second item is for Ovenham",
        "make them one",
    ),
    "a part for a value that has one in a list": (
        change(WHERE, "- **Hotels:**", "- **Ovenham, Millbrook:**"),
        WHERE,
        line_of(WHERE, "- **Hotels:**"),
        "a second item is for Millbrook",
        "make them one",
    ),
    "traits that are a folder": (
        both(lambda folder: (folder / TRAITS).unlink(), lambda folder: (folder / TRAITS).mkdir()),
        TRAITS,
        1,
        "cannot be read",
        "check that it is a file",
    ),
    "traits as a list": (write(TRAITS, b"- town\n"), TRAITS, 1, "holds nothing under an id", "'id:'"),
    "a facet that is never found": (
        change(FACETS, "  finds: ['\\$\\d{2,}']\n", ""),
        FACETS,
        line_of(FACETS, "cost:"),
        "finds is missing",
        "finds: ...",
    ),
    "a facet with a broken pattern": (
        change(FACETS, r"'\bworth\b'", r"'\bworth(\b'"),
        FACETS,
        line_of(FACETS, "worth"),
        "asks.0 is not a regular expression",
        "correct it",
    ),
    "a facet that every text asks for": (
        change(FACETS, r"'\bcosts?\b'", r"'\bcosts?\b|'"),
        FACETS,
        line_of(FACETS, "costs?"),
        "asks.0 fits any text",
        "stray |",
    ),
}
