"""Freehold's generator: one `schema.yaml` in, plain SQLAlchemy, Alembic, Pydantic and FastAPI out.

Terms, one word per thing:

* **spec**: what the author wrote; optional things optional, every node with its span.
* **catalog**: what is true; defaults filled, names decided, references resolved, frozen.
* **table**: how a resource is stored; what a snapshot remembers and a change starts from.
* **tree**: paths mapped to text, not yet on the disk.
* **change**: one step from one set of tables to the next.
* **hazard**: what a change can destroy or block.
* **diagnostic**: what the author is told.

The passes, each a function from one value to the next:

    schema.yaml ─source→ Node ─spec→ Spec ─resolve→ Catalog ─emit→ Tree ──────────┐
                                                      │                           ├→ writer → disk
                       migrations/snapshot ─snapshot→ Tables ─diff→ [Change] ─revision→ Tree ┘

`pipeline.py` tells the whole story on one page; start there.
"""
