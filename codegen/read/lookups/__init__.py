"""How rows are found: uniques, indexes, conditions, lists, and what no index serves."""
