"""What is still there, but not for long: notice that is given, kept and taken back.

A document says so with `deprecated`, and with `x-sunset` from which day on it may be gone. What was
written before there was that word says the day in the description.
"""

from __future__ import annotations

import re
from datetime import date

from codegen.compat.document import Node, node, text
from codegen.compat.kinds import change
from codegen.compat.places import Found

_SAID = re.compile(r"Deprecated; it may be gone from ([0-9]{4}-[0-9]{2}-[0-9]{2}) on\.")


def sunset(said: Node) -> date | None:
    """The day from which something may be gone; None where no day is promised."""
    if said.get("deprecated") is not True:
        return None
    found = _SAID.search(text(said.get("description")))
    return _day(said.get("x-sunset", found[1] if found else ""))


def word_sunset(said: Node, word: object) -> date | None:
    """The day from which one of the words that a value can be may be gone."""
    return _day(node(said.get("x-sunset-words")).get(str(word)))


def _day(written: object) -> date | None:
    """A day, or the day of an instant."""
    try:
        return date.fromisoformat(text(written)[:10])
    except ValueError:
        return None


def is_over(said: Node, today: date) -> bool:
    """Whether it may be gone by now."""
    day = sunset(said)
    return day is not None and day <= today


def notice_changes(place: str, was: Node, now: Node, today: date) -> Found:
    """Notice that is given or taken back, and days that move."""
    before, after = was.get("deprecated") is True, now.get("deprecated") is True
    if before and not after:
        yield change("deprecation-withdrawn", place, "is no longer deprecated")
    if not after:
        return
    if not before:
        yield change("deprecated", place, "is deprecated now")
    old, new = sunset(was), sunset(now)
    if old == new:
        return
    if new is None:
        yield change("sunset-withdrawn", place, f"has no sunset any more, which was {old}")
    elif new <= today and not (old is not None and old <= today):
        yield change("sunset-without-notice", place, f"has its sunset on {new}, which is past")
    elif old is None:
        yield change("sunset-set", place, f"has its sunset on {new}")
    elif new > old:
        yield change("sunset-later", place, f"has its sunset on {new}, and had it on {old}")
    else:
        yield change("sunset-earlier", place, f"has its sunset on {new}, and had it on {old}")
