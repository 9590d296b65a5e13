"""A value that would do in a column, for a hint: one that its type and all its checks take."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping

from codegen.patterns import EMAIL, SLUG, URL
from codegen.storage import (
    Check,
    Column,
    ItemsRule,
    LengthRule,
    PatternRule,
    RangeRule,
    Rule,
    SizeRule,
    Table,
    WordsRule,
)

_SOME = {
    "boolean": "false",
    "date": "2026-01-01",
    "time without time zone": '"00:00:00"',
    "interval": "PT0S",
    "jsonb": "{}",
    "timestamp with time zone": "2026-01-01T00:00:00Z",
    "uuid": "00000000-0000-0000-0000-000000000000",
}
_KNOWN = {EMAIL: "nobody@example.com", URL: "https://example.com/", SLUG: "none"}
_WORDS = (
    *("...", "none", "a", "A", "x", "0", "1", "-", "_", "a0", "A0", "a-0", "A-0", "00", "AA"),
    *("#000000", "#000", "2026", "2026-01", "2026-01-01", "00:00", "en", "en-US", "+10000000000"),
    *("0.0.0", "1.0.0", "127.0.0.1", "example.com", "a@example.com", "https://example.com/"),
)
_NUMBER = re.compile(r"-?[0-9][0-9.]*")


def sample(column: Column, checks: Mapping[str, Check]) -> str | None:
    """The value as YAML, or None where none is known that fits."""
    match checks.get("items"):
        case Check(rule=ItemsRule(minimum=minimum)):
            item = _item(column.type.removesuffix("[]"), checks)
            return f"[{', '.join([item] * minimum)}]"
        case _:
            pass
    match checks.get("words"):
        case Check(rule=WordsRule(words=words)):
            return _quoted(words[0])
        case _:
            pass
    if column.type == "text":
        return _text(checks)
    if column.type == "bytea":
        size = _least(checks.get("size"))
        return _quoted(b64encode(bytes(size)).decode())
    return _SOME.get(column.type) or _number(column.type, checks)


def own_sample(table: Table, column: Column, checks: Mapping[str, Check]) -> str | None:
    """The same, another one for each row; None where none is known."""
    rules = [check.rule for check in checks.values()]
    match column.type:
        case "uuid":
            return "uuid"
        case "text" if rules and all(_takes_ids(rule) for rule in rules):
            return '{ sql: "id::text" }'
        case "integer" | "bigint" if _number(column.type, checks) == "0":
            return f'{{ sql: "{_rank(table)}" }}'
        case _:
            return None


def _takes_ids(rule: Rule) -> bool:
    match rule:
        case LengthRule(minimum, maximum):
            return minimum <= len(_SOME["uuid"]) <= maximum
        case PatternRule(pattern):
            return re.search(pattern, _SOME["uuid"]) is not None
        case _:
            return False


def _rank(table: Table) -> str:
    """How many rows stand before a row, and with it, as SQL."""
    same = [] if table.owner is None else [f"others.{table.owner} = {table.name}.{table.owner}"]
    where = " AND ".join([*same, f"others.id <= {table.name}.id"])
    return f"(SELECT count(*) FROM {table.name} AS others WHERE {where})"


def _item(type_: str, checks: Mapping[str, Check]) -> str:
    match checks.get("words"):
        case Check(rule=WordsRule(words=words)):
            return _quoted(words[0])
        case _:
            return _SOME.get(type_) or ('"..."' if type_ == "text" else _number(type_, {}))


def _text(checks: Mapping[str, Check]) -> str | None:
    least, most = _least(checks.get("length")), _most(checks.get("length"))
    rules = [check.rule for check in checks.values()]
    patterns = [rule.pattern for rule in rules if isinstance(rule, PatternRule)]
    tries = [*(_KNOWN[each] for each in patterns if each in _KNOWN), *_WORDS]
    for word in _stretched(tries, least, most):
        if least <= len(word) <= most and all(re.search(each, word) for each in patterns):
            return _quoted(word)
    return None


def _stretched(words: Iterable[str], least: int, most: int) -> Iterable[str]:
    """The words, each also with its last letter repeated, or cut."""
    for word in words:
        yield word
        yield (word + word[-1] * max(0, least - len(word)))[:most]


def _number(type_: str, checks: Mapping[str, Check]) -> str:
    number = "0"
    match checks.get("range"):
        case Check(rule=RangeRule(minimum, maximum)):
            low, high = (_NUMBER.search(str(bound)) for bound in (minimum, maximum))
            if low is not None and "e+" not in str(minimum) and float(low[0]) > 0:
                number = low[0]
            elif high is not None and "e+" not in str(maximum) and float(high[0]) < 0:
                number = high[0]
        case _:
            pass
    return _quoted(number) if type_.startswith("numeric") else number


def _least(check: Check | None) -> int:
    match check:
        case Check(rule=LengthRule(minimum=minimum) | SizeRule(minimum=minimum)):
            return minimum
        case _:
            return 0


def _most(check: Check | None) -> int:
    match check:
        case Check(rule=LengthRule(maximum=maximum)):
            return maximum
        case _:
            return len(max(_WORDS, key=len))


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"'
