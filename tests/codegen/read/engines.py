"""The engines that have to agree on what a pattern means."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from psycopg import connect
from pydantic_core import SchemaValidator, ValidationError, core_schema

Engine = Callable[[str, str], bool]
"""Whether a text matches a pattern. Raises for a pattern that the engine does not take."""

_SCRIPT = """
const lines = require("readline").createInterface({ input: process.stdin });
lines.on("line", (line) => {
  const [pattern, text] = JSON.parse(line);
  let answer;
  try { answer = new RegExp(pattern, "u").test(text); } catch (error) { answer = String(error); }
  console.log(JSON.stringify(answer));
});
"""


def python(pattern: str, text: str) -> bool:
    """Python's `re`, which would take a line end behind the text for its end."""
    return re.fullmatch(pattern, text) is not None


def rust(pattern: str, text: str) -> bool:
    """Pydantic's default, and the engine of the generated API."""
    try:
        SchemaValidator(core_schema.str_schema(pattern=pattern)).validate_python(text)
    except ValidationError:
        return False
    return True


@contextmanager
def ecmascript() -> Iterator[Engine]:
    """Node's, with the flag `u`, as JSON Schema asks for."""
    with subprocess.Popen(
        ["node", "-e", _SCRIPT], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        asked, answered = process.stdin, process.stdout
        assert asked is not None
        assert answered is not None

        def matches(pattern: str, text: str) -> bool:
            print(json.dumps([pattern, text]), file=asked, flush=True)
            answer: bool | str = json.loads(answered.readline())
            if isinstance(answer, str):
                raise ValueError(answer)
            return answer

        yield matches
        asked.close()


@contextmanager
def postgresql(url: str) -> Iterator[Engine]:
    """PostgreSQL's `~`, as in a check."""
    with connect(url, autocommit=True) as connection:

        def matches(pattern: str, text: str) -> bool:
            row = connection.execute("SELECT %s::text ~ %s::text", (text, pattern)).fetchone()
            return row == (True,)

        yield matches


@contextmanager
def every_engine(url: str) -> Iterator[dict[str, Engine]]:
    """All engines that this machine has; Node is the only one that it may be without."""
    with ExitStack() as stack:
        engines: dict[str, Engine] = {"Python": python, "Rust": rust}
        engines["PostgreSQL"] = stack.enter_context(postgresql(url))
        if shutil.which("node"):
            engines["ECMAScript"] = stack.enter_context(ecmascript())
        yield engines
