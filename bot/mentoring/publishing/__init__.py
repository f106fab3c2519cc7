"""An answer published in a channel by one of its administrators, after a look at it."""
