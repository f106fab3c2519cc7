"""What the bot says about what it sees and may do in a group or channel."""

from bot.mentoring.groups.doctor import Sight

UNKNOWN = "Telegram did not tell me what I may do there. Try again in a minute."
_MUTED = "I am muted there: I hear you, but cannot write. Lift that limit for me, and I can answer."
_MAY_POST = "I may post there: an admin can have me publish an answer, after a preview."
_MAY_NOT_POST = "I may not post there yet. To have me publish, give me the right to post messages; I need no other one."


def short(sight: Sight | None) -> str:
    """Say in two or three sentences what the bot sees and hears."""
    if sight is None:
        return UNKNOWN
    if sight.is_channel:
        return _MAY_POST if sight.can_post else _MAY_NOT_POST
    return " ".join([_is_like(sight), _status(sight), _hears(sight), *([] if sight.can_write else [_MUTED])])


def full(sight: Sight | None) -> str:
    """Say all that the bot sees and may do, what each further right would buy, and that none is needed."""
    if sight is None:
        return UNKNOWN
    if sight.is_channel:
        return "\n\n".join([short(sight), "No other right would change anything. I never post on my own."])
    parts = [
        *([] if sight.can_write else [_MUTED]),
        " ".join(filter(None, ["**Hearing.**", _hears(sight), _more_hearing(sight)])),
        f"**Rights.** None of these is needed to start:\n{_rights(sight)}",
        " ".join(["**Topics and channel.**", _is_like(sight), *_answers_in(sight)]),
    ]
    return "\n\n".join(parts)


def _is_like(sight: Sight) -> str:
    match sight.has_topics, sight.is_linked:
        case False, False:
            return "This group has no topics and no linked channel."
        case True, False:
            return "This group has topics and no linked channel."
        case False, True:
            return "This group has a linked channel and no topics."
    return "This group has topics and a linked channel."


def _status(sight: Sight) -> str:
    if sight.is_admin:
        return "I am an admin and may delete messages." if sight.can_delete else "I am an admin."
    return "I am a plain member, which is enough to start."


def _hears(sight: Sight) -> str:
    if sight.hears_all:
        return "Commands, replies to me and mentions reach me. I leave every other message alone and keep none."
    return "Commands and replies to me reach me; a plain mention may not."


def _more_hearing(sight: Sight) -> str:
    if sight.is_admin:
        return ""  # the rights, below, say why
    if sight.hears_all:
        return "My privacy mode is off. If a mention still goes unheard, remove me from the group and add me again."
    return (
        "That is Telegram's privacy mode. For mentions, make me an admin; or whoever runs me switches that mode off in "
        "BotFather, and you remove me from the group and add me again."
    )


def _rights(sight: Sight) -> str:
    delete = (
        "Delete messages: I have it, and remove a mentor's /say once its answer stands."
        if sight.can_delete
        else "Delete messages: I could remove a mentor's /say once its answer stands. Without it, the command stays."
    )
    any_right = (
        "Being an admin: I am one, so mentions reach me."
        if sight.is_admin
        else "Being an admin, with any one right: every mention would reach me."
    )
    others = "All others: I would do nothing with them. Leave them off."
    return "\n".join(f"- {line}" for line in (any_right, delete, others))


def _answers_in(sight: Sight) -> list[str]:
    topics = "I answer in the topic where I was called; you can choose in which ones I do."
    channel = "I leave the channel's posts alone, and answer comments that call me in their thread."
    return [*([topics] if sight.has_topics else []), *([channel] if sight.is_linked else [])]
