"""Patterns: what is accepted means the same to every engine, and is never slow."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from codegen.read.owner import OWNER_PATTERN
from codegen.read.pattern import BadPattern, matches, read_pattern
from tests.codegen.read.engines import Engine, every_engine


@pytest.fixture(scope="module")
def engines(postgres_url: str) -> Iterator[dict[str, Engine]]:
    with every_engine(postgres_url) as engines:
        yield engines


def refusal(pattern: str) -> str:
    with pytest.raises(BadPattern) as raised:
        read_pattern(pattern)
    return raised.value.code


@pytest.mark.parametrize(
    "pattern",
    [
        OWNER_PATTERN,
        "^#[0-9a-f]{6}$",
        "^[a-z]+$",
        "^[A-Z]{2,3}[0-9]*$",
        r"^v?[0-9]+\.[0-9]+$",
        "^[^\\u0000]*$",
        "^$",
        "^😀[😀-😎]$",
    ],
)
def test_a_pattern_without_differences_stays_as_it_was_written(pattern: str) -> None:
    assert read_pattern(pattern).spelling == pattern


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        (r"^\d+$", "^[0-9]+$"),
        (r"^\w$", "^[0-9A-Z_a-z]$"),
        (r"^\s$", r"^[\t-\r ]$"),
        (r"^\D$", r"^[^0-9\u0000]$"),
        (r"^[\w.]$", "^[0-9A-Z_a-z.]$"),
        ("^.$", r"^[^\n\r\u2028\u2029\u0000]$"),
        ("^[^a]$", r"^[^a\u0000]$"),
        (r"^[\u0000-\u001f]$", r"^[\u0001-\u001f]$"),
        ("^(a|b)$", "^(?:a|b)$"),
        ("^(ab)+$", "^(?:ab)+$"),
        ("^(ab)c$", "^abc$"),
        ("^(a{2}){3}$", "^(?:a{2}){3}$"),
        (r"^\-\/\@$", "^-/@$"),
        (r"^[-a]$", r"^[\-a]$"),
        (r"^[&\&]$", r"^[&\u0026]$"),
        (r"^\x41\u00e9$", "^Aé$"),
        ("^\u2028\t$", r"^\u2028\t$"),
    ],
)
def test_what_engines_spell_differently_is_spelled_out(written: str, spelled: str) -> None:
    assert read_pattern(written).spelling == spelled


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("a", "unanchored-pattern"),
        ("^a", "unanchored-pattern"),
        ("a$", "unanchored-pattern"),
        ("", "unanchored-pattern"),
        ("^", "unanchored-pattern"),
        ("^a|b$", "unanchored-pattern"),
        (r"^a\$", "unanchored-pattern"),
        ("^(?=a)b$", "unportable-pattern"),
        ("^(?<!a)b$", "unportable-pattern"),
        ("^(?P<x>a)$", "unportable-pattern"),
        ("^(?i)a$", "unportable-pattern"),
        ("^(?>a)$", "unportable-pattern"),
        (r"^(a)\1$", "unportable-pattern"),
        (r"^\ba$", "unportable-pattern"),
        (r"^a\Z$", "unportable-pattern"),
        (r"^\p{L}$", "unportable-pattern"),
        (r"^\ud83d$", "unportable-pattern"),
        ("^a*?$", "unportable-pattern"),
        ("^a++$", "unportable-pattern"),
        ("^a{1}?$", "unportable-pattern"),
        ("^[[:alpha:]]$", "unportable-pattern"),
        ("^[a[b]]$", "unportable-pattern"),
        ("^[a&&b]$", "unportable-pattern"),
        ("^[a~~b]$", "unportable-pattern"),
        ("^[a--b]$", "unportable-pattern"),
        ("^[a-c-e]$", "unportable-pattern"),
        (r"^[\W]$", "unportable-pattern"),
        ("^a{,3}$", "unportable-pattern"),
        ("^a{256}$", "unportable-pattern"),
        ("^(^a)$", "unportable-pattern"),
        ("^a$b$", "unportable-pattern"),
        ("^(a$", "bad-pattern"),
        ("^a)$", "bad-pattern"),
        ("^[a$", "bad-pattern"),
        ("^[]$", "bad-pattern"),
        ("^[]a]$", "bad-pattern"),
        (r"^[^\u0000-\uffff😀-\U0010ffff]$", "unportable-pattern"),
        ("^[z-a]$", "bad-pattern"),
        (r"^[\d-z]$", "bad-pattern"),
        ("^a**$", "bad-pattern"),
        ("^*$", "bad-pattern"),
        ("^+a$", "bad-pattern"),
        ("^{2}$", "bad-pattern"),
        ("^a{$", "bad-pattern"),
        ("^a{0}$", "bad-pattern"),
        ("^a{3,2}$", "bad-pattern"),
        ("^a}$", "bad-pattern"),
        ("^a]$", "bad-pattern"),
        ("^()$", "bad-pattern"),
        ("^(|a)$", "bad-pattern"),
        (r"^\x00$", "bad-pattern"),
        (r"^[\x00]$", "bad-pattern"),
        ("^" + "(" * 11 + "a" + ")" * 11 + "$", "bad-pattern"),
        ("^" + "a" * 499 + "$", "pattern-too-large"),
        ("^([a-z]{200}){200}$", "pattern-too-large"),
    ],
)
def test_what_engines_do_not_share_is_refused(pattern: str, code: str) -> None:
    assert refusal(pattern) == code


@pytest.mark.parametrize(
    "pattern",
    [
        "^(a+)+$",
        "^(a*)*$",
        "^(a?)*$",
        "^(a|a)*$",
        "^(a|ab|b)*$",
        "^([a-z]+ ?)*$",
        r"^(\w+\s?)*$",
        "^(x+x+)+y$",
        "^([a-z]{1,3}){1,50}$",
        "^(.*,){11}P$",
        "^((a?)?b)+$",
        "^((a*|b*)c)*$",
        "^(a|[a-z]b?c?)+$",
        "^" + "a?" * 30 + "a{30}$",
        "^" + "(a|a)" * 30 + "$",
        "^" + "[a-z]{0,255}" * 7 + "$",
        "^.*a.*b.*c.*$",
        "^(a+)?(a+)?(a+)?(a+)?$",
    ],
)
def test_a_text_that_can_be_read_in_many_ways_is_refused(pattern: str) -> None:
    assert refusal(pattern) == "slow-pattern"


@pytest.mark.parametrize(
    "pattern",
    [
        "^[a-z]+(-[a-z]+)*$",
        r"^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$",
        r"^(\d{1,3}\.){3}\d{1,3}$",
        "^[0-9]{1,3}(,[0-9]{3})*$",
        "^(foo|far)*$",
        "^(a|ab)(c|bcd)$",
        "^((a|b)*c)*$",
        "^.*foo.*$",
        "^.*foo.*bar.*$",
        r"^-?[0-9]*\.?[0-9]*$",
        "^[a-z]*-[a-z]*-[a-z]*-[a-z]*-[a-z]*$",
        r"^[^@\s]+@[^@\s]+\.[a-z]+$",
        "^(" + "|".join(chr(0x4E00 + i) for i in range(240)) + ")*$",
    ],
)
def test_a_text_that_can_be_read_in_few_ways_is_not_slow(pattern: str) -> None:
    assert read_pattern(pattern).spelling


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("^a$", "a\n", False),
        ("^.$", "\n", False),
        ("^.$", "\u2028", False),
        ("^.$", "😀", True),
        ("^[^a]$", "\n", True),
        (r"^\d$", "٣", False),
        (r"^\w$", "é", False),
        (r"^\s$", "\u00a0", False),
        (r"^\s$", "\v", True),
        (r"^[\[\]\\^\-&~|]{8}$", r"[]\^-&~|", True),
        (r"^\^\$\\\.\*\+\?\(\)\[\]\{\}\|$", r"^$\.*+?()[]{}|", True),
        ("^[é-ü]$", "ë", True),
        ("^[a-]$", "-", True),
        ("^a{2,}$", "a" * 300, True),
        ("^[^a]{255}$", "b" * 255, True),
        ("^" + "[^a]{255}" * 7 + "$", "q" * 1785, True),
        (r"^(\(\d\))?$", "(1)", True),
        ("^#/-\"'@`,;:<=>!%$", "#/-\"'@`,;:<=>!%", True),
    ],
)
def test_all_engines_agree(
    engines: dict[str, Engine], pattern: str, text: str, expected: bool
) -> None:
    spelling = read_pattern(pattern).spelling
    answers = {name: engine(spelling, text) for name, engine in engines.items()}

    assert answers == dict.fromkeys(engines, expected)
    assert matches(spelling, text) is expected


CHARACTERS = ["a", "b", "-", "é", "😀", " ", "/", "&", "~", r"\.", r"\-", r"\]", r"\\", r"\u2028"]
SETS = [".", r"\d", r"\D", r"\s", r"\S", r"\w", r"\W"]
CLASSES = ["[ab]", "[^ab]", r"[^\d-]", r"[a-é\]^]", r"[\^&~-]", r"[\\\[-]", "[ -~]", "[😀-😎a]"]
MORE_CLASSES = [r"[\u0000-\u00ff]", r"[^\s😀]", "[|(){}.*+?$]", r"[\x7f-\xa0]", "[ -]", r"[\n\r]"]
ATOMS = st.sampled_from([*CHARACTERS, *SETS, *CLASSES, *MORE_CLASSES])
QUANTIFIERS = st.sampled_from(["", "", "", "*", "+", "?", "{2}", "{0,2}", "{1,}", "{3,40}"])


def grown(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(parts, min_size=1, max_size=3).map("".join)
    choice = st.lists(joined, min_size=1, max_size=3).map("|".join)
    return st.builds("({}){}".format, choice, QUANTIFIERS) | joined


PATTERNS = st.recursive(st.builds("{}{}".format, ATOMS, QUANTIFIERS), grown, max_leaves=6)
TEXTS = st.text(st.sampled_from("ab-é😀 /&~.]\\\n\r\u2028\u00a0\x7f0_Z[^|(\x01\uffff"), max_size=6)


@settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(data=st.data(), written=PATTERNS.map("^{}$".format), text=TEXTS)
def test_all_engines_agree_on_whatever_is_accepted(
    engines: dict[str, Engine], data: st.DataObject, written: str, text: str
) -> None:
    try:
        spelling = read_pattern(written).spelling
    except BadPattern:
        return
    fitting = data.draw(st.from_regex(spelling, fullmatch=True).map(lambda text: text[:500]))

    for each in (text, fitting, f"{fitting}\n"):
        answers = {name: engine(spelling, each) for name, engine in engines.items()}
        assert len(set(answers.values())) == 1, (spelling, each, answers)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("^$ab[]()-|\\*+?{},01d.&~é\u2028u"), max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        spelling = read_pattern(text).spelling
    except BadPattern:
        return

    assert read_pattern(spelling).spelling == spelling


@settings(max_examples=100, deadline=None)
@given(PATTERNS.map("^{}$".format), TEXTS)
def test_no_pattern_takes_nul(written: str, text: str) -> None:
    try:
        spelling = read_pattern(written).spelling
    except BadPattern:
        return

    assert not matches(spelling, f"{text}\0")
    assert not matches(spelling, f"\0{text}")
