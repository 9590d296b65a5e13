"""The keys of what a resource promises over HTTP, which `defaults` may have too."""

from __future__ import annotations

from codegen.catalog import ListStyle
from codegen.read.shape.kinds import Flag, Key, Whole, Word

STYLES = tuple(style.value for style in ListStyle)

_STYLE = Word("list style", STYLES)
_LOOK = "`page`, an object with the items in it, or the bare `array` of them."

ETAG = Key("etag", Flag(), "Whether a row's answer carries its ETag; it does by default.")
REQUIRE_IF_MATCH = Key(
    "require_if_match", Flag(), "Whether a write must say with If-Match which version it means."
)
BATCH_SIZE = Key("batch_size", Whole(), "How many rows of each kind a batch has; 100 by default.")
LIST_STYLE = Key("list_style", _STYLE, _LOOK)
STYLE = Key("style", _STYLE, _LOOK)
