"""The interactive documentation in a real browser, which can reach nothing but this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.api.document import document
from tests.api.servers import Api
from tests.browsing import Browser, chromium

ANSWER = ".live-responses-table .response"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """It ends with the tests of this module."""
    with chromium() as found:
        yield found


@pytest.fixture
def page(browser: Browser, api: Api) -> Browser:
    """The documentation, freshly opened."""
    browser.open(f"{api.base_url}/docs")
    browser.find(".opblock")
    return browser


def test_a_task_made_by_trying_it_out_is_in_the_list(page: Browser, alice: str) -> None:
    create, listed = "#operations-tasks-create_task", "#operations-tasks-list_tasks"

    page.click(f"{create} .opblock-summary-control")
    page.write(f"{create} [data-param-name=user_id] input", alice)
    page.write(f"{create} textarea", '{"title": "Written in a browser"}')
    page.click(f"{create} .execute")
    page.find(f"{create} {ANSWER}")
    page.click(f"{listed} .opblock-summary-control")
    page.write(f"{listed} [data-param-name=user_id] input", alice)
    page.click(f"{listed} .execute")
    page.find(f"{listed} {ANSWER}")

    assert page.text(f"{create} {ANSWER} .response-col_status").strip() == "201"
    assert page.text(f"{listed} {ANSWER} .response-col_status").strip() == "200"
    assert '"title": "Written in a browser"' in page.text(f"{listed} {ANSWER} .highlight-code")


def test_what_is_shown_can_be_sent_as_it_is(page: Browser) -> None:
    create = "#operations-tasks-create_task"

    page.click(f"{create} .opblock-summary-control")
    page.click(f"{create} .execute")
    page.find(f"{create} {ANSWER}")

    assert page.text(f"{create} {ANSWER} .response-col_status").strip() == "201"


@pytest.mark.parametrize("operation_id", [each.id for each in document().operations()])
def test_every_operation_shows_its_parameters_by_name(page: Browser, operation_id: str) -> None:
    operation = document().operation(operation_id)
    place = f"[id^=operations][id$=-{operation_id}]"

    page.click(f"{place} .opblock-summary-control")
    page.find(f"{place} .execute")
    for each in operation.parameters:  # which come later than the button, on a busy machine
        page.find(f"{place} .parameters [data-param-name='{each['name']}']")
    shown = page.run(
        f"return [...document.querySelectorAll('{place} .parameters [data-param-name]')]"
        ".map((row) => row.dataset.paramName)"
    )

    assert shown == [each["name"] for each in operation.parameters]


def test_nothing_is_asked_for_elsewhere_and_nothing_is_missing(page: Browser, api: Api) -> None:
    page.requested()
    page.log("browser")
    page.open(f"{api.base_url}/docs")
    page.find(".opblock")
    requested = page.requested()

    assert f"{api.base_url}/docs/assets/swagger-ui-bundle.js" in requested
    assert {url for url in requested if not url.startswith(f"{api.base_url}/")} == set()
    assert {url for url in requested if api.client.get(url).status_code != 200} == set()
    assert page.log("browser") == []
    assert page.run("return document.title") == api.app.title
