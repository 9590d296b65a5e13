"""The word that was probably meant, also where another tool's word was written."""

from __future__ import annotations

from collections.abc import Mapping

from codegen.diagnostics import closest


def nearest(word: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """The known word, each with its synonyms, that is meant by a word; None if nothing is near."""
    by_synonym = {_plain(word): name for name, synonyms in known.items() for word in synonyms}
    return by_synonym.get(_plain(word)) or closest(word, known)


def _plain(word: str) -> str:
    return word.lower().replace("_", "").replace("-", "")
