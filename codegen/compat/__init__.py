"""Two versions of the public API, compared for the sake of those who call it.

Pure: two OpenAPI documents as they come from JSON, and the day, on which the end of what is
deprecated depends. `compare` lists what has changed, `verdict` holds that against the two versions.
docs/compatibility.md has a row for each kind of change, with the reason for its level.
"""

from __future__ import annotations

from codegen.compat.changes import ApiChange, Level
from codegen.compat.compare import compare
from codegen.compat.kinds import KINDS
from codegen.compat.verdict import Bump, Verdict, verdict

__all__ = ["KINDS", "ApiChange", "Bump", "Level", "Verdict", "compare", "verdict"]
