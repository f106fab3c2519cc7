"""Ratios against peers and floors, each measured in one run; nothing here is part of the bot."""
