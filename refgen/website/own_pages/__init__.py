"""Home, index, results, dashboard."""
