"""The form of a text: what tells somebody's own goal or deed from questions, jokes and news of other people."""

from bot.understanding.acts.patterns import LEAD, any_of

_CLAUSE = (
    r"(?:^|[.!;:,()\u2013\u2014]\s*|\s-+\s|\b(?:and|but|so|or|then|bc|because|cuz)\s+)" + LEAD
)  # where a clause may begin
_ME = r"(?:i|you|u|ya|we|they|he|she)"
_ANY = (
    rf"(?:{_ME}|it|that|this|there|a|an|the|my|your|our|someone|somebody|anyone|anybody|everyone|one|people|ppl|techs?)"
)
_UNSURE = r"(?:if|how|what|which|when|where|whether|why|who)"
_AUXILIARY = r"(?:do|does|did|is|are|can|could|should|would|will|am|was)"
_QUESTION = any_of(
    r"\?",
    rf"^{LEAD}(?:(?:what|how|where|why|who|when|that)'?s|what|how|where|why|who|whose|which|is|are|were|does|any)\b",
    rf"^{LEAD}when {_AUXILIARY}\b",
    rf"{_CLAUSE}(?:what|how|where|who|why|when)(?:'?s|\s+(?:{_AUXILIARY}|to|much|many|long|soon|hard|far|late|early"
    r"|about|else|if|kind))\b",
    rf"{_CLAUSE}(?<!\band so )(?:do|did|have|had|am|don'?t|didn'?t) {_ME}\b",
    rf"{_CLAUSE}(?:can|could|will|would|should|shall|may|might|must|does|is|are|was|were|has|isn'?t|won'?t) {_ANY}\b",
    rf"{_CLAUSE}(?:tell|show|give|make|teach|walk|recommend|suggest|explain|advise|help) (?:to )?(?:me|us)\b"
    r"(?!(?: \S+){1,4} (?:days?|we?e?ks?|months?|mos?|years?|yrs?)\b)",
    r"\b(?:wonder(?:ing)?|curious)\b",
    r"\b(?:how|what|where|when|why|which) (?:do|does|did|can|should|would) (?:i|you|u|we|they|people|techs)\b",
    rf"^{LEAD}(?:the )?(?:best|easiest|fastest|quickest|cheapest) (?:way|time|place)\b",
    r"\bany (?:advice|tips?|ideas?|recommendations?|suggestions?|chance|way|luck)\b",
    r"\banyone (?:knows?|here|else)\b",
    rf"\b(?:not sure|no idea|unsure|idk|don'?t (?:know|get|understand)) {_UNSURE}\b(?! i can\b)",
    rf"\b(?:want|need|like|love|wanna) (?:to )?(?:know|understand|hear) (?:{_UNSURE}|about)\b",
    r"\bis (?:it|that) true\b",
    r"\binterested (?:to|in) (?:know|learn|hear)\w* (?:if|how|whether|what|about)\b",
)
_PEOPLE = (
    r"(?:sis(?:ter)?s?|bro(?:ther)?s?|mom|mum|mother|dad|father|parents|sons?|daughters?|kids?|child(?:ren)?|cousins?"
    r"|aunt|uncle|niece|nephew|wife|husband|hubby|spouse|partner|gf|bf|girlfriend|boyfriend|fianc\w+|friends?|bff"
    r"|bestie|buddy|room(?:mate|ie)s?|neighbou?rs?|co-?workers?|colleagues?|boss|bosses|managers?|supervisors?"
    r"|trainers?|preceptors?|instructors?|teachers?|professors?|mentors?|mentees?|trainees?|students?|interns?|rph|guys?"
    r"|girls?|lady|team|store|company|corporate|chain|board|school|state|district|dm|region|hr|union|crew|shift lead)"
)
_ANOTHER = any_of(
    rf"^{LEAD}(?:my|our|the|this|that|a|some|one of my|his|her|their|every|most|all|both)\s+(?:[\w-]+\s+){{0,2}}?"
    rf"{_PEOPLE}(?:'s)?\b(?!\s+(?:and|n|&)\s+(?:i|me)\b)",
    rf"^{LEAD}{_PEOPLE} (?:says?|said|wants?|thinks?|told|tells|expects?|needs?|will|is|are)\b",
    rf"^{LEAD}(?:he|she|they|we)(?:'s|s|'?re)?\b",
    rf"^{LEAD}(?:someone|somebody|everyone|everybody|people|ppl|nobody|techs|company|corporate)\b",
)
_MYSELF = any_of(r"\b(?:i|i'm|im|i'll|ill|i've|ive|i'd|id|me|myself)\b")
_JOKE = any_of(
    r"\b(?:lottery|powerball|zombies?|world domination|take over the world|sell my (?:soul|kidneys?))\b",
    r"\b(?:(?:ha){2,}h?|(?:he){2,}|jk|j/k|just kidding|lmf?ao+|rofl)\b",
    "/s$",
    "[\U0001f602\U0001f923]",
)
_GREETING = any_of(
    rf"^{LEAD}(?:good luck|best of luck|congrat\w*|happy|merry|welcome|shout ?out|wishing (?:you|every))\b"
)
_UNREAL = any_of(
    r"\bi might\b",
    r"\b(?:a|an|some|\d+|two|three) (?:days?|time) off\b",
    rf"^{LEAD}(?:if|imagine|suppose|unless|pretend|i (?:heard|hear|was told))\b",
    r"\b(?:should|could|would|might|must)(?:'?ve| have| of)\b(?! (?:my|the|it|all|both|this)\b)",
    r"\b(?:was|were) (?:going|gonna|supposed|meant)\b",
    r"\b(?:used to|(?:plan|goal|idea|dream) was|if (?:i|we) (?:wanted|had|were|was))\b",
    r"\bwish (?:i|we) (?:had|was|were|could|would)\b",
)
_NOT_DONE = any_of(
    r"\b(?:did|have|has|had|could|was|is|do|does)n'?t\b",
    r"\b(?:not|never|nothing|fail\w*|missed|almost|barely|nowhere|supposed)\b",
    r"\b(?:will|gonna|going to|want|wanna|need|hope|hoping|plan|tryna|trying|if|once|until)\b",
)
_DONE = any_of(
    rf"^{LEAD}(?:(?:i|ive|i've|i have|we|just|finally|already|today|yesterday|have|has|got|now|officially|all)[\s,]+)*"
    r"(?:finish\w*|finsh\w*|done|did|complete\w*|pass|\w{2,}ed|sent|took|read|met|had|made|wrote|paid|went|got|gave|spoke"
    r"|told|sat|saw|won|taught|led|ran|put|hit|log)\b(?!\s+(?:up\s+)?(?:by|to|for)\b)",
    r"\bdown\b.{1,12}\bto go\b",
    r"\b(?:done|completed?|finished|passed|check|checked off|in the books|out of the way|submitted|sent)\W*$",
    "[\u2705\u2714\u2611]",
)
_MEANT = r"(?:plan|mean|intend|aim|hope|want|wanna|gotta|need|have to|promise\w*)"
_ON_DUTY = any_of(
    rf"^{LEAD}i(?:'m|m| am)? (?:work|close|open|off|scheduled|on (?:call|vacation)"
    r"|(?:working|closing|opening)(?! (?:on|to|toward)))\b"
)
# What somebody feels or thinks about the news of another is no news of their own.
_FEELINGS = any_of(
    r"\b(?:i'?m|i am|i feel)(?: (?:so|very|really|super|just|kinda))* (?:proud|happy|excited|glad|jealous|sad"
    r"|nervous|thrilled|tired)\b",
    r"\bi (?:think|guess|hope|bet|heard|know|swear|told|said)\b",
)
# With a day to come: "tomorrow i talk to the scheduler", "im asking on friday", "i should have it in".
_OF_ONES_OWN = any_of(
    r"\b(?:i'?m|i am|we'?re|i'?ll be) (?:\w+ing)\b",
    r"\bi (?:should|get to|can|start|finally)\b",
    r"\bi (?!(?:am|was|did|had|have|has|got|went|took|work|works|close|open|hate|miss|love|need|might|may|cant|"
    r"couldnt|dont|didnt|think|guess|hope|bet|hear|heard|\w+ed)\b)[a-z]{3,}\b",
)
_INTENT = any_of(
    rf"\b(?:i'?ll|we'll|(?:i|we) (?:will|shall|must|should|{_MEANT}))\b",
    r"\b(?:i'?m |i am |i be )?(?:trying|aiming|hoping|planning|shooting|going) (?:to|for|on|\w+)\b",
    r"(?<!is )(?<!are )\b(?:wan+a|gotta|hafta|needa|gon+a|gunna|finna|tryna)\b",
    r"\b(?:i'?d|i would|would|id) (?:like|love|luv)\b",
    r"\b(?:set myself|time to|i see myself)\b",
    rf"^{LEAD}(?:the )?(?:plan|aim|target|hope|idea) is\b",
    r"\bmy (?:plan|intention|object(?:ive)?|aim|dream|wish|hope|target|goal)\b",
)
# What people tell themselves to do: "ask about the opening on monday".
_TO_DO = any_of(
    rf"^{LEAD}(?:to |2 )?(?:get|pass|finish|complete|apply|ask|e?mail|call|read|write|take|make|study|learn|register"
    r"|sign|book|schedule|submit|send|turn in|renew|earn|log|do|redo|be|become|have|hold|land|snag|find|join|attend"
    r"|enroll?|start|begin|work|talk|meet|interview|update|polish|fix|build|lead|train|teach|practi[cs]e|review|clear|ace|nail"
    r"|master|move|switch|leave|transfer|save|pay|visit|shadow|watch|organi[sz]e|clean|cut|reduce|raise|double|present"
    r"|post|volunteer|set|keep|stop|quit|speak|negotiate|network|subscribe|connect|reach|hit|score|go|outline|draft"
    r"|prep(?:are)?|plan|research|compare|pick|choose|decide|request|order|print|file|scan|upload|reply|tell|show|give"
    r"|help|handle|run|try|return|gather|collect|bring|buy|win|grow|improve|develop|retake|resit|qualify|graduate|cover"
    r"|knock|wrap|cram|memori[sz]e|tackle|crush|attempt|contact|invite|propose|pitch|document|secure|obtain|achieve"
    r"|increase|gain)\b(?! (?:me|us)\b)"
)
_PLAIN_ORDER = any_of(rf"^{LEAD}(?:finish|complete|pass|send|submit|log|do|write|take|call|ask|e?mail)\b")
_HOURS = any_of(r"\d\s*(?:h|hrs?|hours?|ceus?|credits?)\b")
_OF_THINGS = any_of(
    rf"^{LEAD}(?!(?:for|in|on|at|after|when)\b)(?:(?!(?:i|to|by|before|b4|within|until)\b)[\w'/-]+\s+){{1,6}}?(?:is|are|was|were|has"
    r"|have|had|will|expires?|ends|runs?|starts|begins|meets|says|said|closes|plans|needs|moved|changed|goes)\b"
)


def is_question(text: str) -> bool:
    """Tell whether a cleaned text asks something, or asks for advice, in any of its clauses."""
    return bool(_QUESTION.search(text))


def is_of_another(text: str) -> bool:
    """Tell whether it is about somebody else, and no word of it about whoever says it."""
    return bool(_ANOTHER.search(text)) and not _MYSELF.search(_FEELINGS.sub("", text))


def is_led_by_another(text: str) -> bool:
    """Tell whether somebody else is its subject, who may want something of whoever says it."""
    return bool(_ANOTHER.search(text))


def is_in_earnest(text: str) -> bool:
    """Tell whether it is neither a joke nor a greeting, nor about what might be or might have been."""
    return not (_JOKE.search(text) or _UNREAL.search(text) or _GREETING.search(text))


def tells_of_intent(text: str) -> bool:
    """Tell whether it says that somebody means to do something, or tells them to."""
    return bool(_INTENT.search(text) or _TO_DO.search(text))


def tells_of_ones_own(text: str) -> bool:
    """Tell whether it says what somebody does themselves: beside a day to come, that is a plan."""
    return bool(_OF_ONES_OWN.search(text))


def is_order(text: str) -> bool:
    """Tell whether it begins with what is to be done: "finish the binder"."""
    return bool(_TO_DO.search(text))


def is_plain_order(text: str) -> bool:
    """Tell whether it begins with a verb that would end otherwise if it were done: "finish", "send"."""
    return bool(_PLAIN_ORDER.search(text))


def tells_of_hours(text: str) -> bool:
    """Tell whether it counts hours: "finish today 2 hour of it" is a report, whatever the form of its verb."""
    return bool(_HOURS.search(text))


def states_a_fact(text: str) -> bool:
    """Tell whether its subject is a thing, with no word about whoever says it, or when they are at work."""
    return bool(_ON_DUTY.search(text)) or (bool(_OF_THINGS.search(text)) and not _MYSELF.search(text))


def tells_of_done(text: str) -> bool:
    """Tell whether it has the form of a report: something done, and no word of what is not."""
    return bool(_DONE.search(text)) and not _NOT_DONE.search(text)
