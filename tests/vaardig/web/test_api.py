"""The JSON interface: described, strict, and never a fault of ours, whatever is sent (property-based, schemathesis)."""

import contextlib
import os

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable

# Requests per operation and mode; more of them find more, and take longer.
EXAMPLES = int(os.environ.get("VAARDIG_EXAMPLES", "2"))
PERSON = {"jobs": ["magazijnier"], "has": ["heftruck"]}


@pytest.fixture(scope="session")
def described(client):
    return schemathesis.openapi.from_dict(client.get("/api/openapi.json").json())


def test_no_request_breaks_it(client, described):
    """Valid and invalid requests to every operation: no fault of ours, and every answer is as described."""
    from schemathesis.checks import load_all_checks
    from schemathesis.specs.openapi.checks import positive_data_acceptance

    load_all_checks()
    # A region, skill or job that fits the schema may still not exist here: that is a 400 or 404 with the reason.
    too_strict = [positive_data_acceptance]
    quiet = settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) >= 9
    for operation in operations:
        for mode in schemathesis.GenerationMode:

            @quiet
            @given(case=operation.as_strategy(generation_mode=mode))
            def attempt(case):
                sent = case.as_transport_kwargs(base_url="http://127.0.0.1:8000")
                sent = {name: value for name, value in sent.items() if name not in ("cookies", "timeout", "verify")}
                answer = client.request(**sent)
                assert answer.status_code < 500, (answer.status_code, answer.text[:300])
                case.validate_response(answer, excluded_checks=too_strict)

            # An operation without parameters cannot be called wrongly.
            with contextlib.suppress(Unsatisfiable):
                attempt()


def test_the_pages_show_what_the_interface_gives(client):
    tables = client.get("/api/v1/trends", params={"domain": "food", "top": 3}).json()["tables"]
    page = client.get("/trends?domein=food").text
    concept = tables["totals"][0]["concept_id"]
    mine = [row for row in tables["shares"] if row["concept_id"] == concept and row["share"] is not None]
    row = max(mine, key=lambda row: row["year"])
    assert row["label"] in page
    assert f"{row['numerator']} / {row['denominator']}" in page


def test_gap_reach_and_quality_answer(client):
    gap = client.post("/api/v1/gap", json={"target": "heftruckchauffeur", "person": PERSON}).json()
    assert gap["counts"]["hard"]["have"] + gap["counts"]["hard"]["near"] + gap["counts"]["hard"]["learn"] > 0
    assert client.post("/api/v1/reach", json={"person": PERSON, "top": 3}).json()["lines"]
    remarks = client.post("/api/v1/quality", json={"text": "Wij zoeken een jonge lasser met 5 jaar ervaring."}).json()
    assert remarks["findings"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("gap", {"target": "lasser"}),
        ("gap", {"target": "lasser", "person": PERSON, "name": "Jan"}),
        ("reach", {"person": PERSON, "top": 0}),
        ("quality", {"text": ""}),
        ("quality", {"text": "x" * 60_001}),
    ],
)
def test_a_body_that_does_not_fit_is_refused_with_the_reason(client, path, body):
    answer = client.post(f"/api/v1/{path}", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]["problems"]


def test_no_path_of_the_disk_is_told(client, werkmap):
    for path in ("/api/v1/search?q=robot", "/api/v1/state", "/api/v1/skills/SO-6", "/zoeken?q=robot"):
        assert str(werkmap.parent) not in client.get(path).text


def test_the_description_is_complete(client):
    described = client.get("/api/openapi.json").json()
    page = client.get("/api").text
    for path, methods in described["paths"].items():
        assert path in page
        for operation in methods.values():
            assert operation["description"].endswith(".")
            assert "500" not in operation["responses"]
