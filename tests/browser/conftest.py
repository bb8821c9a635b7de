"""The real server on a free port, and the system's Chromium. Skipped, with the reason, where there is no browser."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from real_server import WIDE, Server

ROOT = Path(__file__).resolve().parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _browser() -> str | None:
    return os.environ.get("VAARDIG_BROWSER") or next(filter(None, map(shutil.which, BROWSERS)), None)


def pytest_collection_modifyitems(items):
    reason = ""
    if _browser() is None:
        reason = f"no browser found ({', '.join(BROWSERS)}); install chromium or set VAARDIG_BROWSER"
    else:
        try:
            import playwright  # noqa: F401
        except ImportError:
            reason = "playwright is not installed (pip install 'vaardig[dev]')"
    if reason:
        for item in items:
            if Path(item.fspath).parent == Path(__file__).parent:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def werkmap(tmp_path_factory):
    """Werkmap of the sample vacancies, made with the real engine."""
    from vaardig.build.pipeline import build
    from vaardig.build.request import BuildRequest

    out = tmp_path_factory.mktemp("browser") / "voorbeelden"
    build(BuildRequest((ROOT / "corpus_samples" / "vacatures",), out))
    return out


@pytest.fixture(scope="session")
def server(werkmap, tmp_path_factory):
    running = Server(werkmap, tmp_path_factory.mktemp("server") / "log.txt")
    yield running
    running.stop()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Root in a container has no user namespaces for the sandbox.
        flags = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=_browser(), args=flags)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with-script", "without-script"])
def page(request, chromium, server):
    yield from _page(request, chromium, server, script=request.param)


@pytest.fixture
def scripted(request, chromium, server):
    yield from _page(request, chromium, server, script=True)


def _page(request, chromium, server, *, script):
    """A page that fails the test on a console error, a page error, or a request that leaves this machine."""
    context = chromium.new_context(
        viewport=WIDE, locale="nl-BE", java_script_enabled=script, base_url=server.address, accept_downloads=True
    )
    page = context.new_page()
    page.set_default_timeout(60_000)
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda sent: _check_address(sent.url, server.address, wrong))
    before = len(server.text)
    yield page
    context.close()
    logged = server.text[before:]
    allowed = getattr(request.node, "allowed_messages", ())
    left = [text for text in wrong if not any(word in text for word in allowed)]
    assert not left, f"{left}\nserver log:\n{logged}"
    assert "fault" not in logged, logged


def _check_address(url: str, own: str, wrong: list[str]) -> None:
    if not url.startswith((f"{own}/", "data:", "blob:")):
        wrong.append(f"request outside: {url}")


def pytest_runtest_makereport(item, call):
    """Show what the server wrote when a test fails."""
    if call.when == "call" and call.excinfo is not None and "server" in item.funcargs:
        item.add_report_section("call", "server log", item.funcargs["server"].text[-4000:])
