"""What a revision demands of the rows that are there, looked at before anything changes.

The changes of a revision are followed in their order: what each does to the rows (`following`,
`rows`), and then what the tables as they will be demand of them (`demands`), but for what is known
to hold (`widening`). What is left is counted when the revision runs (`block`), or before that
(`Look.count`).
"""

from codegen.migrate.looks.block import looking
from codegen.migrate.looks.demands import looks, looks_back
from codegen.migrate.looks.look import Look, hidden
from codegen.migrate.looks.widening import widens

__all__ = ["Look", "hidden", "looking", "looks", "looks_back", "widens"]
