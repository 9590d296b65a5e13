"""One review for three diffs: what an edit of the schema does to files, database, clients, hooks.

Everything here is pure, and comes before anything is written.

* **fact**: what a change does to a running database (`fact.py` the words, `facts.py` each change).
* **hazard**: a reason to look before it is made, with a code that docs/plan.md explains.
* **stage**: one revision to come, each change in it with its statements (`stages.py`, `sql.py`).
* **risk**: a question to the rows that are there; only whoever has a database can ask (`risks.py`).
* **review**: all of it (`review.py`), as text for people (`text.py`) and as values (`values.py`).
"""

from __future__ import annotations

from codegen.plan.facts import facts
from codegen.plan.line import Line
from codegen.plan.review import (
    ApiStep,
    Baseline,
    Files,
    Grade,
    Review,
    step,
    with_migration,
)
from codegen.plan.risks import Counted, Risk, risks
from codegen.plan.stages import Part, Stage, stages
from codegen.plan.text import lines
from codegen.plan.values import members

__all__ = [
    "ApiStep",
    "Baseline",
    "Counted",
    "Files",
    "Grade",
    "Line",
    "Part",
    "Review",
    "Risk",
    "Stage",
    "facts",
    "lines",
    "members",
    "risks",
    "stages",
    "step",
    "with_migration",
]
