"""The best one-to-one pairing of two short rows: the assignment problem, by shortest augmenting paths."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """The pairs (row, column) of the greatest sum of gains, each row and column at most once; no pair that gains 0.

    >>> best_pairs([[1.0, 0.9], [0.9, 0.0]])
    [(0, 1), (1, 0)]
    """
    if not gains or not gains[0]:
        return []
    found = [(at, place) for at, row in enumerate(gains) for place, gain in enumerate(row) if gain > 0]
    if len({at for at, _ in found}) == len({place for _, place in found}) == len(found):
        return found  # nobody has two to choose from
    if len(gains) > len(gains[0]):
        turned = best_pairs(list(zip(*gains, strict=True)))
        return sorted((row, column) for column, row in turned)
    rows, columns = len(gains), len(gains[0])
    of_row, of_column = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # which row has a column, counted from 1; 0 where none has
    for row in range(1, rows + 1):
        taken[0] = row
        least = [float("inf")] * (columns + 1)
        came = [0] * (columns + 1)
        seen = [False] * (columns + 1)
        column = 0
        while taken[column]:
            seen[column] = True
            here, step, nearest = taken[column], float("inf"), 0
            for other in range(1, columns + 1):
                if seen[other]:
                    continue
                cost = -gains[here - 1][other - 1] - of_row[here] - of_column[other]
                if cost < least[other]:
                    least[other], came[other] = cost, column
                if least[other] < step:
                    step, nearest = least[other], other
            for other in range(columns + 1):
                if seen[other]:
                    of_row[taken[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = nearest
        while column:
            taken[column] = taken[came[column]]
            column = came[column]
    return sorted(
        (row - 1, column - 1) for column, row in enumerate(taken) if column and row and gains[row - 1][column - 1] > 0
    )
