"""The keys of an enum."""

from __future__ import annotations

from codegen.read.shape.kinds import Each, Key, Line, Named, Object, Prose

ENUM = Object(
    "an enum",
    (
        Key(
            "values",
            Each(Line(), "values: [todo, doing, done]"),
            "Its words, in the order in which they are shown.",
            required="[todo, doing, done]",
            synonyms=("enum", "words", "members", "options", "choices"),
        ),
        Key("description", Prose(), "What it means, for the API's documentation."),
        Key(
            "renamed_values",
            Named(Line()),
            "Former words, each with what it is called now; rows keep up.",
            synonyms=("renamed", "renames", "aliases"),
        ),
        Key(
            "map_removed",
            Named(Line(may_be_null=True)),
            "Words that are gone, each with the word or the null that rows get instead.",
            synonyms=("removed_values", "mapped_values"),
        ),
    ),
    example="{ values: [todo, doing, done] }",
)
