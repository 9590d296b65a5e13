"""Which pages of other origins a browser lets call the API."""

from __future__ import annotations

import re

from codegen.catalog import Cors
from codegen.read.document.nodes import shown
from codegen.read.findings import Findings
from codegen.read.lookups.columns import check_twice
from codegen.read.spec import CorsSpec, Written

MAX_AGE = 86_400
ANY = "*"

_ORIGIN = re.compile(
    r"https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*"
    r"|\[[0-9a-f:]+\])(?::[0-9]{1,5})?"
)
"""What a browser sends in `Origin` (RFC 6454, 6.2): a scheme, a host, a port that is unusual."""


def cors(written: CorsSpec | None, found: Findings) -> Cors | None:
    """The origins that are let in, if any are."""
    if written is None:
        return None
    check_twice(written.origins, found)
    origins = tuple(each.value for each in written.origins)
    for each in written.origins:
        _check_origin(each, found)
    credentials = written.credentials is not None and written.credentials.value
    if credentials and ANY in origins and written.credentials is not None:
        message = "a browser sends what it keeps only to an API that names the page's origin"
        hint = "name the origins instead of `*`, or remove `credentials`"
        found.add("bad-origin", message, written.credentials.key, hint)
    plain = Cors(origins, credentials)
    if written.max_age is None:
        return plain
    if not 0 <= written.max_age.value <= MAX_AGE:
        message = f"a browser remembers this for 0 to {MAX_AGE} seconds, which is a day"
        found.add("bound-out-of-range", message, written.max_age.span, f"max_age: {plain.max_age}")
        return plain
    return Cors(origins, credentials, written.max_age.value)


def _check_origin(written: Written[str], found: Findings) -> None:
    if written.value == ANY or (len(written.value) < 300 and _ORIGIN.fullmatch(written.value)):
        return
    message = f"`{shown(written.value)}` is not an origin as a browser sends it"
    near = _ORIGIN.match(written.value.lower())
    hint = f"did you mean `{near[0]}`?" if near else "write it like https://app.example.com"
    found.add("bad-origin", message, written.span, hint)
