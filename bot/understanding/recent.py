"""What was understood lately, found again without keeping the texts themselves."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

T = TypeVar("T")


class Recent(Generic[T]):
    """Results of the last `size` different texts, by digest, so that no text is kept whole.

    Single words may stay elsewhere: the speller remembers those it has looked at.
    """

    def __init__(self, size: int, make: Callable[[str], T]) -> None:
        self._size, self._make = size, make
        self._kept: OrderedDict[bytes, T] = OrderedDict()
        self._lock = Lock()

    def __call__(self, text: str) -> T:
        """Give the result for a text, made anew only when it is not kept."""
        key = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = self._make(text)
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made
