"""The templates of this wing, and how they are filled in."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from codegen.module import environment, shorten_docstrings


def render(template: str, **values: object) -> str:
    """A template with its placeholders filled in; an undefined one raises."""
    return shorten_docstrings(_environment().get_template(template).render(values))


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment(Path(__file__).parent / "templates")
