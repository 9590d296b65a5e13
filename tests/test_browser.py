"""The interactive documentation, used as a person would use it, in a browser that is offline.

The browser is driven over WebDriver, which is HTTP and JSON (https://www.w3.org/TR/webdriver2/).
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.servers import Api, address, connect, is_listening, wait_until

PROGRAMS = {"chromium": "chromium", "chromedriver": "chromium-driver"}  # and who packages them
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element's id in WebDriver's JSON
SELECT_ALL = "\ue009a\ue000"  # Control and A, and both let go
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # it does not start as root otherwise
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-proxy-server",
    "--window-size=1200,2000",
    # The internet is not there: no name but this machine's leads anywhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True, slots=True)
class Browser:
    """One window; elements are named by CSS selectors and waited for."""

    session: httpx.Client

    def send(self, command: str, **arguments: object) -> object:
        """Send a command to the window, and return what it answers."""
        return value(self.session.post(command, json=arguments))

    def find(self, selector: str) -> str:
        """The address of an element."""
        found = self.send("element", using="css selector", value=selector)
        assert isinstance(found, dict)
        return f"element/{found[ELEMENT]}"

    def click(self, selector: str) -> None:
        """Click in the middle of an element."""
        self.send(f"{self.find(selector)}/click")

    def fill(self, selector: str, text: str) -> None:
        """Type a text over whatever an input holds."""
        self.send(f"{self.find(selector)}/value", text=SELECT_ALL + text)

    def text(self, selector: str) -> str:
        """The text of an element, as it is shown."""
        return str(value(self.session.get(f"{self.find(selector)}/text")))

    def log(self, kind: str) -> list[str]:
        """The messages of one of the browser's logs since it was last asked for."""
        entries = self.send("se/log", type=kind)
        assert isinstance(entries, list)
        return [entry["message"] for entry in entries]

    def requested(self) -> set[str]:
        """The addresses that the page has asked for, but for what never leaves the browser."""
        events = [json.loads(message)["message"] for message in self.log("performance")]
        urls = {
            event["params"]["request"]["url"]
            for event in events
            if event["method"] == "Network.requestWillBeSent"
        }
        return {url for url in urls if urlsplit(url).scheme not in {"data", "blob", "chrome"}}


def value(answer: httpx.Response) -> object:
    """What WebDriver answers, or an AssertionError with what it says went wrong."""
    assert answer.is_success, answer.text
    found: object = answer.json()["value"]
    return found


@contextmanager
def chromedriver(log: Path) -> Iterator[httpx.Client]:
    """A running chromedriver, which ends with the block."""
    for program, package in PROGRAMS.items():
        if shutil.which(program) is None:
            pytest.fail(f"This test drives {program}: install the Debian package {package}.")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = address(listening)
    command = ["chromedriver", f"--port={urlsplit(url).port}", f"--log-path={log}"]
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        wait_until(lambda: is_listening(url) or process.poll() is not None)
        with connect(url) as client:
            yield client
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """A window without a history, an account or the internet."""
    wanted = {
        "goog:chromeOptions": {"args": [*FLAGS, f"--user-data-dir={tmp_path / 'profile'}"]},
        "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        "timeouts": {"implicit": 10_000},
    }
    with chromedriver(tmp_path / "chromedriver.log") as driver:
        started = value(driver.post("session", json={"capabilities": {"alwaysMatch": wanted}}))
        assert isinstance(started, dict)
        path = f"session/{started['sessionId']}"
        try:
            with connect(str(driver.base_url.join(path))) as session:
                yield Browser(session)
        finally:
            value(driver.delete(path))


def execute(browser: Browser, operation: str) -> str:
    """Press an open operation's Execute; the status and the body that are shown then."""
    browser.click(f"{operation} button.execute")
    status = browser.text(f"{operation} .live-responses-table tbody .response-col_status")
    body = browser.text(f"{operation} .live-responses-table tbody .response-col_description pre")
    return f"{status} {body}"


def test_a_task_made_on_the_documentation_page_is_in_the_list(
    browser: Browser, api: Api, alice: str
) -> None:
    create, tasks = "#operations-tasks-create_task", "#operations-tasks-list_tasks"
    browser.send("url", url=f"{api.base_url}/docs")
    browser.click(f"{create} .opblock-summary-control")
    browser.fill(f"{create} tr[data-param-name=user_id] input", alice)
    browser.fill(f"{create} textarea.body-param__text", '{"title": "Water the ferns"}')
    created = execute(browser, create)
    browser.click(f"{tasks} .opblock-summary-control")
    browser.fill(f"{tasks} tr[data-param-name=user_id] input", alice)
    listed = execute(browser, tasks)

    assert created.startswith("201")
    assert listed.startswith("200")
    assert '"title": "Water the ferns"' in listed


def test_the_documentation_page_asks_nobody_but_its_server(browser: Browser, api: Api) -> None:
    browser.send("url", url=f"{api.base_url}/docs")
    browser.click("#operations-tasks-create_task .opblock-summary-control")
    requested = browser.requested()

    assert f"{api.base_url}/openapi.json" in requested
    assert {url for url in requested if not url.startswith(f"{api.base_url}/")} == set()
    assert browser.log("browser") == []
