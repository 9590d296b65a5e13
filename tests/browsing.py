"""Chromium, driven by a test; it can reach nothing but this machine."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpx
import pytest

from tests.api.servers import connect, is_listening, wait_until

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The name under which WebDriver answers an element (W3C WebDriver, 12.1)."""

SELECT_ALL = "\ue009a\ue000"
"""Ctrl and A, then no key held."""

OFFLINE = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"),
    *("--no-first-run", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-quic", "--no-proxy-server", "--window-size=1200,1600"),
    # No name and no address but this one is found, so that whatever is asked for elsewhere fails.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


@dataclass(frozen=True, slots=True)
class Browser:
    """One window, driven by the commands of W3C WebDriver."""

    driver: httpx.Client
    session: str

    def open(self, url: str) -> None:
        self._post("url", url=url)

    def find(self, selector: str) -> str:
        """The element of a CSS selector, waited for until it is there."""
        found = self._post("element", using="css selector", value=selector)
        assert isinstance(found, dict)
        return str(found[ELEMENT])

    def click(self, selector: str) -> None:
        self._post(f"element/{self.find(selector)}/click")

    def write(self, selector: str, text: str) -> None:
        """Select what is there, and type a text in its place, as a person would."""
        self._post(f"element/{self.find(selector)}/value", text=SELECT_ALL + text)

    def text(self, selector: str) -> str:
        return str(self.run(f"return document.querySelector({json.dumps(selector)}).innerText"))

    def run(self, script: str) -> object:
        """What a piece of JavaScript answers."""
        return self._post("execute/sync", script=script, args=[])

    def log(self, kind: str) -> list[dict[str, str]]:
        entries = self._post("se/log", type=kind)
        assert isinstance(entries, list)
        return entries

    def requested(self) -> set[str]:
        """Every address that the page has asked the network for."""
        events = [json.loads(entry["message"])["message"] for entry in self.log("performance")]
        sent = [each for each in events if each["method"] == "Network.requestWillBeSent"]
        addresses = {each["params"]["request"]["url"] for each in sent}
        return {url for url in addresses if urlsplit(url).scheme not in {"chrome", "data"}}

    def _post(self, command: str, **parameters: object) -> object:
        answer = self.driver.post(f"/session/{self.session}/{command}", json=parameters)
        assert answer.is_success, answer.text
        return answer.json()["value"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium without a past, which ends with the block."""
    program, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
    if program is None or chromedriver is None:
        pytest.fail(
            "This test drives Chromium, which is not installed: install the packages chromium and "
            "chromium-driver (Debian: apt-get install chromium chromium-driver)."
        )
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        options = {"binary": program, "args": [*OFFLINE, f"--user-data-dir={profile}"]}
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
            "timeouts": {"implicit": 20_000},
        }
        with running(chromedriver) as url, connect(url) as driver:
            answer = driver.post("/session", json={"capabilities": {"alwaysMatch": wanted}})
            assert answer.is_success, answer.text
            session = answer.json()["value"]["sessionId"]
            yield Browser(driver, session)
            driver.delete(f"/session/{session}")


@contextmanager
def running(chromedriver: str) -> Iterator[str]:
    """Run the driver on a free port; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    process = subprocess.Popen(
        [chromedriver, f"--port={port}", "--log-level=SEVERE"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_until(lambda: is_listening(f"http://127.0.0.1:{port}"))
        yield f"http://127.0.0.1:{port}"
    finally:
        # The browsers that it has started are in its group, and must not outlive a failed test.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
