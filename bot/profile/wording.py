"""Every sentence of profile."""

from collections.abc import Mapping, Sequence

from bot.chat import Button, Reply, Toast
from bot.library import Trait

MENU = "profile"
ASKING = "asking"  # the one question that stands over an answer
FEW = 8  # values that are offered as buttons
SEE_ALL = Button("What shapes your answers", says="/profile")


def profile(traits: Mapping[str, Trait], held: Mapping[str, str], beside: tuple[str, Button], news: str = "") -> Reply:
    """List what shapes answers, with what can be done about it; `news` says first what was just done.

    `beside` is the line and the button of what was set elsewhere.
    """
    line, button = beside
    lines = [f"{_capital(trait.title)}: {_held(trait, held)}" for trait in traits.values()]
    listed = "\n".join(f"- {each}" for each in (*lines, line))
    titles = [trait.title for trait in traits.values()]
    use = f"Answers with a part for your {_either(titles)} use it and say so."
    terms = "Setting any of this is optional, and you can take it back here. I use it in this private chat only."
    rows = []
    for trait in traits.values():
        verb = "Change" if trait.id in held else "Set"
        row = [Button(f"{verb} {trait.title}", says=f"/set {trait.id}")]
        if trait.id in held:
            row.append(Button(f"Forget {trait.title}", says=f"/unset {trait.id}"))
        rows.append(row)
    rows.append([button])
    parts = (news, f"**What shapes your answers**\n{listed}", f"{use} {terms}")
    return Reply("\n\n".join(part for part in parts if part), buttons=rows, menu=MENU)


def question(trait: Trait, held: Mapping[str, str], back: str) -> Reply:
    """Ask for a value, over the menu or (`back` leads to it) over an answer."""
    now = f" Now it is {_held(trait, held)}." if trait.id in held else ""
    how = "Press one." if _is_short(trait) else f"Type its name, for example {_examples(trait)}."
    return _asking(trait, f"{trait.asks}{now} {how} I use it in this private chat only.", "profile", back)


def missed(trait: Trait, back: str) -> Reply:
    """Ask once more after an answer that could not be read."""
    how = "Press one." if _is_short(trait) else f"Type only its name, for example {_examples(trait)}."
    return _asking(trait, f"I could not tell your {trait.title} from that. {how}", "profile_again", back)


def given_up(trait: Trait, back: str) -> Reply:
    """End the asking after a second answer that could not be read."""
    text = f"I could not find that {trait.title} either, so nothing has changed. You can set it at any time: /profile."
    return Reply(text, buttons=((_leave("Back to the answer", back) if back else SEE_ALL,),), menu=_menu(back))


def kept(trait: Trait, value: str) -> str:
    """Say that a value is kept."""
    return f"{trait.values[value].title} is kept as your {trait.title}."


def told(traits: Mapping[str, Trait], id_: str, value: str) -> str:
    """Tell what is set, also of a trait or value that is no longer there."""
    trait = traits.get(id_)
    known = trait.values.get(value) if trait else None
    return f"{_capital(trait.title) if trait else id_}: {known.title if known else value}"


def kept_beside(trait: Trait, value: str) -> Toast:
    """Say that a value is kept, beside the answer that it shapes."""
    return Toast(f"{kept(trait, value)} /profile changes it.")


def left() -> Reply:
    """Take that somebody would rather not say, before the answer comes again."""
    return Reply("All right, I have set nothing. Here is the answer again.", menu=ASKING)


def not_kept() -> Toast:
    """Answer a button for a value that is no longer there."""
    return Toast("I no longer have that to choose. /profile shows what you can set.")


def forgotten(trait: Trait) -> str:
    """Say that a value is kept no more."""
    return f"I have forgotten your {trait.title}."


def nothing_to_forget(trait: Trait) -> str:
    """Say that there was no value to forget."""
    return f"Your {trait.title} was not set."


def _asking(trait: Trait, text: str, asks: str, back: str) -> Reply:
    rows = []
    if _is_short(trait):
        rows = [[Button(value.title, says=setting(trait, value.id, back))] for value in trait.values.values()]
    rows.append([_leave("Back to the answer" if back else "Leave it", back)])
    return Reply(text, buttons=rows, menu=_menu(back), asks=f"{asks}:{trait.id} {back}".rstrip())


def setting(trait: Trait, value: str, back: str) -> str:
    """Give what a button says that sets a value and then leads `back`."""
    return f"/set {trait.id} {value} {back}".rstrip()


def _leave(label: str, back: str) -> Button:
    return Button(label, says=f"/leave_it {back}".rstrip())


def _menu(back: str) -> str:
    """Keep a question that stands over an answer out of the profile's menu: the message becomes the answer again."""
    return ASKING if back else MENU


def _held(trait: Trait, held: Mapping[str, str]) -> str:
    if trait.id not in held:
        return "not set"
    value = trait.values.get(held[trait.id])
    return value.title if value else "one that I no longer know"


def _is_short(trait: Trait) -> bool:
    return len(trait.values) <= FEW


def _examples(trait: Trait) -> str:
    return _either([value.title for value in trait.values.values()][:2])


def _either(words: Sequence[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
