"""Whatever the input is, the outcome is a catalog or diagnostics: never another error."""

import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codegen.catalog import Catalog
from codegen.diagnostics import Diagnostic, SchemaError, render
from codegen.read import examine_text
from codegen.read.document import source as source_module
from codegen.read.document.nodes import Mapping, Node, Scalar, Sequence
from codegen.read.document.source import parse
from codegen.read.shape.kinds import Each, Either, Kind, Named, Object, Word
from codegen.read.vocabulary import ENUM, RESOURCE, SCHEMA, SMALLEST, TYPE_NAMES
from tests.codegen.read.written import right, texts
from tests.codegen.test_diagnostics import CASES

ROOT = Path(__file__).parents[3]
SCHEMAS = [
    path.read_bytes()
    for path in (
        ROOT / "schema.yaml",
        *sorted(ROOT.glob("examples/**/*.yaml")),
        *sorted(ROOT.glob("tests/codegen/golden/*/schema.yaml")),
        ROOT / "tests/codegen/read/example.yaml",
        *sorted(CASES.glob("*.yaml")),
    )
]
EXAMPLES = 100


def outcome(source: str | bytes) -> Catalog | SchemaError:
    """The catalog, or what the author is told, once that has been seen to be fit to be told."""
    text = source if isinstance(source, str) else source.decode("utf-8", "replace")
    try:
        found = examine_text(source)
    except SchemaError as error:
        check_told(error.diagnostics, text)
        return error
    assert all(each.severity == "warning" for each in found.warnings)
    check_told(found.warnings, text)
    return found.catalog


def check_told(diagnostics: Iterable[Diagnostic], text: str) -> None:
    for diagnostic in diagnostics:
        assert diagnostic.span is not None
        assert diagnostic.message.isprintable()
        assert len(diagnostic.message) < 500
        assert len(diagnostic.hint or "") < 2000
        assert render(diagnostic, {"schema.yaml": text})


def words(kind: Kind = SCHEMA) -> set[str]:
    """Every word of the vocabulary."""
    match kind:
        case Object(_, keys):
            return {word for key in keys for word in {key.name} | words(key.kind)}
        case Named(inner) | Each(inner):
            return words(inner)
        case Either(forms):
            return {word for form in forms for word in words(form)}
        case Word(_, known):
            return set(known)
        case _:
            return {*TYPE_NAMES, "Status", "'string[]'"}


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
@given(texts(SCHEMA))
def test_any_file_with_the_keys_of_one_has_an_outcome(text: str) -> None:
    assert isinstance(outcome(text), Catalog | SchemaError)


@settings(max_examples=EXAMPLES, deadline=None)
@given(right(RESOURCE), right(RESOURCE), right(ENUM))
def test_any_resources_and_enum_have_an_outcome(task: str, tag: str, enum: str) -> None:
    api = "api: { title: T, version: a }"
    text = f"spec: 1\n{api}\nenums: {{ Status: {enum} }}\nresources: {{ task: {task}, tag: {tag} }}"

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


def mutated(source: bytes, choice: random.Random, times: int) -> bytes:
    """The bytes with some of them changed, cut, doubled, moved or made punctuation."""
    changed = bytearray(source)
    for _ in range(times):
        start = choice.randrange(len(changed))
        end = min(len(changed), start + choice.randrange(1, 30))
        piece = changed[start:end]
        match choice.randrange(5):
            case 0:
                changed[start] = choice.randrange(256)
            case 1:
                del changed[start:end]
            case 2:
                changed[start:start] = piece
            case 3:
                other = choice.randrange(len(changed))
                changed[other:other] = piece
            case _:
                changed[start:start] = choice.choice([b"\n", b"  ", b": ", b"- ", b'"', b"[", b"}"])
    return bytes(changed)


MUTATED = st.builds(
    mutated, st.sampled_from(SCHEMAS), st.randoms(use_true_random=False), st.integers(1, 6)
)


@settings(max_examples=EXAMPLES, deadline=None)
@given(MUTATED)
def test_any_bytes_changed_cut_or_doubled_have_an_outcome(source: bytes) -> None:
    assert isinstance(outcome(source), Catalog | SchemaError)


def values(node: Node) -> object:
    """What a node holds, wherever it stands."""
    match node:
        case Scalar(_, value, text):
            return (repr(value), text)
        case Sequence(_, items):
            return [values(item) for item in items]
        case Mapping(_, entries):
            return {entry.key: values(entry.value) for entry in entries}


@settings(max_examples=EXAMPLES, deadline=None)
@given(MUTATED | PUNCTUATION.map(str.encode))
def test_both_parsers_of_yaml_read_the_same_values(source: bytes) -> None:
    read: list[object] = []
    for loader in (source_module._FAST, None):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(source_module, "_FAST", loader)
            with suppress(SchemaError):
                read.append(values(parse(source, "schema.yaml")))

    # The one in C takes a few texts more: a tab between words, a `?` within one.
    assert len(read) < 2 or read[0] == read[1]


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


def listed(count: int, text: Callable[[int], str]) -> str:
    return f"[{', '.join(map(text, range(count)))}]"


def mapped(count: int, text: Callable[[int], str]) -> str:
    return f"{{ {', '.join(map(text, range(count)))} }}"


def one(fields: str = "{ a: { type: json, default: 1 } }", rest: str = "") -> str:
    return f"resources:\n  task:\n    fields: {fields}\n    {rest}\n"


def field(text: str) -> str:
    return one(f"{{ a: {{ {text} }} }}")


LONG = "E" * 40
LARGE = {
    "resources": "resources: "
    + mapped(8000, lambda n: f"r{n}: {{ fields: {{ a: {{ type: json, default: 1 }} }} }}"),
    "fields": one(mapped(12_000, lambda n: f"f{n}: {{ type: json, default: {{}} }}")),
    "enums": "enums: " + mapped(12_000, lambda n: f"E{n}: {{ values: [a] }}") + "\n" + one(),
    "enums that are not there": "enums: "
    + mapped(9000, lambda n: f"{LONG}{n}: {{ values: [a] }}")
    + "\n"
    + one(mapped(200, lambda n: f"f{n}: {{ type: {LONG}x{n}, default: 1 }}")),
    "words": "enums: { E: { values: " + listed(49_000, lambda n: f"w{n}") + " } }\n" + one(),
    "items": field(f"type: json, default: {listed(49_000, str)}"),
    "examples": field(
        "type: string, pattern: '^([a-z]+-)*x$', default: x, "
        f"examples: {listed(40_000, lambda n: 'x')}"
    ),
    "an address": field(f"type: email, default: '{'a' * 900_000}'"),
    "a url": field(f"type: url, default: 'https://{'a.' * 450_000}'"),
    "bytes": field(f"type: bytes, max_length: 1000000, default: '{'AAAA' * 240_000}'"),
    "decimals": one(
        mapped(
            6000, lambda n: f"f{n}: {{ type: decimal, precision: 38, maximum: 1e34, default: 0 }}"
        )
    ),
    "a type": field(f"type: '{'[]' * 400_000}'"),
    "checks": one(rest="checks: " + mapped(20_000, lambda n: f"c{n}: a = 1")),
    "a condition": one(rest=f"checks: {{ c: '{'(' * 400_000}a{')' * 400_000}' }}"),
    "indexes": one(rest="indexes: " + mapped(14_000, lambda n: f"i{n}: [a]")),
    "relations": one(rest="relations: " + mapped(9000, lambda n: f"p{n}: {{ belongs_to: task }}")),
    "parents": "resources: "
    + mapped(6000, lambda n: f"r{n}: {{ parent: r{n + 1}, fields: {{ a: {{ type: json }} }} }}"),
    "filters": one(
        mapped(5000, lambda n: f"f{n}: {{ type: integer, default: 1 }}"),
        "list: { filter: " + mapped(5000, lambda n: f"f{n}: [eq, lt]") + " }",
    ),
    "actions": one(rest="actions: " + mapped(10_000, lambda n: f"a{n}: {{ override: none }}")),
}
MEMORY = 1_000_000_000
SECONDS = 30
READ = """
import sys
from codegen.diagnostics import SchemaError
from codegen.read import examine_text
try:
    examine_text(sys.stdin.buffer.read())
except SchemaError:
    pass
"""


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


@pytest.mark.parametrize("name", LARGE)
def test_the_largest_files_are_read_in_bounded_time_and_memory(name: str) -> None:
    text = f"spec: 1\napi: {{ title: Large, version: a }}\n{LARGE[name]}"
    done = subprocess.run(
        [sys.executable, "-c", READ],
        input=text.encode(),
        preexec_fn=limit,
        capture_output=True,
        timeout=300,
        check=False,
    )

    assert (done.returncode, done.stderr.decode()) == (0, "")
