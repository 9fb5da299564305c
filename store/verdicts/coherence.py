"""Which answers can all be true together: the largest sets without a conflict inside."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from store.model.stopping import in_lots

#: Sets looked at before the search stops; only a question with dozens of rival answers gets there.
_LIMIT = 2000
_SHOWN = 5


def largest_sets(
    answers: Sequence[int], conflicts: Collection[tuple[int, int]], origins: Mapping[int, Collection[str]]
) -> tuple[tuple[tuple[int, ...], int], ...]:
    """Maximal sets of answers no two of which conflict, with the independent origins behind each.

    Most origins first. Found with the Bron-Kerbosch algorithm with pivoting (Tomita et al. 2006) on the
    graph of answers that do not conflict.
    """
    friends = {
        a: {b for b in answers if b != a and (a, b) not in conflicts and (b, a) not in conflicts} for a in answers
    }
    found = []
    for clique in in_lots(_cliques(friends, set(), set(answers), set()), 20):
        word = {origin for answer in clique for origin in origins.get(answer, ())}
        found.append((tuple(sorted(clique)), len(word)))
        if len(found) >= _LIMIT:
            break
    found.sort(key=lambda item: (-item[1], -len(item[0]), item[0]))
    return tuple(found[:_SHOWN])


def _cliques(friends: Mapping[int, set[int]], chosen: set[int], open_: set[int], done: set[int]) -> Iterator[set[int]]:
    if not open_ and not done:
        if chosen:
            yield set(chosen)
        return
    pivot = max(open_ | done, key=lambda node: (len(friends[node] & open_), -node))
    for node in sorted(open_ - friends[pivot]):
        yield from _cliques(friends, chosen | {node}, open_ & friends[node], done & friends[node])
        open_ = open_ - {node}
        done = done | {node}
