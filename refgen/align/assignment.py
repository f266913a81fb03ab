"""The assignment of highest total worth between two small sets: the Hungarian method."""

from collections.abc import Sequence


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
    of_row, of_column = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [0] * (size + 1)
    for row in range(1, size + 1):
        owner[0] = row
        column = 0
        least = [float("inf")] * (size + 1)
        way = [0] * (size + 1)
        done = [False] * (size + 1)
        while True:
            done[column] = True
            current, delta, following = owner[column], float("inf"), 0
            for other in range(1, size + 1):
                if done[other]:
                    continue
                reduced = cost[current - 1][other - 1] - of_row[current] - of_column[other]
                if reduced < least[other]:
                    least[other], way[other] = reduced, column
                if least[other] < delta:
                    delta, following = least[other], other
            for other in range(size + 1):
                if done[other]:
                    of_row[owner[other]] += delta
                    of_column[other] -= delta
                else:
                    least[other] -= delta
            column = following
            if owner[column] == 0:
                break
        while column:
            owner[column] = owner[way[column]]
            column = way[column]
    found = ((owner[column] - 1, column - 1) for column in range(1, size + 1))
    return sorted((i, j) for i, j in found if i < rows and j < columns and worth[i][j] > 0)
