"""Whatever the input is, the outcome is a catalog or diagnostics: never another error."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.catalog import Catalog
from codegen.diagnostics import SchemaError, render
from codegen.read import read_text
from codegen.read.kinds import Each, Either, Kind, Named, Object, Unheeded, Word
from codegen.read.vocabulary import METHODS, SCHEMA, SMALLEST, TYPE_NAMES
from tests.codegen.test_diagnostics import CASES

SCHEMAS = [
    (Path(__file__).parents[3] / "schema.yaml").read_bytes(),
    (Path(__file__).parent / "example.yaml").read_bytes(),
    *(case.read_bytes() for case in sorted(CASES.glob("*.yaml"))),
]
EXAMPLES = 200


def outcome(source: str | bytes) -> Catalog | SchemaError:
    """The catalog, or what the author is told, once that has been seen to be fit to be told."""
    try:
        return read_text(source)
    except SchemaError as error:
        text = source if isinstance(source, str) else source.decode("utf-8", "replace")
        for diagnostic in error.diagnostics:
            assert diagnostic.span is not None
            assert diagnostic.message.isprintable()
            assert len(diagnostic.message) < 500
            assert render(diagnostic, {"schema.yaml": text})
        return error


def words(kind: Kind = SCHEMA) -> set[str]:
    """Every word of the vocabulary."""
    match kind:
        case Object(_, keys):
            return {word for key in keys for word in {key.name} | words(key.kind)}
        case Named(inner) | Each(inner) | Unheeded(inner):
            return words(inner)
        case Either(forms):
            return {word for form in forms for word in words(form)}
        case Word(_, known):
            return {*known}
        case _:
            return {*TYPE_NAMES, *METHODS}


PLAIN = st.sampled_from(
    [*sorted(words()), "title", "task", "true", "null", "1", "-1", "now", "^a$"]
)
SCALARS = PLAIN | st.text(max_size=8).map(repr) | st.integers().map(str) | st.floats().map(str)
FLOW = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]")
        | st.lists(st.tuples(PLAIN, inner), max_size=6).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        )
    ),
    max_leaves=30,
)
PUNCTUATION = st.text(
    st.sampled_from("abk:-?[]{},&*!|>'\"%@`#~ \t\r\n\\0x1\ufeff\u2028😀<="), max_size=60
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text() | PUNCTUATION)
def test_any_text_has_an_outcome(text: str) -> None:
    assert isinstance(outcome(text), Catalog | SchemaError)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_have_an_outcome(source: bytes) -> None:
    assert isinstance(outcome(source), Catalog | SchemaError)


@settings(max_examples=EXAMPLES, deadline=None)
@given(FLOW)
def test_any_yaml_made_of_the_languages_words_has_an_outcome(text: str) -> None:
    assert isinstance(outcome(text), Catalog | SchemaError)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(SCHEMAS), FLOW, st.randoms(use_true_random=False))
def test_any_value_in_the_place_of_another_has_an_outcome(
    source: bytes, value: str, choice: random.Random
) -> None:
    rows = source.decode("utf-8", "replace").splitlines()
    row = choice.randrange(len(rows))
    rows[row] = rows[row].partition(":")[0] + f": {value}"

    assert isinstance(outcome("\n".join(rows)), Catalog | SchemaError)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(SCHEMAS), st.randoms(use_true_random=False), st.integers(1, 6))
def test_any_bytes_changed_cut_or_doubled_have_an_outcome(
    source: bytes, choice: random.Random, times: int
) -> None:
    mutated = bytearray(source)
    for _ in range(times):
        start = choice.randrange(len(mutated))
        end = min(len(mutated), start + choice.randrange(1, 30))
        piece = mutated[start:end]
        match choice.randrange(5):
            case 0:
                mutated[start] = choice.randrange(256)
            case 1:
                del mutated[start:end]
            case 2:
                mutated[start:start] = piece
            case 3:
                other = choice.randrange(len(mutated))
                mutated[other:other] = piece
            case _:
                mutated[start:start] = choice.choice([b"\n", b"  ", b": ", b"- ", b'"', b"[", b"}"])

    assert isinstance(outcome(bytes(mutated)), Catalog | SchemaError)


@pytest.mark.parametrize("size", [2, 200])
def test_a_large_valid_schema_has_an_outcome(size: int) -> None:
    fields = "".join(
        f"      f{number}: {{ type: string, required: true, pattern: '^([a-z]+-)*{number}$' }}\n"
        for number in range(8)
    )
    resources = "".join(f"  r{number}:\n    fields:\n{fields}" for number in range(size))
    text = f"spec: 1\napi: {{ title: Large, version: 1.0.0 }}\nresources:\n{resources}"
    found = outcome(text)

    assert isinstance(found, Catalog)


@pytest.mark.parametrize(
    "piece", ["(", "[", "a|", "a?", "(a|", "a{9}", "(a+)", "[^a]", ".*", r"\d+", "😀"]
)
def test_the_longest_patterns_have_an_outcome(piece: str) -> None:
    pattern = f"^{piece * (498 // len(piece))}$"
    field = f"{{ type: string, required: true, pattern: '{pattern}', examples: [{'a' * 200}] }}"
    text = SMALLEST.replace("{ type: string, required: true }", field)

    assert isinstance(outcome(text), Catalog | SchemaError)
