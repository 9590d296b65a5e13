"""Run by Schemathesis: gives each step of a scenario an Idempotency-Key of its own.

Two steps with one key would be one request that is sent twice: the second is answered as the first
was, with a row that steps in between may have deleted. Everywhere else, keys stay as they are.
"""

from __future__ import annotations

import itertools
import re
from typing import Any

import schemathesis
from schemathesis.generation.meta import TestPhase

HEADER = "Idempotency-Key"
NUMBERS = itertools.count()


@schemathesis.hook
def before_call(context: object, case: Any, kwargs: object) -> None:
    """Number the keys; what is no key stays none."""
    linked = case.meta is not None and case.meta.phase.name == TestPhase.STATEFUL
    key = (case.headers or {}).get(HEADER)
    if linked and isinstance(key, str) and re.fullmatch("[!-~]{1,255}", key):
        case.headers[HEADER] = f"{key[:200]}-{next(NUMBERS)}"
