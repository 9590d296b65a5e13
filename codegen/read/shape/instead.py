"""What to write in the place of a value that has the wrong shape."""

from __future__ import annotations

import re
from decimal import Decimal

from codegen.read.document.nodes import Node, Scalar, Sequence, shown
from codegen.read.shape.kinds import (
    Day,
    Each,
    Flag,
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

_PLAIN = re.compile("-?[0-9]{1,15}")


def instead(node: Node, kind: Kind) -> str | None:
    """The same value in the form that was meant, where that can be told."""
    match kind, node:
        case ((Line() | Prose() | Word() | TypeName()), Scalar(_, int() | Decimal(), text)):
            return f'put it within quotes: "{shown(text)}"'
        case ((Whole() | Number()), Scalar(_, str(text), _)) if re.fullmatch(_PLAIN, text):
            return f"write it without quotes: {int(text)}"
        case Day(), _:
            return "write it like 2027-01-31"
        case Flag(), Scalar(_, str(text), _) if text.lower() in ("true", "yes", "on", "y"):
            return "write true"
        case Flag(), Scalar(_, str(text), _) if text.lower() in ("false", "no", "off", "n"):
            return "write false"
        case Each(Word(_, words, _)), Scalar(_, _, text) if text not in words:
            return f"write a list: [{', '.join(words)}], or fewer of them"
        case Each(), Scalar(_, _, text) if text:
            return f"write a list: [{shown(text)}]"
        case (Object(), Scalar(_, str(word), _)) if kind.key("type") and word in TYPE_NAMES:
            return f"{{ type: {word} }}"
        case ((Object() | Named()), Scalar(_, None, "")):
            return "write its keys on the lines below, indented by two spaces"
        case ((Object() | Named()), (Scalar() | Sequence())) if kind.example:
            return f"write it like {kind.example}"
        case _, Scalar(_, None, ""):
            return "write a value behind the colon, or remove the key"
        case _:
            return None
