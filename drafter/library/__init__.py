"""文例集: the clauses that a workspace keeps, their index, hygiene and search."""
