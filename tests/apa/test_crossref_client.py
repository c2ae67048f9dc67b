"""The network's edge against a real server: polite, patient, and never in the dark about what failed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from plugins.apa.crossref.client import Crossref, Outage, Settings, Unreadable
from tests.apa.loopback import Clock, Loopback, Reply, answer, loopback

DOI = "10.5555/calm"
PLAIN = answer("plain")


@pytest.fixture
def server() -> Iterator[Loopback]:
    with loopback() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def settings(server: Loopback, tmp_path: Path) -> Settings:
    return Settings(api=server.address, cache=tmp_path / "cache", interval=1.0, timeout=0.3)


def crossref(settings: Settings, clock: Clock) -> Crossref:
    return Crossref(settings, clock, clock.sleep)


def test_a_doi_is_asked_for_by_its_address(server: Loopback, settings: Settings, clock: Clock) -> None:
    server.work("10.5555/a<b>;#?1", PLAIN)
    record = crossref(settings, clock).work("10.5555/a<b>;#?1")
    assert record is not None
    assert record.doi == DOI
    assert server.asked == ["/works/10.5555/a<b>;#?1"]


def test_a_search_asks_for_three_records_and_only_what_tells_them_apart(
    server: Loopback, settings: Settings, clock: Clock
) -> None:
    server.searches(answer("search-hinton"))
    assert len(crossref(settings, clock).search("Mechanisms & efficacy Hinton")) == 2
    (asked,) = server.asked
    assert asked.startswith("/works?query.bibliographic=Mechanisms+&+efficacy+Hinton&rows=3&select=DOI,")


def test_the_program_says_who_it_is(server: Loopback, settings: Settings, clock: Clock) -> None:
    crossref(settings, clock).work(DOI)
    crossref(replace(settings, mailto="office@example.org"), clock).work("10.5555/b")
    assert server.agents == [
        "assure-care-website/1.0",
        "assure-care-website/1.0 (mailto:office@example.org)",
    ]


def test_an_unknown_doi_has_no_record(server: Loopback, settings: Settings, clock: Clock) -> None:
    assert crossref(settings, clock).work("10.5555/none") is None


def test_another_agency_may_have_registered_a_doi(server: Loopback, settings: Settings, clock: Clock) -> None:
    server.work("10.5555/data/agency", answer("datacite-agency"))
    client = crossref(settings, clock)
    assert (client.agency("10.5555/data"), client.agency("10.5555/none")) == ("DataCite", "")


def test_questions_keep_their_distance(server: Loopback, settings: Settings, clock: Clock) -> None:
    client = crossref(settings, clock)
    for number in range(3):
        client.work(f"10.5555/{number}")
    assert clock.slept == [1.0, 1.0]


def test_the_service_may_ask_for_more_distance(server: Loopback, settings: Settings, clock: Clock) -> None:
    limits = (("X-Rate-Limit-Limit", "1"), ("X-Rate-Limit-Interval", "5s"))
    server.work(DOI, replace(PLAIN, headers=limits))
    client = crossref(settings, clock)
    client.work(DOI)
    client.work("10.5555/b")
    assert clock.slept == [5.0]


@pytest.mark.parametrize(
    ("retry_after", "waited"),
    [("7", 7.0), ("0", 1.0), ("Thu, 09 Oct 2025 08:53:30 GMT", 10.0), ("soon", 2.0)],
)
def test_too_many_requests_means_waiting_as_long_as_asked(
    server: Loopback, settings: Settings, clock: Clock, retry_after: str, waited: float
) -> None:
    server.work(DOI, Reply(429, headers=(("Retry-After", retry_after),)), PLAIN)
    assert crossref(settings, clock).work(DOI) is not None
    assert clock.slept == [waited]


def test_nobody_waits_for_an_hour(server: Loopback, settings: Settings, clock: Clock) -> None:
    server.work(DOI, Reply(503, headers=(("Retry-After", "3600"),)))
    with pytest.raises(Outage, match=r"^Crossref asks to wait 60 minutes\. Try again then\.$"):
        crossref(settings, clock).work(DOI)
    assert clock.slept == []


def test_a_passing_fault_passes(server: Loopback, settings: Settings, clock: Clock) -> None:
    server.work(DOI, Reply(502), Reply(500), PLAIN)
    assert crossref(settings, clock).work(DOI) is not None
    assert clock.slept == [2.0, 4.0]


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(hangs=True), "it did not answer in time"),
        (Reply(503), "it answered with HTTP 503"),
        (replace(PLAIN, cut=True), "its answer broke off"),
    ],
    ids=["time-out", "fault", "broken off"],
)
def test_an_outage_is_a_sentence_after_three_attempts(
    server: Loopback, settings: Settings, clock: Clock, reply: Reply, reason: str
) -> None:
    server.work(DOI, reply)
    with pytest.raises(Outage) as outage:
        crossref(settings, clock).work(DOI)
    assert str(outage.value) == f"Crossref cannot be asked now: {reason}. Try again later."
    assert len(server.asked) == 3


def test_no_network_at_all_is_an_outage(server: Loopback, settings: Settings, clock: Clock) -> None:
    nobody = replace(settings, api="http://127.0.0.1:1")
    with pytest.raises(Outage, match=r"the network says: Connection refused\."):
        crossref(nobody, clock).work(DOI)


@pytest.mark.parametrize(
    ("reply", "sentence"),
    [
        (Reply(body="<html>"), "Crossref's answer cannot be read: it is not JSON."),
        (Reply(body='{"status": "ok"}'), "Crossref's answer cannot be read: it has no message."),
        (Reply(body="[]"), "Crossref's answer cannot be read: it has no message."),
        (Reply(400), "Crossref refused the question (HTTP 400)."),
    ],
)
def test_an_unreadable_answer_is_one_and_is_not_kept(
    server: Loopback, settings: Settings, clock: Clock, reply: Reply, sentence: str
) -> None:
    server.work(DOI, reply, PLAIN)
    client = crossref(settings, clock)
    with pytest.raises(Unreadable) as unreadable:
        client.work(DOI)
    assert str(unreadable.value) == sentence
    assert client.work(DOI) is not None


@pytest.mark.parametrize("doi", [DOI, "10.5555/none"])
def test_an_answer_is_kept_for_a_week(server: Loopback, settings: Settings, clock: Clock, doi: str) -> None:
    server.work(DOI, PLAIN)
    first = crossref(settings, clock).work(doi)
    clock.now += 6 * 24 * 3600
    assert crossref(settings, clock).work(doi) == first
    assert len(server.asked) == 1
    clock.now += 2 * 24 * 3600
    assert crossref(settings, clock).work(doi) == first
    assert len(server.asked) == 2


def test_kept_answers_can_be_passed_over(server: Loopback, settings: Settings, clock: Clock) -> None:
    server.work(DOI, PLAIN)
    crossref(settings, clock).work(DOI)
    crossref(settings.without_kept_answers(), clock).work(DOI)
    assert len(server.asked) == 2


def test_a_spoilt_file_of_the_cache_is_as_good_as_none(
    server: Loopback, settings: Settings, clock: Clock
) -> None:
    server.work(DOI, PLAIN)
    crossref(settings, clock).work(DOI)
    (kept,) = settings.cache.iterdir()
    kept.write_text('{"time": 1')
    assert crossref(settings, clock).work(DOI) is not None
    assert len(server.asked) == 2
    assert [file.name for file in settings.cache.iterdir()] == [kept.name]
