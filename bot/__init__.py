"""RxLadder: a message goes in, replies come out, nothing is lost."""

__version__ = "0.1.0"
