"""The assignment of highest total worth between two small sets: the Hungarian method."""

from collections.abc import Sequence

_FREE = -1


def assign(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) of highest total worth; a pair worth nothing or less is left out.

    The matrix is padded with zeros to a square one, so that any row or column may stay alone. Shortest augmenting
    paths with potentials (Jonker and Volgenant 1987), O(n³).
    """
    rows = len(worth)
    columns = len(worth[0]) if rows else 0
    size = max(rows, columns)
    cost = [[-max(value, 0.0) for value in line] + [0.0] * (size - columns) for line in worth]
    cost += [[0.0] * size for _ in range(size - rows)]
    matching = _Matching(cost)
    for row in range(size):
        matching.add(row)
    pairs = ((owner, column) for column, owner in enumerate(matching.owner))
    return sorted((i, j) for i, j in pairs if i < rows and j < columns and worth[i][j] > 0)


class _Matching:
    """A matching of rows and columns of least cost, which grows by one row at a time."""

    def __init__(self, cost: Sequence[Sequence[float]]) -> None:
        self.cost = cost
        size = len(cost)
        self.owner = [_FREE] * size
        self.row_price = [0.0] * size
        self.column_price = [0.0] * size

    def add(self, row: int) -> None:
        """Match one more row, at the least cost for all that are matched."""
        size = len(self.cost)
        distance = [float("inf")] * size
        previous = [_FREE] * size
        open_columns = set(range(size))
        tree: list[int] = []
        current, last = row, _FREE
        while current != _FREE:
            nearest, step = self._scan(current, last, open_columns, distance, previous)
            self.row_price[row] += step
            for column in tree:
                self.row_price[self.owner[column]] += step
                self.column_price[column] -= step
            for column in open_columns:
                distance[column] -= step
            open_columns.discard(nearest)
            tree.append(nearest)
            current, last = self.owner[nearest], nearest
        while last != _FREE:
            before = previous[last]
            self.owner[last] = row if before == _FREE else self.owner[before]
            last = before

    def _scan(
        self, row: int, reached_by: int, open_columns: set[int], distance: list[float], previous: list[int]
    ) -> tuple[int, float]:
        """Update the distances from one row; the nearest open column and its distance."""
        prices, costs = self.column_price, self.cost[row]
        base = self.row_price[row]
        nearest, least = _FREE, float("inf")
        for column in sorted(open_columns):
            reduced = costs[column] - base - prices[column]
            if reduced < distance[column]:
                distance[column], previous[column] = reduced, reached_by
            if distance[column] < least:
                nearest, least = column, distance[column]
        return nearest, least
