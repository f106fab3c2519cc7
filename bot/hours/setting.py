"""Answers what people say of their hours, and keeps it; every change lets the agenda plan anew."""

from collections.abc import Callable
from dataclasses import replace

from bot.agenda import Agenda
from bot.chat import Answer, Door, Incoming, Reply
from bot.clock import today
from bot.hours import hearing, times, wording
from bot.hours.hearing import EVERY, DayEnd, Quiet
from bot.hours.own import Own, keep, own_of
from bot.hours.shifts import Pattern
from bot.hours.worked import I_WORK, Shift, shift_of

Heard = Quiet | DayEnd | Pattern | Shift | str  # a trouble is its name
Read = Callable[[str], Heard | None]


class Setting:
    """The handlers of hours."""

    def __init__(self, agenda: Agenda) -> None:
        self._agenda = agenda

    def quiet(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show when somebody is left in peace, or set it: `/quiet 10pm-8am`, `/quiet closing none`."""
        own, said = _own(incoming, db, now), hearing.plain(incoming.argument)
        if not said:
            return [wording.shown(own)]
        if said == "change":
            return [wording.which_weeks(own, "quiet") if len(own.kinds) > 1 else wording.choices(own, "")]
        if said == EVERY or said in own.kinds:
            return [wording.choices(own, said)]
        return [self._taken(_any(said), own, incoming, db, now) or wording.missed("quiet", "")]

    def no_quiet(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take quiet hours away."""
        return [self._quiet(Quiet(0, 0), _own(incoming, db, now), incoming, db, now)]

    def shifts(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Show somebody's shifts, or set them: `/shifts 2 weeks closing 1 week morning`."""
        own, said = _own(incoming, db, now), hearing.plain(incoming.argument)
        if said == "new" or (not said and len(own.weeks) == 1):
            return [wording.which_shifts()]
        if not said:
            return [wording.shown(own)]
        return [self._shifts(said, own, incoming, db, now) or wording.missed("shifts", "")]

    def day_ends(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask when somebody's day ends, or set it: `/day_ends closing 3am`."""
        own, said = _own(incoming, db, now), hearing.plain(incoming.argument)
        if not said and len(own.kinds) > 1:
            return [wording.which_weeks(own, "day_ends")]
        if not said or said == EVERY or said in own.kinds:
            return [wording.when_day_ends(own, said)]
        heard = hearing.day_end_of(said, is_asked=True)
        return [self._taken(heard, own, incoming, db, now) or wording.missed("day_ends", "")]

    def this_week(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Ask which week of the pattern this one is, or set it: `/this_week 2`."""
        own = _own(incoming, db, now)
        if len(own.weeks) == 1:
            return [wording.which_shifts()]
        if not incoming.argument.strip():
            return [wording.which_week(own, is_new=False)]
        return [self._week(incoming.argument, own, incoming, db, now) or wording.missed("week", "")]

    def told_quiet(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "quiet hours from 10 to 7"; nothing where that means something else."""
        return self._told(hearing.quiet_of, incoming, db, now)

    def told_shifts(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "my shifts are one week closing, one week morning"; nothing where that means something else."""
        return self._told(lambda said: shift_of(said) or hearing.pattern_of(said), incoming, db, now)

    def told_alone(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "2 weeks closing 1 week morning" as it stands; nothing where it is no such pattern."""
        read = hearing.pattern_of(incoming.text)
        is_pattern = isinstance(read, Pattern) and len(read.kinds) > 1
        taken = self._taken(read, _own(incoming, db, now), incoming, db, now) if is_pattern else None
        return [taken] if taken else []

    def told_work(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "I work nights 10pm to 7am"; nothing where that means something else, or perhaps just today."""
        return self._told(lambda said: shift_of(said) or _firm(said), incoming, db, now)

    def told_day_end(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "my day ends at 3am"; nothing where that means something else."""
        return self._told(lambda said: hearing.day_end_of(said, is_asked=True), incoming, db, now)

    def told_week(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take "this week is a closing week" of whoever has a pattern; nothing where that means something else."""
        own = _own(incoming, db, now)
        taken = self._week(incoming.argument, own, incoming, db, now) if len(own.weeks) > 1 else None
        return [taken] if taken else _nothing(incoming, own)

    def answered(self, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        """Take what somebody typed when asked; a second answer that cannot be read ends the asking."""
        what, kind, is_again = hearing.asked_for(incoming)
        if hearing.declines(incoming.text):
            return [wording.left()]
        own = _own(incoming, db, now)
        taken: Reply | None = None
        if what == "quiet" and len(own.kinds) > 1 and hearing.plain(incoming.text) in own.kinds:
            return [wording.choices(own, hearing.plain(incoming.text))]
        if what == "week" or hearing.is_of_this_week(incoming.text):
            taken = self._week(incoming.text, own, incoming, db, now)
        elif what == "shifts":
            taken = self._shifts(hearing.plain(incoming.text), own, incoming, db, now)
        elif what == "day_ends":
            heard = hearing.day_end_of(incoming.text, is_asked=True)
            taken = self._taken(_meant_for(kind, heard), own, incoming, db, now)
        taken = taken or self._taken(_meant_for(kind, _any(incoming.text)), own, incoming, db, now)
        return [taken or (wording.given_up() if is_again else wording.missed(what, kind))]

    def _told(self, read: Read, incoming: Incoming, db: Door, now: int) -> list[Answer]:
        own = _own(incoming, db, now)
        taken = self._taken(read(incoming.argument), own, incoming, db, now)
        return [taken] if taken else _nothing(incoming, own)

    def _taken(self, heard: Heard | None, own: Own, incoming: Incoming, db: Door, now: int) -> Reply | None:
        if heard is None:
            return None
        if isinstance(heard, str):
            return wording.trouble(heard)
        if isinstance(heard, Quiet):
            return self._quiet(heard, own, incoming, db, now)
        if isinstance(heard, DayEnd):
            return self._day_end(heard, own, incoming, db, now)
        if isinstance(heard, Shift):
            return self._kept(own.working(heard.week), incoming, db, now)
        return self._pattern(heard, own, incoming, db, now)

    def _quiet(self, heard: Quiet, own: Own, incoming: Incoming, db: Door, now: int) -> Reply:
        names = _meant(heard.kinds, own)
        if not names:
            return wording.which_weeks(own, "quiet", heard.said)
        changed = own.where(names, lambda week: replace(week, quiet=heard.of(week.quiet)))
        if any(hearing.is_too_long(week.quiet) for week in changed.weeks):
            return wording.trouble("too long")
        return self._kept(changed, incoming, db, now)

    def _day_end(self, heard: DayEnd, own: Own, incoming: Incoming, db: Door, now: int) -> Reply:
        names = _meant(heard.kinds, own)
        if not names:
            return wording.which_weeks(own, "day_ends", times.said(heard.at))
        return self._kept(own.where(names, lambda week: replace(week, day_ends=heard.at)), incoming, db, now)

    def _shifts(self, said: str, own: Own, incoming: Incoming, db: Door, now: int) -> Reply | None:
        if said in hearing.NO_PATTERN:
            return self._kept(own.without_shifts(), incoming, db, now)
        return self._taken(shift_of(said) or hearing.pattern_of(said), own, incoming, db, now)

    def _pattern(self, heard: Pattern, own: Own, incoming: Incoming, db: Door, now: int) -> Reply:
        changed = own.following(heard.kinds)
        kept = self._kept(changed, incoming, db, now)
        return wording.which_week(changed, is_new=True) if len(heard.kinds) > 1 else kept

    def _week(self, said: str, own: Own, incoming: Incoming, db: Door, now: int) -> Reply | None:
        number = hearing.this_week_of(said, own.weeks) if len(own.weeks) > 1 else None
        return self._kept(own.being_in(number), incoming, db, now) if number else None

    def _kept(self, own: Own, incoming: Incoming, db: Door, now: int) -> Reply:
        keep(own, db, incoming.person_id)
        self._agenda.replan(db, incoming.person_id, now)
        return wording.kept(own)


def _own(incoming: Incoming, db: Door, now: int) -> Own:
    context = incoming.context
    return own_of(db, incoming.person_id, now, context.today if context else today(now, "UTC"))


def _any(said: str) -> Heard | None:
    """Read any change of hours; "nights 10 to 7" are quiet hours, "I work nights 10 to 7" are those of a shift."""
    if I_WORK.match(said) and (shift := shift_of(said)):
        return shift
    return hearing.day_end_of(said, is_asked=False) or _firm(said) or hearing.quiet_of(said)


def _firm(said: str) -> Heard | None:
    heard = hearing.pattern_of(said)
    return None if isinstance(heard, Pattern) and not heard.is_firm else heard


def _meant_for(kind: str, heard: Heard | None) -> Heard | None:
    """Take what was asked about one kind of week as said of that one."""
    is_open = kind and isinstance(heard, Quiet | DayEnd) and not heard.kinds
    return replace(heard, kinds=(kind,)) if is_open and isinstance(heard, Quiet | DayEnd) else heard


def _meant(kinds: tuple[str, ...], own: Own) -> tuple[str, ...]:
    """Name the weeks that are meant: those that were said, or all; none where that is to be asked."""
    named = tuple(kind for kind in kinds if kind in own.kinds)
    is_all = EVERY in kinds or len(own.kinds) == 1
    return tuple(own.kinds) if is_all else named


def _nothing(incoming: Incoming, own: Own) -> list[Answer]:
    """Leave a text that means something else to others; what was typed as a command is answered."""
    return [] if incoming.understood else [wording.shown(own)]
