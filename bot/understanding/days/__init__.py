"""What people say of days: a deadline, the day of a deed, a bare answer, a reminder; pure, with "today" handed in."""

from bot.understanding.days.asked import Asked, When, asked
from bot.understanding.days.heard import Said, answered, deadline, done_on
from bot.understanding.days.recurring import days_of
from bot.understanding.days.undated import no_day

__all__ = ["Asked", "Said", "When", "answered", "asked", "days_of", "deadline", "done_on", "no_day"]
