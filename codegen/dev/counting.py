"""Numbers of rows, asked of the database that is there; none is started, and nothing is changed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import LiteralString, cast

import psycopg

from codegen.dev.database import (
    DATA,
    UNPOOLED,
    VARIABLE,
    configured,
    conninfo,
    revision_of,
)
from codegen.dev.postgres import running
from codegen.dev.ownership import SUPERUSER

PATIENCE = "10s"
"""How long the database may count for one question."""


@dataclass(frozen=True, slots=True)
class Answers:
    """The number by question, and why there are none where there are none."""

    numbers: dict[str, int] = field(default_factory=dict)
    why: str | None = None
