"""The plain words of reports and plans, as roots, sorted by what they tell; pure."""

import re

from bot.goals.kinship import root, words


def _roots_of(text: str) -> frozenset[str]:
    return frozenset(map(root, text.split()))


FILLER = _roots_of(
    "a about after all also am an and any are around as at back be been before both but by can could day down "
    "each evening every finally first for friday from goal had has have he her his home how i if im in into is it "
    "its just last lol lot me monday more morning mine month my need myself next night now of off ok on one only "
    "or other our out over own really saturday she so some somebody someone something step still stuff sunday "
    "than that the their them then there they thing this thursday to today tonight too tuesday up ve very was we "
    "week way wednesday weeks went were what when which who whole will with without would year yesterday yes you "
    "your got get yay omg woo hoo woohoo hooray wow guys"
)
DONE = _roots_of("do did done finish complete finalize wrap knock cross tick check nail settle accomplish through")
STRONG = _roots_of("pass earn become hire promote accept reach win graduate official officially offer")
TITLED = _roots_of("certify register renew license")  # tell that a goal is reached which is called so
PARTIAL = _roots_of(
    "half part partial practice mock start begin began begun almost nearly tried not never no fail failed section "
    "chapter module unit lesson page first some draft quarter third skip stuck"
)
DURATIONS = _roots_of("hour minute")
TO_COME = _roots_of("book schedule register appointment due")  # lead to a day that is still to come
COMPLAINTS = _roots_of("ugh argh meh hate pointless useless stupid annoying sucks tired whatever boring dumb hopeless")
GENERIC = _roots_of("exam certificate job course work new good time technician hour minute people person")
ONGOING = _roots_of("learn study work train keep prepare practice get take do go make be have know feel")
VERBS = (
    _roots_of("send submit mail email file drop post hand"),
    _roots_of("talk speak chat meet have discuss call see"),
    _roots_of("ask email message text call write contact request"),
    _roots_of("book schedule register sign reserve enroll join set make"),
    _roots_of("write draft rewrite update redo cut type mend"),
    _roots_of("read study review go watch look check find research compare"),
    _roots_of("take sit attend pass"),
    _roots_of("list note name count add jot log enter record write gather collect"),
    _roots_of("choose pick decide select"),
    _roots_of("move change switch transfer close become earn keep help"),
    _roots_of("pay buy order"),
    _roots_of("give run teach train present show tell share introduce offer"),
)
# Telling words of a goal that can also be what it is about.
TELLING = _roots_of("apply pass register study train certify")
ALL_VERBS = frozenset[str]().union(*VERBS, DONE, ONGOING) - TELLING
# What is done for a goal of a kind without its name being said: what is reported, and what such goals are called.
KINDS = (
    (
        _roots_of("chapter module lesson unit practice mock flash card cards question quiz study book guide score"),
        _roots_of("exam pass study course certify school certificate class retake program quiz learn"),
    ),
    (
        _roots_of("resume interview apply recruiter callback reference letter offer shadow"),
        _roots_of("job move leave switch hire promote career employer position interview"),
    ),
)
CE, RENEW, GOT = root("ce"), root("renew"), root("got")

# Begins where a word does: from each letter of a very long one the search would begin anew.
_NUMBERED = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\s*(?:#|no\.?|number|nr\.?)?\s*(\d{1,4})\b")


def telling(text: str) -> frozenset[str]:
    """Give the roots that say what a text is about, with each unit and its number as one more: chapter 3."""
    said = words(text)
    found = set(map(root, said)) - FILLER
    pairs = {f"{root(unit)}#{number}" for unit, number in _NUMBERED.findall(" ".join(said))}
    return frozenset({each for each in found if len(each) > 1 or each.isdigit()} | pairs)
