"""The dashboard as its user meets it: a server on loopback, and a page of a browser that reaches nothing else."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import BrowserContext, Frame, Page, Route

ROOT = Path(__file__).parents[2]


@contextmanager
def served(folder: Path, *paths: str, script: str | Path = ROOT / "app.py") -> Iterator[str]:
    """The address of a script, the dashboard's by default, run from a folder that is not the checkout."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    options = {
        "server.port": port,
        "server.address": "127.0.0.1",
        "server.headless": "true",
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": "false",
    }
    flags = [f"--{name}={value}" for name, value in options.items()]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *flags, "--", *paths]
    server = subprocess.Popen(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(ROOT)})
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def _wait(url: str) -> None:
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=1):
                return
        except OSError:
            time.sleep(0.25)
    raise TimeoutError(url)


@dataclass
class Dashboard:
    """An open dashboard, with what it asked for outside and the errors that it made."""

    page: Page
    address: str
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def map(self) -> Frame:
        return self._frame(".st-key-news_map")

    @property
    def pins(self) -> Frame:
        """The map of the tab of places."""
        return self._frame(".st-key-pin_map")

    def _frame(self, within: str) -> Frame:
        frame = self.page.locator(f"{within} iframe").element_handle().content_frame()
        assert frame is not None
        return frame

    def symbol(self, place: str) -> None:
        self.map.locator(f'.b-symbol[data-place="{place}"]').wait_for(timeout=20_000)

    def gone(self, place: str) -> None:
        self.map.locator(f'.b-symbol[data-place="{place}"]').wait_for(state="detached", timeout=20_000)

    def choose(self, label: str, option: str) -> None:
        """Write into a select box, and take the first option that it offers; its list closes when the page scrolls."""
        box = self.page.get_by_role("combobox", name=label)
        box.scroll_into_view_if_needed()
        self.page.wait_for_timeout(300)
        box.fill(option)
        self.page.get_by_role("option").first.click()

    def search(self, text: str) -> None:
        box = self.page.get_by_role("textbox", name="Search")
        box.fill(text)
        box.press("Enter")

    def paste(self, text: str, **fields: str) -> None:
        """Fill in the form of the sidebar and send it."""
        words = self.page.get_by_label("Or paste an article")
        if not words.is_visible():
            self.page.get_by_text("Add articles").click()
        words.fill(text)
        for label, value in fields.items():
            self.page.get_by_role("textbox", name=label).fill(value)
        self.page.get_by_role("button", name="Put it on the map").click()

    def settled(self) -> None:
        """Wait until the script has run to its end: a map is drawn before the buttons below it."""
        self.page.locator('.stApp[data-test-script-state="notRunning"]').wait_for(timeout=20_000)

    def saved(self, label: str) -> bytes:
        self.settled()
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=label).click()
        return Path(download.value.path()).read_bytes()

    def quiet(self) -> None:
        """Nothing ran, nothing was asked for outside, nothing failed."""
        for frame in self.page.frames:
            assert frame.evaluate("window.HACKED") is None
        assert (self.outside, self.errors) == ([], [])


@contextmanager
def opened(context: BrowserContext, address: str) -> Iterator[Dashboard]:
    found = Dashboard(context.new_page(), address)

    def route(route: Route) -> None:
        if route.request.url.startswith(address):
            return route.continue_()
        found.outside.append(route.request.url)
        return route.abort()

    found.page.route("**/*", route)
    found.page.on("pageerror", lambda error: found.errors.append(str(error)))
    found.page.on("console", lambda said: found.errors.append(said.text) if said.type == "error" else None)
    found.page.on("dialog", lambda dialog: found.errors.append(dialog.message))
    found.page.goto(address)
    found.page.frame_locator(".st-key-news_map iframe").locator(".b-symbol").first.wait_for(timeout=60_000)
    yield found
    found.page.close()
