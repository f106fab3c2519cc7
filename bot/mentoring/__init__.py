"""A mentoring group: its settings, its mentors, questions handed to a person, entries brought to a newcomer."""
