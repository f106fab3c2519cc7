"""A text as one plain line for the grammar: slips mended, numbers as digits, every word with its place in the text."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

MONTHS = ("january", "february", "march", "april", "may", "june", "july",
          "august", "september", "october", "november", "december")  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# What is said instead of a word of the grammar. "mar", "mon", "wed", "sat" and "sun" stay: they are words of their own.
SAID_FOR = {
    "january": "jan", "february": "feb", "march": "marhc mrach", "april": "apr", "june": "jun", "july": "jul",
    "august": "aug", "september": "sep sept", "october": "oct", "november": "nov", "december": "dec",
    "tuesday": "tue tues", "wednesday": "weds", "thursday": "thu thur thurs", "friday": "fri",
    "day": "days", "week": "weeks wk wks", "month": "months mo mos mth mths mnth mnths", "quarter": "quarters qtr",
    "year": "years yr yrs", "2 week": "fortnight", "weekend": "wkend", "week end": "eow", "month end": "eom",
    "quarter end": "eoq", "year end": "eoy", "summer": "summertime", "fall": "autumn",
    "next": "nxt nex", "coming": "upcoming comming", "by": "bye", "before": "befor b4 befroe",
    "until": "untill til till", "through": "thru", "end": "ends", "start": "beginning begining beggining begin",
    "mid": "middle", "late": "latter", "in": "w/in",
    "morning": "morn mornin", "afternoon": "aft", "night": "nite", "today": "2day tdy",
    "tomorrow": "tmrw tmw tmrow tomo tmmrw 2moro 2morrow 2mrw", "tonight": "tonite 2nite",
    "yesterday": "yday ystrday", "fool": "fools", "christmas": "xmas", "mother": "mothers", "father": "fathers",
    "president": "presidents", "valentine": "valentines", "patrick": "patricks paddy paddys patty pattys",
    "veteran": "veterans",
    "people": "peoples", "holiday": "holidays", "st": "saint", "super bowl": "superbowl", "new year eve": "nye",
    "thanksgiving": "thxgiving tgiving",
    "1": "one", "2": "two couple", "3": "three few", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
    "9": "nine", "10": "ten", "11": "eleven", "12": "twelve dozen", "13": "thirteen", "14": "fourteen", "15": "fifteen",
    "16": "sixteen", "17": "seventeen", "18": "eighteen", "19": "nineteen", "20": "twenty", "30": "thirty",
    "40": "forty", "50": "fifty", "60": "sixty", "70": "seventy", "80": "eighty", "90": "ninety", "100": "hundred",
    "1th": "first", "2th": "second", "3th": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth", "7th": "seventh",
    "8th": "eighth", "9th": "ninth", "10th": "tenth", "11th": "eleventh", "12th": "twelfth", "15th": "fifteenth",
    "20th": "twentieth", "30th": "thirtieth",
}  # fmt: skip
PLAIN = {said: plain for plain, words in SAID_FOR.items() for said in words.split()}

# Long names only: a slip in a short one is soon another word.
MENDED = (*(month for month in MONTHS if len(month) > 5), *WEEKDAYS, "april", "tomorrow", "yesterday", "tonight",
          "thanksgiving", "christmas", "halloween", "juneteenth", "quarter", "weekend", "summer", "winter")  # fmt: skip
# Words of their own, a slip away from one of those, as the encoder's dictionary and our phrasings have them.
OTHERS = {*(f"{day}s" for day in WEEKDAYS), "augusta", "auguste", "augusto", "sturdy", "christian", "christians",
          "quartet", "summers", "sumner", "winger", "winner", "winters", "weekends"}  # fmt: skip

TOKEN = re.compile(
    r"(?P<said>2(?:moro|morrow|mrw|day|nite)\b|w/in\b)"
    r"|(?P<glued>[0-9]+(?:wks?|mos?|mths?|yrs?|days?|weeks?|months?|years?|[dw])\b)"
    r"|(?P<money>\$ ?[0-9][0-9.,]*)"
    r"|(?P<clock>[0-9]{1,2}(?::[0-9]{2})? ?[ap]\.?m\b\.?|[0-9]{1,2}:[0-9]{2}\b)"
    r"|(?P<nth>[0-9]{1,4} ?(?:st|nd|rd|th)\b)"
    r"|['’](?P<short>[0-9]{2})\b"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?:[./-][0-9]+)*[%+]?)"
    r"|(?P<abbr>(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|thu|fri|sat|sun)\.)"
    r"|(?P<word>drive[ -]?thr(?:u|ough)\b|[a-z][a-z0-9]*(?:['’][a-z]+)*['’]?)"
    r"|(?P<stop>[.!?\n])"
    r"|(?P<dash>[-–—])"
    r"|(?P<mark>[^\s\w])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """The plain line, where its words begin in it, and where they lie in the text."""

    words: str
    begins: list[int]
    places: list[tuple[int, int]]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give the characters of the text that a stretch of the line stands for."""
        first = bisect_right(self.begins, start) - 1
        last = bisect_left(self.begins, end) - 1
        return self.places[first][0], self.places[last][1]


def read(text: str) -> Line:
    """Read a text into its plain line."""
    words: list[str] = []
    begins: list[int] = []
    places: list[tuple[int, int]] = []
    length = 0
    for found in TOKEN.finditer(text):
        start, end = found.span()
        if found["dash"] and text[start - 1 : start].isalnum() and text[end : end + 1].isalnum():
            continue  # "year-end" is two words
        plain = _plain(found)
        if words and words[-1] in {"20", "30"} and re.fullmatch("[1-9]th", plain):
            plain = f"{words.pop()[0]}{plain}"  # "thirty first"
            length, start = begins.pop(), places.pop()[0]
        words.append(plain)
        begins.append(length)
        places.append((start, end))
        length += len(plain) + 1
    return Line(" ".join(words), begins, places)


def _plain(found: re.Match[str]) -> str:
    """Say a piece of the text plainly."""
    whole = found[0].lower()
    match found.lastgroup:
        case "word" | "said" | "abbr":
            plain = _word(whole.replace("’", "'").removesuffix("."))
        case "glued":
            number = whole.rstrip("abcdefghijklmnopqrstuvwxyz")
            unit = whole[len(number) :]
            plain = f"{number[:9]} {'day' if unit == 'd' else 'week' if unit == 'w' else _word(unit)}"
        case "nth":
            plain = f"{int(whole[:-2])}th"
        case "number":
            plain = whole if len(whole) <= 24 else "9" * 20
        case "short":
            plain = f"20{found['short']}"
        case kind:
            plain = {"money": "$", "clock": "@", "stop": ".", "dash": "-"}.get(kind or "", ",")
    return plain


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    """Say a word plainly: short forms in full, numbers as digits, a slip in a long name mended."""
    word = word.removesuffix("'").removesuffix("'s").replace("'", "")
    known = PLAIN.get(word)
    if known is not None or not 5 <= len(word) <= 14 or word in OTHERS:
        return known or word[:40]
    best = process.extractOne(word, MENDED, scorer=OSA.distance, score_cutoff=2)
    if best is None:
        return word[:40]
    name, slips, _ = best
    return name if slips <= (2 if len(name) >= 8 else 1) and name[0] == word[0] else word
