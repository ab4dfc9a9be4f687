"""What is worked out once for each instance, on first use, while no other instance waits.

`functools.cached_property` would do, but before Python 3.12 it holds one lock for all instances while it works. A reader
that held it waited for one of pgBouncer's few sessions, while those who had the sessions waited for the lock.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

Of = TypeVar("Of")
Value = TypeVar("Value")


class Once(Generic[Of, Value]):
    """Decorates a method of an instance that one thread uses: its value stands in the instance from then on."""

    def __init__(self, work: Callable[[Of], Value]) -> None:
        self._work = work

    def __get__(self, instance: Of, owner: type[Of]) -> Value:
        """Its first use: the next finds the value itself, under the method's name."""
        value = instance.__dict__[self._work.__name__] = self._work(instance)
        return value
