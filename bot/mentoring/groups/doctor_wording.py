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
    seen = f"I see: topics {_yes(sight.has_topics)}; linked channel {_yes(sight.is_linked)}; {_status(sight)}."
    return " ".join([seen, _hears(sight), *([] if sight.can_write else [_MUTED])])


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
        f"**Topics.** {_topics(sight)}",
        f"**Channel.** {_channel(sight)}",
    ]
    return "\n\n".join(parts)


def _status(sight: Sight) -> str:
    if sight.is_admin:
        return "I am an admin and may delete messages" if sight.can_delete else "I am an admin"
    return f"I am not an admin; privacy mode {'off' if sight.hears_all else 'on'}"


def _hears(sight: Sight) -> str:
    if sight.hears_all:
        return "Commands, replies to me and mentions all reach me. I leave every other message alone and keep none."
    return "I hear commands and replies to me; a plain mention may not reach me. That is enough to start."


def _more_hearing(sight: Sight) -> str:
    if sight.is_admin:
        return ""  # the rights, below, say why
    if sight.hears_all:
        return "My privacy mode is off. If a mention still goes unheard, remove me from the group and add me again."
    return (
        "If you would like mentions to work, whoever runs me can switch my privacy mode off in BotFather; "
        "after that, remove me from the group and add me again. Or make me an admin."
    )


def _rights(sight: Sight) -> str:
    delete = (
        "Delete messages: I have it, and take a /say away once its answer stands."
        if sight.can_delete
        else "Delete messages: I could take a /say away once its answer stands. Without it, the command stays."
    )
    any_right = (
        "Being an admin: I am one, so mentions reach me."
        if sight.is_admin
        else "Being an admin, with any one right: every mention would reach me."
    )
    others = "Manage topics, pin messages, change or ban members: I would do nothing with these. Leave them off."
    return "\n".join(f"- {line}" for line in (any_right, delete, others))


def _topics(sight: Sight) -> str:
    if sight.has_topics:
        return "The group has topics. I answer in the one where I was called; you can choose in which ones I answer."
    return "The group has no topics."


def _channel(sight: Sight) -> str:
    if sight.is_linked:
        return "A channel is linked. I leave its posts alone and answer comments that call me, in their thread."
    return "No channel is linked."


def _yes(is_so: bool) -> str:
    return "yes" if is_so else "no"
