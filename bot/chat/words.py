"""Small readings of texts and errors that every room needs."""


def command_in(text: str) -> str:
    """Name the command that a text begins with, without its slash and the bot's name, or give an empty text."""
    word = text.split(maxsplit=1)[0] if text[:1] == "/" else ""
    return word[1:].partition("@")[0].lower()


def escape(words: str) -> str:
    """Make a person's own words show as typed inside a Reply's Markdown."""
    for mark in "\\`*_[]<>#":
        words = words.replace(mark, "\\" + mark)
    return words


def units(text: str) -> int:
    """Count UTF-16 units, in which Telegram measures its limits."""
    return len(text.encode("utf-16-le")) // 2


def where(error: BaseException) -> str:
    """Name the innermost line of an error (`file.py:12`); its message may hold a person's words and is left out."""
    trace, place = error.__traceback__, "?"
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename.rsplit('/', 1)[-1]}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
