"""What people say of days: a deadline, the day of a deed, a bare answer; pure, with "today" handed in."""

from bot.understanding.days.heard import Said, answered, deadline, done_on
from bot.understanding.days.undated import no_day

__all__ = ["Said", "answered", "deadline", "done_on", "no_day"]
