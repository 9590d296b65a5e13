"""The grammar of patterns: what can be written, and what not every engine reads alike."""

from __future__ import annotations

import re

from codegen.read.pattern.characters import (
    DIGITS,
    LINE_ENDS,
    SPACE,
    WORD,
    Characters,
    characters,
    others,
    spell,
    spell_class,
)
from codegen.read.pattern.parts import Choice, Joined, One, Part, Repeat

MAX_LENGTH = 500
MAX_REPEAT = 255
"""PostgreSQL's limit for the numbers within braces."""
MAX_DEPTH = 10


class BadPattern(Exception):
    """A pattern that not every engine would read alike, or that some would read too slowly."""

    def __init__(self, code: str, reason: str, hint: str | None = None) -> None:
        self.code, self.reason, self.hint = code, reason, hint
        super().__init__(reason)


def parse_expression(text: str) -> Joined:
    """What stands between `^` and `$`. Raises BadPattern."""
    if len(text) > MAX_LENGTH:
        reason = f"a pattern has at most {MAX_LENGTH} characters, and this one has {len(text)}"
        raise BadPattern("pattern-too-large", reason)
    body = re.fullmatch(r"\^((?:[^\\]|\\.)*)\$", text, re.DOTALL)
    if body is None:
        inner = text.removeprefix("^").removesuffix("$")
        raise _unanchored(f"({inner})" if "|" in inner else inner)
    parser = _Parser(body[1])
    part = parser.joined(0)
    if parser.here == "|":
        # `^a|b$` is read as `^a` or `b$`.
        raise _unanchored(f"({body[1]})")
    if parser.here:
        raise _bad("`)` closes no group", r"write \) for the character itself")
    return part if isinstance(part, Joined) else Joined((part,))


def _unanchored(inner: str) -> BadPattern:
    if inner.startswith("(?") and not inner.startswith("(?:"):
        return _unportable("not every engine knows a flag within the pattern", "say it without")
    quoted = f"^{inner}$".replace("'", "''")
    reason = "a pattern speaks of the whole text, from `^` to `$`"
    return BadPattern("unanchored-pattern", reason, f"pattern: '{quoted}'")


def _bad(reason: str, hint: str | None = None) -> BadPattern:
    return BadPattern("bad-pattern", reason, hint)


def _unportable(reason: str, hint: str | None = None) -> BadPattern:
    return BadPattern("unportable-pattern", reason, hint)


_SETS = {"d": DIGITS, "w": WORD, "s": SPACE}
_CONTROLS = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "v": "\v"}
_GROUPS = {
    "(?=": "a look-ahead",
    "(?!": "a look-ahead",
    "(?<=": "a look-behind",
    "(?<!": "a look-behind",
    "(?P<": "a named group",
    "(?<": "a named group",
    "(?P=": "a reference to a group",
    "(?>": "an atomic group",
    "(?#": "a comment",
}


class _Parser:
    """One pass over a pattern, from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    @property
    def here(self) -> str:
        return self.text[self.at : self.at + 1]

    def choice(self, depth: int) -> Part:
        parts = [self.joined(depth)]
        while self.here == "|":
            self.at += 1
            parts.append(self.joined(depth))
        if len(parts) == 1:
            return parts[0]
        if Joined(()) in parts:
            raise _bad("an alternative is empty", "write (a|b)? where nothing may stand as well")
        return Choice(tuple(parts))

    def joined(self, depth: int) -> Part:
        parts: list[Part] = []
        while self.here not in ("", "|", ")"):
            parts.append(self.repeated(self.atom(depth)))
        return parts[0] if len(parts) == 1 else Joined(tuple(parts))

    def atom(self, depth: int) -> Part:
        char = self.here
        if char == "(":
            return self.group(depth)
        if char == "[":
            return self.class_()
        if char == "\\":
            return self.escape()
        self.at += 1
        if char == ".":
            return One(others(LINE_ENDS), spell_class(LINE_ENDS, negated=True))
        if char in "*+?{":
            raise _bad(f"`{char}` repeats nothing", f"write \\{char} for the character itself")
        if char in "]}":
            raise _bad(f"`{char}` closes nothing", f"write \\{char} for the character itself")
        if char in "^$":
            raise _unportable(
                f"`{char}` can stand at the {'start' if char == '^' else 'end'} only",
                f"write \\{char} for the character itself",
            )
        return _literal(char)

    def group(self, depth: int) -> Part:
        if depth == MAX_DEPTH:
            raise _bad(f"groups are nested over {MAX_DEPTH} deep")
        self.at += 1
        if self.here == "?":
            rest = self.text[self.at - 1 :]
            if not rest.startswith("(?:"):
                known = (what for start, what in _GROUPS.items() if rest.startswith(start))
                what = next(known, "a flag within the pattern")
                raise _unportable(f"not every engine knows {what}", "say it without")
            self.at += 2
        part = self.choice(depth + 1)
        if self.here != ")":
            raise _bad("`(` is never closed", r"write \( for the character itself")
        if part == Joined(()):
            raise _bad("a group is empty", r"write \(\) for the characters themselves")
        self.at += 1
        return part

    def repeated(self, part: Part) -> Part:
        found = re.compile(r"[*+?]|\{([0-9]*)(,?)([0-9]*)\}").match(self.text, self.at)
        if found is None:
            return part
        self.at = found.end()
        low, high = _counts(found)
        if self.here == "?":
            raise _unportable("not every engine knows lazy repetition", "leave the `?` out")
        if self.here == "+":
            raise _unportable("not every engine knows possessive repetition", "leave the `+` out")
        if self.here and self.here in "*{":
            raise _bad("a repetition is repeated", "put a group around what is repeated")
        return Repeat(part, low, high)

    def escape(self) -> One:
        letter = self.text[self.at + 1 : self.at + 2]
        if letter.lower() in _SETS and letter:
            self.at += 2
            set_ = _SETS[letter.lower()]
            if letter.isupper():
                return One(others(set_), spell_class(set_, negated=True))
            return One(set_, spell_class(set_, negated=False))
        return _literal(self.escaped())

    def escaped(self) -> str:
        """The character that an escape stands for."""
        rest = self.text[self.at + 1 :]
        letter = rest[:1]
        code = re.match("u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})", rest)
        if code is not None:
            self.at += 1 + code.end()
            point = int(code[1] or code[2], 16)
            if 0xD800 <= point <= 0xDFFF:
                raise _unportable("half of a surrogate pair is not a character")
            return chr(point)
        if letter in _CONTROLS and letter:
            self.at += 2
            return _CONTROLS[letter]
        if letter.isascii() and letter.isprintable() and not letter.isalnum() and letter:
            self.at += 2
            return letter
        if letter.isdigit():
            raise _unportable("not every engine knows references to a group", "say it without")
        raise _unportable(
            f"`\\{letter}` does not mean the same to every engine",
            r"known: \d \w \s \D \W \S \t \n \r \f \v \xHH \uHHHH, and \ before punctuation",
        )

    def class_(self) -> One:
        self.at += 1
        negated = self.here == "^"
        self.at += negated
        items: list[tuple[int, int]] = []
        while self.here != "]":
            if not self.here:
                raise _bad("`[` is never closed", r"write \[ for the character itself")
            items += self.item(first=not items)
        self.at += 1
        if not items:
            raise _bad("a class is empty", "write the characters that it allows")
        set_ = characters(items)
        # Without NUL, which no text holds.
        items = [(max(low, 1), high) for low, high in items if high]
        set_ = others(set_) if negated else set_
        if not set_:
            raise _bad("a class allows no character")
        return One(set_, spell_class(items, negated))

    def item(self, first: bool) -> Characters:
        """The next member of a class: a character, a range or a named set."""
        if self.text[self.at + 1 : self.at + 2] in _SETS and self.here == "\\":
            set_ = _SETS[self.text[self.at + 1]]
            self.at += 2
            if self.here == "-" and self.text[self.at + 1 : self.at + 2] != "]":
                raise _bad("a set is no end of a range", r"write \- for the character itself")
            return set_
        low = self.member(first)
        if self.here != "-" or self.text[self.at + 1 : self.at + 2] == "]":
            return ((ord(low), ord(low)),)
        self.at += 1
        high = self.member(first=False)
        if high < low:
            raise _bad(f"the range {low}-{high} is empty", f"write {high}-{low}")
        return ((ord(low), ord(high)),)

    def member(self, first: bool) -> str:
        char, after = self.here, self.text[self.at + 1 : self.at + 2]
        if char == "\\":
            if after in ("D", "W", "S"):
                raise _unportable(f"`\\{after}` within a class", "write out what it allows")
            return self.escaped()
        if char == "[":
            raise _unportable("`[` within a class", r"write \[ for the character itself")
        if char in "&~|" and after == char:
            raise _unportable(f"`{char}{char}` within a class", "write the character once")
        if char == "-" and not first and after != "]":
            raise _unportable("`-` in the middle of a class", r"write \- for the character itself")
        if not char:
            raise _bad("`[` is never closed", r"write \[ for the character itself")
        self.at += 1
        return char


def _literal(char: str) -> One:
    if char == "\0":
        raise _bad("no text holds NUL, so nothing would match", "remove it")
    return One(characters([(ord(char), ord(char))]), spell(char, within_class=False))


def _counts(found: re.Match[str]) -> tuple[int, int | None]:
    """How often the quantifier repeats."""
    plain = {"*": (0, None), "+": (1, None), "?": (0, 1)}
    if found[0] in plain:
        return plain[found[0]]
    if not found[1]:
        raise _unportable("the lower number is missing", f"write {{0,{found[3]}}}")
    low = int(found[1][:6])
    high = int(found[3][:6]) if found[3] else (None if found[2] else low)
    if max(low, high or 0) > MAX_REPEAT:
        hint = "bound the length with `max_length`"
        raise _unportable(f"PostgreSQL repeats at most {MAX_REPEAT} times", hint)
    if high is not None and high < max(low, 1):
        raise _bad(f"`{found[0]}` repeats nothing", "write {1,2}, the smaller number first")
    return low, high
