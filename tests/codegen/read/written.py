"""Schemas as Hypothesis writes them: made of the vocabulary, mostly right, and sometimes not."""

from collections.abc import Sequence

from hypothesis import strategies as st

from codegen.read.shape.kinds import (
    Constant,
    Day,
    Each,
    Either,
    Flag,
    Key,
    Kind,
    Line,
    Named,
    Number,
    Object,
    Prose,
    TypeName,
    Whole,
    Word,
)
from codegen.read.vocabulary import TYPE_NAMES

PLAIN = st.sampled_from(
    ["a", "task", "Status", "1", "1.0", "2.5", "-0", "true", "null", "now", "''", "a = 1", "^a$"]
)
BLANK = [r'"\n"', r'"a\n"', '" "', r'"\u3000"', r'"\t"']
ODD = st.sampled_from([*BLANK, "[]", "{}", "[a]", "{ a: b }", ".nan", "1e999", "1e-999", "[[1]]"])
NAMES = st.sampled_from(
    ["a", "b_c", "task", "tag", "Status", "aB", "a__b", "a.b", "''", "1", "a" * 49, r'"a\n"']
)


def texts(kind: Kind, depth: int = 0) -> st.SearchStrategy[str]:
    """YAML that is mostly of the kind, and sometimes of another."""
    return st.one_of(*[right(kind, depth)] * 6, PLAIN, ODD)


def right(kind: Kind, depth: int = 0) -> st.SearchStrategy[str]:
    """YAML of the kind, as far as its keys and items are right too."""
    match kind:
        case Object(_, keys):
            return _object([key for key in keys if depth < 8 or key.required], depth)
        case Named(inner):
            return st.lists(st.tuples(NAMES, texts(inner, depth + 1)), max_size=2).map(mapping)
        case Each(item):
            return st.lists(texts(item, depth + 1), max_size=2).map(lambda i: f"[{', '.join(i)}]")
        case Either(forms):
            return st.one_of(*(right(form, depth) for form in forms))
        case _:
            return _scalar(kind)


def _scalar(kind: Kind) -> st.SearchStrategy[str]:
    match kind:
        case Word(_, words):
            return st.sampled_from(words)
        case TypeName():
            arrays = [f"'{name}[]'" for name in TYPE_NAMES]
            return st.sampled_from([*TYPE_NAMES, *arrays, "Status", "'Status[]'"])
        case Flag():
            return st.sampled_from(["true", "false"])
        case Whole():
            return st.sampled_from(["1", "2", "3.0"])
        case Number():
            return st.sampled_from(["1", "2.5", "0x10"])
        case Day():
            return st.sampled_from(["2027-01-31", "2027-02-29"])
        case Line() | Prose() | Constant() | _:
            return PLAIN


def _object(keys: list[Key], depth: int) -> st.SearchStrategy[str]:
    kinds: dict[str, Kind] = {key.name: key.kind for key in keys}
    required = [key.name for key in keys if key.required]
    some = st.lists(st.sampled_from([*kinds, "odd"]), max_size=3, unique=True)

    def fill(chosen: list[str]) -> st.SearchStrategy[str]:
        pairs = [
            st.tuples(st.just(name), texts(kinds[name], depth + 1) if name in kinds else PLAIN)
            for name in dict.fromkeys([*required, *chosen])
        ]
        return st.tuples(*pairs).map(mapping)

    return some.flatmap(fill)


def mapping(pairs: Sequence[tuple[str, str]]) -> str:
    """A mapping on one line; of a name that comes twice, the last."""
    return "{" + ", ".join(f"{name}: {text}" for name, text in dict(pairs).items()) + "}"
