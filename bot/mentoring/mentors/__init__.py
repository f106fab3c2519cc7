"""Who mentors in a group: invited by an admin, by their own choice, and within limits of their own.

Its feature stands in `commands` alone: groups and tickets read the store, and the commands read theirs.
"""
