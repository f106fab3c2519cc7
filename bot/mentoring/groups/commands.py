"""What can be said about groups, and what happens to them."""

from bot.chat import Command, Feature, For, Kind, Need
from bot.mentoring.groups import calming, setup
from bot.mentoring.groups.happening import Happening, Parted
from bot.mentoring.groups.hosting import Hosting
from bot.mentoring.groups.upkeep import prune, tells
from bot.mentoring.schema import MIGRATIONS

FACTS = frozenset((Need.ADMINS, Need.RIGHTS, Need.CHAT))


def feature(released: Parted, withdrawn: Parted) -> Feature:
    """Let administrators choose how the bot behaves in their group.

    `released` and `withdrawn` settle the questions of a mentor and of an asker who leaves a group.
    """
    happening = Happening(released, withdrawn)
    return Feature(
        "mentoring",
        commands=(
            Command(
                "setup",
                "Set me up in a group or channel of yours",
                setup.in_private,
                in_groups=False,
                linked=True,
                needs=FACTS,
                about=setup.about,
            ),
        ),
        in_groups=(
            Command("setup", "Set me up here, in private", setup.in_group, shown_to=For.ADMINS, needs=FACTS),
            Command(
                "quiet",
                "Make me quiet for a day",
                calming.quiet,
                shown_to=For.ADMINS,
                needs=frozenset((Need.ADMINS,)),
            ),
        ),
        migrations=MIGRATIONS,
        prune=prune,
        tells=tells,
        happens={Kind.RETURNED: happening.returned, Kind.GONE: happening.gone},
        hosts=Hosting(),
    )
