"""The calls of a large catalogue that are worth scoring, found without reading most of it.

Each term has one whole number with a bit for every call that holds it, so that those holding several terms at once
are found with a few `&`s. The lightest call has the highest bit: of calls that share the same terms with a question,
the one that says least besides is the best, and is read off first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from heapq import heappop, heappush

EACH = 12  # calls read off for one set of shared terms …
MOST = 24  # … and in all
TRIES = 200  # sets of shared terms looked for: long sentences hold many terms that belong to other calls
MARGIN = 0.25  # how far below the best a call may fall before the search ends: more than twice the lead an answer needs …
CLEAR = 0.12  # … and where the best says all that was said and no more
MISSING = 0.42  # exponent on the share of the call that the question says: below 1, as people drop words
READY = 32  # entries from which a term's bits are kept ready


class Shortlist:
    """The bits of every term, and the weight of every call by its bit."""

    def __init__(self, index: Mapping[str, Sequence[int]], call_weights: Sequence[float]) -> None:
        """`index` gives each term's calls by number, `call_weights` what a call's terms weigh together."""
        self._calls = sorted(range(len(call_weights)), key=lambda n: -call_weights[n])
        self._at = [0] * len(call_weights)
        for at, n in enumerate(self._calls):
            self._at[n] = at
        self._weights, self._index = call_weights, index
        self._bits = {term: self._bits_of(posted) for term, posted in index.items() if len(posted) >= READY}

    def _bits_of(self, posted: Sequence[int]) -> int:
        held = bytearray(len(self._at) // 8 + 1)
        for n in posted:
            held[self._at[n] >> 3] |= 1 << (self._at[n] & 7)
        return int.from_bytes(held, "little")

    def best(self, weighed: Mapping[str, float]) -> list[int]:
        """The numbers of the calls that share most weight with terms of the index; `weighed` gives each one's weight."""
        terms = sorted(weighed, key=lambda t: (weighed[t], t))
        bits = [self._bits.get(t) or self._bits_of(self._index[t]) for t in terms]
        common, whole = _Common(bits), sum(weighed.values())
        found, seen, top = list[int](), 0, 0.0
        for lost, left_out in _lightest_first([weighed[t] for t in terms], TRIES):
            share = 1 - lost / whole
            if len(found) >= MOST or share < _least(top):
                break
            shared = common.without(left_out)
            if fresh := shared ^ (shared & seen):
                seen |= shared
                lightest = self._calls[fresh.bit_length() - 1]
                top = max(top, share * self._filled(lightest, whole - lost))
                found += self._read(fresh, whole - lost, _least(top) / share)
        return found

    def _filled(self, number: int, said: float) -> float:
        return float(min(1.0, said / self._weights[number]) ** MISSING)

    def _read(self, bits: int, said: float, least: float) -> list[int]:
        read = list[int]()
        while bits and len(read) < EACH:
            at = bits.bit_length() - 1
            number = self._calls[at]
            if self._filled(number, said) < least:
                break
            read.append(number)
            bits ^= 1 << at
        return read


def _least(top: float) -> float:
    return top - (CLEAR if top > 0.999 else MARGIN)


class _Common:
    """The calls that hold several terms at once. What was found for some is kept for those that come with more."""

    def __init__(self, bits: Sequence[int]) -> None:
        """`bits` gives the calls of each term, the lightest term first."""
        self._bits = [(1 << n, held) for n, held in enumerate(bits)][::-1]  # the heaviest term is the rarest
        self._every = (1 << len(bits)) - 1
        self._found: dict[int, int] = {0: -1}
        self._barren = list[int]()

    def without(self, left_out: Sequence[int]) -> int:
        """The calls that hold every term but those at the positions left out."""
        kept = self._every - sum(1 << n for n in left_out)
        for none in self._barren:
            if kept & none == none:
                return 0
        return self._all_of(kept)

    def _all_of(self, kept: int) -> int:
        terms, both = 0, -1
        for one, held in self._bits:
            if kept & one:
                terms |= one
                known = self._found.get(terms)
                both = self._found[terms] = both & held if known is None else known
                if not both:
                    self._barren.append(terms)
                    return 0
        return both


def _lightest_first(weights: Sequence[float], most: int) -> Iterator[tuple[float, tuple[int, ...]]]:
    """Sets of positions to leave out, the lightest together first, never all; `weights` rise."""
    yield 0.0, ()
    heap: list[tuple[float, tuple[int, ...]]] = [(weights[0], (0,))] if weights else []
    for _ in range(most):
        if not heap:
            return
        lost, out = heappop(heap)
        if len(out) < len(weights):
            yield lost, out
        after = out[-1] + 1
        if after < len(weights):
            heappush(heap, (lost + weights[after], (*out, after)))
            heappush(heap, (lost + weights[after] - weights[out[-1]], (*out[:-1], after)))
