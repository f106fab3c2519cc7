"""States and certificates of bakers: one trait of many values, with names that lie in each other, and one of few."""

from bot.library import Trait, TraitValue

NAMES = {
    "TX": "Texas", "VA": "Virginia", "WV": "West Virginia", "OK": "Oklahoma", "ID": "Idaho", "ME": "Maine",
    "OH": "Ohio", "OR": "Oregon", "KS": "Kansas", "AR": "Arkansas", "HI": "Hawaii", "NH": "New Hampshire",
    "IN": "Indiana",
}  # fmt: skip
STATES = {id_: TraitValue(title, (), {}, id_) for id_, title in NAMES.items()}
STATES["DC"] = TraitValue("District of Columbia", ("Washington DC",), {}, "DC")
GUILD, UNION = TraitValue("Guild", ("guild paper",), {}, "guild"), TraitValue("Union", (), {}, "union")
PAPERS = {"guild": GUILD, "union": UNION}
TRAITS = {
    "certificate": Trait("certificate", "certificate", "Which certificate do you hold?", PAPERS),
    "state": Trait("state", "state", "Which state do you work in?", STATES),
}


def labels(back):
    """List what stands on the buttons that came back."""
    return [button["label"] for row in back.rows for line in row.request.get("buttons", []) for button in line]
