"""The keys of what is said of the API as a whole."""

from __future__ import annotations

from codegen.read.shape.kinds import Each, Flag, Key, Line, Object, Prose, Whole, Word
from codegen.read.vocabulary.contract import BATCH_SIZE, ETAG, LIST_STYLE, REQUIRE_IF_MATCH
from codegen.read.vocabulary.forms import NAME

CORS = Object(
    "`cors`",
    (
        Key(
            "origins",
            Each(Line(), "[https://app.example.com]"),
            "The pages that a browser lets call the API; `*` is any.",
            required="[https://app.example.com]",
            synonyms=("allow_origins", "allowed_origins"),
        ),
        Key(
            "credentials",
            Flag(),
            "Whether the browser may send what it keeps for the API, like cookies.",
            synonyms=("allow_credentials",),
        ),
        Key("max_age", Whole(), "For how many seconds it remembers this; 600 by default."),
    ),
    example="{ origins: [https://app.example.com] }",
)

API = Object(
    "`api`",
    (
        Key("title", Line(), "What the API is called.", required="Todo", synonyms=("name",)),
        Key("version", Line(), "The version of your API.", required="0.1.0"),
        Key("description", Prose(), "What the API is for."),
        Key(
            "base_path",
            Line(may_be_empty=True),
            "What every path starts with; `/api` by default.",
            synonyms=("prefix",),
        ),
        Key(
            "routers",
            Each(Line(form=NAME), "routers: [reports]"),
            "Modules of `overrides/` with routes of your own.",
        ),
        Key("cors", CORS, "The pages of other origins that may call the API from a browser."),
    ),
)

OWNER = Object(
    "`owner`",
    (
        Key(
            "path_param",
            Line(form=NAME),
            "The path parameter and the column; `user_id` by default.",
            synonyms=("name", "param", "column"),
        ),
        Key(
            "renamed_from",
            Line(form=NAME),
            "Its former name; the column moves in every table.",
        ),
        Key("type", Word("owner type", ("string", "uuid")), "What identifies an owner."),
        Key("min_length", Whole(), "The fewest characters; 1 by default."),
        Key("max_length", Whole(), "The most characters; 64 by default."),
        Key(
            "pattern", Line(), "A regular expression for the whole identifier.", synonyms=("regex",)
        ),
    ),
)

PAGE_SIZE = Object(
    "`page_size`",
    (
        Key("default", Whole(), "How many items a page has when nothing is asked for."),
        Key("max", Whole(), "How many items a page has at the most.", synonyms=("maximum",)),
    ),
    example="{ default: 50, max: 200 }",
)

DEFAULTS = Object(
    "`defaults`",
    (
        Key("id", Word("kind of id", ("uuid",)), "What identifies a row."),
        Key("timestamps", Flag(), "Whether rows have `created_at` and `updated_at`."),
        Key("page_size", PAGE_SIZE, "How long a page is."),
        ETAG,
        REQUIRE_IF_MATCH,
        Key("idempotency", Flag(), "Whether an Idempotency-Key makes it safe to ask again."),
        LIST_STYLE,
        BATCH_SIZE,
    ),
)

SECURITY = Object(
    "`security`",
    (
        Key(
            "row_level_security",
            Flag(),
            "Whether PostgreSQL itself shows a connection the rows of one owner only.",
            synonyms=("rls",),
        ),
    ),
)
