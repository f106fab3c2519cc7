"""Numbers in digits and in words, as far as hours are counted."""

import re

_ONES = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
         "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
         "seventeen": 17, "eighteen": 18, "nineteen": 19}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_NAMES = "|".join(sorted((*_ONES, *_TENS), key=len, reverse=True))
_DIGITS = r"-?\d{1,12}(?:[.,]\d{1,4})?|-?\.\d{1,4}"
NUMBER = (
    rf"(?:\d{{1,2}} ?(?:[123]/[234]\b|[½¼¾])|[½¼¾]|[123]/[234]\b|{_DIGITS}"
    r"|(?:a |one )?half(?: an?)?|(?:a )?couple(?: of)?"
    rf"|(?:(?:{'|'.join(_TENS)})[ -](?:{'|'.join(list(_ONES)[2:11])})|{_NAMES})(?: and a half)?)"
)


def number_of(said: str) -> float:
    """Give the number that a match of NUMBER stands for; digits may use a comma for the point."""
    if parts := re.fullmatch(r"(\d{1,2})?[ ]?(?:([123])/([234])|([½¼¾]))", said):
        whole, above, below, sign = parts.groups()
        return int(whole or 0) + (_SIGNS[sign] if sign else int(above) / int(below))
    if re.fullmatch(_DIGITS, said):
        return float(said.replace(",", "."))
    words = said.lower().replace("-", " ")
    if "couple" in words:
        return 2.0
    half = 0.5 if "half" in words else 0.0
    if half and " and a half" not in f" {words}":
        return half
    named = words.replace("and a half", "").split()
    return float(sum(_ONES.get(word, 0) + _TENS.get(word, 0) for word in named)) + half
