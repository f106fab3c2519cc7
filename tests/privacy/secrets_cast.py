"""Who is in a play, and what the group is called."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a play: their chat, their name, and what they alone keep of themselves."""

    chat: str
    name: str
    state: str
    zone: str


CAST = (
    Person("700000001", "Marcus", "Wyoming", "Pacific/Chatham"),
    Person("700000002", "Kimberly", "Vermont", "Asia/Kathmandu"),
    Person("700000003", "Samira", "Montana", "Atlantic/Azores"),
    Person("700000004", "Omarion", "Delaware", "Africa/Nairobi"),
    Person("700000005", "Rayford", "Idaho", "Asia/Tashkent"),
)
ADMIN, MENTOR, OTHER_MENTOR, ASKER, STRANGER = range(5)  # who usually does what; the stranger is not in the group
MEMBERS = (ADMIN, MENTOR, OTHER_MENTOR, ASKER)
GROUP, TITLE = "-100700000009", "Quillcircle"
