"""Puts the house together: which features are switched on, and what runs beside the gateway."""

from bot.assembly.building import Understand, build
from bot.assembly.features import features
from bot.assembly.house import TICK_S, House

__all__ = ["TICK_S", "House", "Understand", "build", "features"]
