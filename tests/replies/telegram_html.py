"""A small strict reader of Telegram's HTML: what it names, the platform would refuse or show wrongly."""

import re

TOKEN = re.compile(r"<(?P<end>/?)(?P<tag>[a-zA-Z][a-zA-Z-]*)(?P<more>[^<>]*)>|(?P<entity>&[^;\s<>&]*;)|(?P<mark>[<>&])")
ENTITY = re.compile(r"&(lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")
# What may stand behind the name of each tag.
TAGS = {
    **dict.fromkeys(("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "pre", "tg-spoiler"), ""),
    "a": r' href="(https?|tg)://[^"\s]+"',
    "code": r'( class="language-[\w+#-]+")?',
    "span": ' class="tg-spoiler"',
    "blockquote": "( expandable)?",
    "tg-emoji": r' emoji-id="\d+"',
}
NEVER_IN = {"a": {"a", "code", "pre"}, "blockquote": {"blockquote", "code", "pre"}}
VERBATIM = {"code", "pre"}


def html_faults(html: str) -> list[str]:
    """List what is not allowed, in reading order."""
    faults: list[str] = []
    opened: list[str] = []
    for token in TOKEN.finditer(html):
        if token["mark"]:
            faults.append(f"a bare {token['mark']}")
        elif token["entity"]:
            faults += [] if ENTITY.fullmatch(token["entity"]) else [f"the entity {token['entity']}"]
        elif token["end"]:
            if not opened or opened[-1] != token["tag"] or token["more"]:
                faults.append(f"{token[0]} closes nothing that was opened last")
            else:
                opened.pop()
        else:
            faults += _opening_faults(token, opened)
            opened.append(token["tag"])
    return [*faults, *(f"<{tag}> is never closed" for tag in opened)]


def _opening_faults(token: re.Match[str], opened: list[str]) -> list[str]:
    tag, more = token["tag"], token["more"]
    if tag not in TAGS:
        return [f"the tag {token[0]}"]
    faults = [] if re.fullmatch(TAGS[tag], more) else [f"the attributes of {token[0]}"]
    faults += [f"the entity {bare[0]} in {token[0]}" for bare in re.finditer(r"&[^;&]*;?", more)
               if not ENTITY.fullmatch(bare[0])]  # fmt: skip
    never = NEVER_IN.get(tag, VERBATIM) & set(opened)
    is_language = tag == "code" and opened[-1:] == ["pre"]
    return [*faults, *([f"<{tag}> in <{'> <'.join(opened)}>"] if never and not is_language else [])]
