"""Transcripts of curl in a page: sent again, and held against what the page shows."""

from __future__ import annotations

import argparse
import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx

from tests.api.servers import connect

TELLING = {
    *("accept", "accept-encoding", "accept-patch", "allow", "content-type", "link", "location"),
    *("idempotency-replayed", "retry-after", "www-authenticate", "x-total-count"),
}
"""The headers that an example must show where an answer has them."""
VARIABLE = re.compile(
    r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"  # an id
    r"|\d{4}-\d\d-\d\dT[\d:.]+Z"  # an instant
    r"|(?<![\w-])[A-Za-z0-9_-]{38,}(?![\w-])"  # a cursor
    r'|(?<=")[0-9a-f]+-[0-9a-f]{16}(?=")'  # an entity tag
)


@dataclass(frozen=True, slots=True)
class Transcript:
    """A command of a page, and the answer that is shown below it."""

    command: str
    answer: str

    @property
    def has_head(self) -> bool:
        """Whether status and headers are shown."""
        return self.answer.startswith("HTTP/")


@dataclass(slots=True)
class Replay:
    """What a page calls an id, an instant or a cursor, and what it is this time."""

    client: httpx.Client
    variables: Mapping[str, str]
    """What the variables of the shell stand for that the commands name."""
    real: dict[str, str] = field(default_factory=dict)

    def check(self, transcript: Transcript) -> None:
        """Send the request again, and hold the answer against the one that is shown."""
        for value in VARIABLE.findall(transcript.command):
            self.real.setdefault(value, value)
        command = VARIABLE.sub(lambda found: self.real[found[0]], transcript.command)
        for name, value in self.variables.items():
            command = command.replace(f"${name}", value)
        shown = portrait_of_page(transcript)
        got = portrait_of(send(self.client, command), transcript)
        assert VARIABLE.sub("*", got) == VARIABLE.sub("*", shown), transcript.command
        for name, value in zip(VARIABLE.findall(shown), VARIABLE.findall(got), strict=True):
            known = self.real.setdefault(name, value)
            assert is_same(known, value), f"{name} is shown for another value"
        distinct = {name: value for name, value in self.real.items() if not is_instant(value)}
        assert len({*distinct.values()}) == len(distinct), transcript.command


def is_same(known: str, value: str) -> bool:
    """Whether two values are one. A statement that reads the clock twice may see it move on."""
    if not (is_instant(known) and is_instant(value)):
        return known == value
    apart = datetime.fromisoformat(known) - datetime.fromisoformat(value)
    return abs(apart) < timedelta(milliseconds=5)


def is_instant(value: str) -> bool:
    """Whether a value is an instant, and no id or cursor."""
    return value.endswith("Z") and "T" in value and ":" in value


def transcripts(text: str) -> Iterator[Transcript]:
    """The commands and answers of a page, in its order."""
    for block in re.findall(r"^```console\n(.*?)^```$", text, re.M | re.S):
        for command, answer in re.findall(
            r"^\$ ((?:[^\n]*\\\n)*[^\n]*)\n(.*?)(?=^\$ |\Z)", block, re.M | re.S
        ):
            yield Transcript(command, answer.strip())


def send(client: httpx.Client, command: str) -> httpx.Response:
    """What `curl` would do, as far as the pages use it."""
    parser = argparse.ArgumentParser(exit_on_error=False)
    parser.add_argument("program", choices=["curl"])
    parser.add_argument("url")
    parser.add_argument("-s", "-i", action="store_true")
    parser.add_argument("-I", dest="head", action="store_true")
    parser.add_argument("-X", dest="method")
    parser.add_argument("-H", dest="headers", action="append", default=[])
    parser.add_argument("-d", dest="data")
    line = command.replace("\\\n", " ").removesuffix("| python3 -m json.tool")
    asked = parser.parse_args(shlex.split(line))
    headers = {} if asked.data is None else {"Content-Type": "application/x-www-form-urlencoded"}
    headers["Host"] = "127.0.0.1:8000"  # where the page says that it is
    headers |= dict(each.split(": ", 1) for each in asked.headers)
    method = "HEAD" if asked.head else asked.method or ("GET" if asked.data is None else "POST")
    path = asked.url.removeprefix("http://127.0.0.1:8000")
    return client.request(method, path, headers=headers, content=asked.data)


def portrait(status: str, headers: dict[str, str], body: str) -> str:
    listed = "".join(f"{name}: {headers[name]}\n" for name in sorted(headers))
    return f"{status}\n{listed}\n{json.dumps(json.loads(body), indent=2) if body else ''}"


def portrait_of_page(shown: Transcript) -> str:
    if not shown.has_head:
        return portrait("", {}, shown.answer)
    head, _, body = shown.answer.partition("\n\n")
    status, *lines = head.splitlines()
    return portrait(status.split()[1], dict(line.split(": ", 1) for line in lines), body)


def portrait_of(answer: httpx.Response, shown: Transcript) -> str:
    if not shown.has_head:
        return portrait("", {}, answer.text)
    written = {line.split(": ", 1)[0] for line in shown.answer.partition("\n\n")[0].splitlines()}
    wanted = TELLING | written
    headers = {name: value for name, value in answer.headers.items() if name in wanted}
    return portrait(str(answer.status_code), headers, answer.text)


def replay(base_url: str, text: str, **variables: str) -> int:
    """Replay what a page shows, from its first command to its last; returns how many there are."""
    with connect(base_url) as client:
        page, count = Replay(client, variables), 0
        for transcript in transcripts(text):
            page.check(transcript)
            count += 1
    return count
