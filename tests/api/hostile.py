"""A schema whose every text would be code if anything took it for more than text."""

from __future__ import annotations

import json
import re
from pathlib import Path

TEXTS = (
    '"""\nraise SystemExit\n"""',
    "''' + str(1/0) + '''",
    "{{ 7 * 7 }} {% raw %} {# gone #}",
    "\\N{BULLET} \\x41 \\' \\",
    "%s %(name)s %% %",
    ":param ::text \\:y :x",
    "$$ $1 ${HOME} $body$",
    "line\u2028paragraph\u2029right\u202eto left\u0085",
    "'; DROP TABLE things; --",
    "{0} {name!r} } {",
    "</script><b>&amp;",
    " lead, and trail ",
    "null",
    "two\nlines\r\n\t",
    "/* */ -- #",
    '"',
)
WORDS = tuple(re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", text) for text in TEXTS)
"""The same in one line each, as the words of an enum are."""

NAMES = (
    *("class", "import", "lambda", "none", "self", "cls", "row", "stored", "data", "session"),
    *("database", "select", "order", "metadata", "registry", "model_dump", "validate", "dict"),
    *("decimal", "uuid", "field", "base", "array", "relationship", "any", "bytes", "str", "float"),
    *("json", "property", "key", "locked", "owner", "reread", "text", "values", "read_only"),
)
"""What Python, Pydantic, SQLAlchemy, PostgreSQL or the generated code itself would call things."""

TAKEN = ("database", "key", "locked", "owner")
"""What no action can be called."""

COMPUTED = ("class", "cls", "self", "row", "stored", "model", "read", "import_it", "vars", "super")

CHECKED = ("'; DROP TABLE things; -- %s :param {{ 7 * 7 }} {% x %} $$ \\ \" \u2028", "it's :x%")
INCLUDED = 'it\'s {{ 7 }} {% x %} %s {0} $$ :x \\ """\n.yaml'
EMAIL = "o'brien+{{x}}%s@example.com"
URL = "https://example.com/?q='%22$$:param#%25s"


def described(number: int, **more: object) -> dict[str, object]:
    about = re.sub(r"[\r\x85]", "", TEXTS[number % len(TEXTS)])
    return {"description": about, **more}


def quoted(text: str) -> str:
    """A constant of SQL."""
    return "'" + text.replace("'", "''") + "'"


FIELDS: dict[str, object] = {
    "title": described(0, type="string", required=True, max_length=200),
    "odd": described(1, type="Odd", default=WORDS[0], examples=list(WORDS)),
    "odds": described(2, type="Odd[]", default=list(WORDS), examples=[list(WORDS)]),
    "words": described(3, type="string[]", default=list(TEXTS), examples=[list(TEXTS)]),
    "texts": described(4, type="text[]", default=list(TEXTS)),
    "note": described(
        5, type="json", default={text: [text] for text in TEXTS}, examples=[list(TEXTS)]
    ),
    "bare": described(6, type="json", nullable=True, default=TEXTS[0]),
    "mail": described(7, type="email", default=EMAIL, examples=[EMAIL]),
    "link": described(8, type="url", default=URL, examples=[URL]),
    "raw": described(9, type="bytes", default="JydcIjs=", examples=["JydcIjs="]),
    "price": described(10, type="decimal", precision=9, scale=2, default="-1.5", examples=["7"]),
    "day": described(11, type="date", default="2026-01-31"),
    "hour": described(12, type="time", default="09:30:00"),
    "span": described(13, type="duration", default="PT90S"),
    "ratio": described(14, type="float", default=1e-300),
    "large": described(15, type="bigint", default=-9007199254740991),
    "kebab": described(0, type="slug", default="drop-table"),
    "secret": described(1, type="text", write_only=True, default=TEXTS[2]),
    "gone": described(2, type="text", deprecated=True, sunset="2030-01-31", nullable=True),
    "fixed": described(3, type="text", immutable=True, default=TEXTS[4]),
    "shown": described(4, type="text", read_only=True, default=TEXTS[5]),
}

THING: dict[str, object] = {
    **described(6),
    "fields": FIELDS,
    "unique": {name: ["title", "odd"] for name in NAMES[:1]},
    "indexes": {
        "select": {"fields": ["odd"], "where": f"title <> {quoted(CHECKED[0])}"},
        "table": {"fields": ["mail"], "where": f"title like {quoted(CHECKED[1])}"},
    },
    "checks": {
        "check": f"title <> {quoted(CHECKED[0])}",
        "constraint": f"odd <> {quoted(TEXTS[8])} or title not like {quoted('%:' + CHECKED[1])}",
    },
    "computed": {
        name: described(number, type="text", examples=[TEXTS[number % len(TEXTS)]])
        for number, name in enumerate(COMPUTED)
    },
    "relations": {
        "import": described(7, belongs_to="thing", nullable=True),
        "lambda": described(8, many_to_many="part"),
    },
    "list": {
        "filter": {"odd": ["eq", "in"], "words": ["contains"], "title": ["contains", "in"]},
        "sort": ["odd", "title"],
        "expand": ["import", "lambda"],
        "index_hint": "none",
    },
    "actions": {
        "step": described(
            9, transition={"field": "odd", "from": list(WORDS[:8]), "to": WORDS[8]},
            set={"bare": TEXTS[9], "words": list(TEXTS[:3]), "note": list(TEXTS), "gone": TEXTS[3]},
        ),
        "tell": described(
            10,
            input={"odd": described(11, type="Odd", default=WORDS[1]),
                   "words": described(12, type="text[]", default=list(TEXTS))},
            result={"said": described(13, type="text", examples=list(TEXTS))},
            override="required",
        ),
    },
}  # fmt: skip

LAST: dict[str, dict[str, object]] = {
    "string": {"default": "x", "pattern": "^[a-z]*$"},
    "uuid": {"default": "uuid"},
    "datetime": {"default": "now"},
    "json": {"default": {}},
    "bytes": {"default": ""},
    "date": {"default": "2026-01-31"},
    "time": {"default": "09:30:00"},
    "duration": {"default": "PT1S"},
    "decimal": {"precision": 4, "scale": 1, "default": 1},
    "float": {"default": 0.5, "minimum": 0},
    "bigint": {"default": 1},
    "boolean": {"default": True},
}

PART: dict[str, object] = {
    "fields": {
        **{name: {"type": "string", "nullable": True} for name in NAMES},
        # What stands behind the names still means what it says.
        **{f"last_{kind}": {"type": kind, **with_} for kind, with_ in LAST.items()},
        "last_odd": {"type": "Odd", "default": WORDS[0]},
        "last_texts": {"type": "text[]", "default": []},
    },
    "actions": {name: {"set": {name: name}} for name in NAMES if name not in TAKEN},
}


def write(folder: Path) -> Path:
    """Write the schema, of which a part stands in a file with a hard name."""
    enums = {"Odd": described(14, values=list(WORDS))}
    api = {"title": WORDS[0], "version": TEXTS[2], "description": TEXTS[3]}
    schema = {"spec": 1, "api": api, "include": ["parts/*.yaml"], "resources": {"thing": THING}}
    (folder / "parts").mkdir()
    (folder / "parts" / INCLUDED).write_text(
        json.dumps({"enums": enums, "resources": {"part": PART}})
    )
    path = folder / "given.yaml"
    path.write_text(json.dumps(schema))
    return path
