"""The outer wall: who may call, how much comes in, which headers go out."""

import pytest

ADDRESSES = ("/", "/trends", "/bestaat-niet", "/static/vaardig.css", "/trends.csv", "/api/v1/state", "/api/v1/niets")


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_answer_carries_the_headers(client, path):
    answer = client.get(path)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers
    assert "server" not in answer.headers


@pytest.mark.parametrize(
    "host", ["kwaad.example", "kwaad.example:8000", "localhost.kwaad.example", "", "127.0.0.1.nip.io"]
)
def test_a_name_that_is_not_ours_is_refused(client, host):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert "Dit adres kennen wij niet" in answer.text
    assert "Vacatures" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1:9", "localhost", "LOCALHOST:80", "[::1]:8000", "192.168.1.7"])
def test_this_machine_and_bare_addresses_are_answered(client, host):
    assert client.get("/privacy", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://kwaad.example"},
        {"origin": "null", "sec-fetch-site": "cross-site"},
    ],
)
def test_a_form_of_another_site_is_refused(client, headers):
    assert client.post("/overstap", data={"job": "lasser"}, headers=headers).status_code == 403


def test_a_form_of_our_own_pages_is_taken(client):
    for headers in ({}, {"origin": "http://127.0.0.1:8000"}, {"origin": "null", "sec-fetch-site": "same-origin"}):
        assert client.post("/overstap", data={}, headers=headers).status_code == 200


def test_too_much_is_refused_whether_it_says_its_length_or_not(client):
    block = b"x" * (1 << 20)
    kind = {"content-type": "multipart/form-data; boundary=grens"}
    assert client.post("/kwaliteit", content=block * 4, headers=kind).status_code == 413
    answer = client.post("/kwaliteit", content=(block for _ in range(4)), headers=kind)
    assert answer.status_code == 413
    assert "te groot" in answer.text


@pytest.mark.parametrize("length", ["-1", "veel", "1e9"])
def test_a_false_length_is_refused(client, length):
    request = client.build_request("POST", "/kwaliteit", content=b"x")
    request.headers["content-length"] = length
    assert client.send(request).status_code == 400


def test_answers_to_forms_are_never_written_to_disk(client):
    assert client.post("/overstap", data={}).headers["cache-control"] == "no-store"
    assert client.get("/").headers["cache-control"] == "no-cache"
