"""The network's edge: asks Crossref one question at a time, and politely.

https://www.crossref.org/documentation/retrieve-metadata/rest-api/tips-for-using-the-crossref-rest-api/
"""

import email.utils
import http.client
import json
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import Message
from pathlib import Path
from urllib.parse import quote, urlencode

from plugins.apa.crossref.cache import Answer, Cache
from plugins.apa.crossref.record import Record, read_agency, read_list, read_record

API = "https://api.crossref.org"
PRODUCT = "assure-care-website/1.0"
# What tells a candidate from another; the whole record is asked for by its DOI.
SELECT = (
    "DOI,type,title,subtitle,author,editor,container-title,issued,published-print,published-online,"
    "volume,issue,page,article-number"
)
_WEEK = 7 * 24 * 3600.0
_BUSY = frozenset({429, 500, 502, 503, 504})


class Outage(Exception):
    """The service cannot be asked now; the message is a sentence for the person who asked."""


class Unreadable(Exception):
    """The service answered one question in a way nobody can use; the others may fare better."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to ask: times in seconds; `interval` lies between two questions, `patience` is the longest wait."""

    api: str = API
    mailto: str = ""
    cache: Path = Path(".cache") / "crossref"
    max_age: float = _WEEK
    interval: float = 0.5
    timeout: float = 20.0
    attempts: int = 3
    patience: float = 120.0

    def without_kept_answers(self) -> "Settings":
        """The same, but every question is asked anew (and its answer kept)."""
        return replace(self, max_age=0.0)

    @property
    def agent(self) -> str:
        """Who asks (Crossref's etiquette)."""
        return f"{PRODUCT} (mailto:{self.mailto})" if self.mailto else PRODUCT


class Crossref:
    """Records by DOI or by description. `clock` gives seconds since 1970, `sleep` waits so many."""

    def __init__(
        self, settings: Settings, clock: Callable[[], float], sleep: Callable[[float], None]
    ) -> None:
        self.settings = settings
        self.clock = clock
        self.sleep = sleep
        self.cache = Cache(settings.cache, settings.max_age)
        self.not_before = 0.0

    def work(self, doi: str) -> Record | None:
        """The record of a DOI; None when Crossref has none."""
        message = self._message(f"/works/{quote(doi, safe='/')}")
        return None if message is None else read_record(message)

    def agency(self, doi: str) -> str:
        """Who registers a DOI that Crossref has no record of ("DataCite"); "" when nobody does."""
        message = self._message(f"/works/{quote(doi, safe='/')}/agency")
        return "" if message is None else read_agency(message)

    def search(self, text: str) -> tuple[Record, ...]:
        """The records that fit a description best."""
        query = urlencode({"query.bibliographic": text, "rows": 3, "select": SELECT})
        return read_list(self._message(f"/works?{query}"))

    def _message(self, path: str) -> object:
        """The `message` of an answer; None when there is no such thing."""
        address = self.settings.api.rstrip("/") + path
        answer = self.cache.find(address, self.clock())
        if answer is not None:
            return None if answer.status == 404 else _message(answer)
        answer = self._ask(address)
        message = None if answer.status == 404 else _message(answer)  # what nobody can read is not kept
        try:
            self.cache.keep(address, answer, self.clock())
        except OSError as error:
            where = self.settings.cache
            raise Outage(f"Answers cannot be kept in {where} ({error.strerror}).") from error
        return message

    def _ask(self, address: str) -> Answer:
        """Ask until there is an answer; an `Outage` when there is none after some attempts."""
        reason = ""
        for attempt in range(1, self.settings.attempts + 1):
            self._wait()
            try:
                with urllib.request.urlopen(self._request(address), timeout=self.settings.timeout) as reply:
                    self._heed(reply.headers)
                    return Answer(200, reply.read().decode("utf-8", "replace"))
            except urllib.error.HTTPError as error:
                with error:
                    if error.code == 404:
                        return Answer(404, "")
                    if error.code not in _BUSY:
                        raise Unreadable(f"Crossref refused the question (HTTP {error.code}).") from error
                    reason = f"it answered with HTTP {error.code}"
                    self.not_before = self.clock() + self._asked_wait(error.headers, attempt)
            except (OSError, http.client.HTTPException) as error:
                reason = _reason(error)
                self.not_before = self.clock() + self._backoff(attempt)
        raise Outage(f"Crossref cannot be asked now: {reason}. Try again later.")

    def _request(self, address: str) -> urllib.request.Request:
        headers = {"User-Agent": self.settings.agent, "Accept": "application/json"}
        return urllib.request.Request(address, headers=headers)

    def _wait(self) -> None:
        """Leave the interval between two questions, and what the service asked for."""
        wait = self.not_before - self.clock()
        if wait > 0:
            self.sleep(wait)
        self.not_before = self.clock() + self.settings.interval

    def _heed(self, headers: Message) -> None:
        """Keep within the rate that the service names: so many questions in so many seconds."""
        limit, interval = headers.get("X-Rate-Limit-Limit"), headers.get("X-Rate-Limit-Interval")
        if limit and interval and limit.isdigit() and int(limit) and interval.rstrip("s").isdigit():
            pause = int(interval.rstrip("s")) / int(limit)
            self.not_before = max(self.not_before, self.clock() + min(pause, self.settings.patience))

    def _asked_wait(self, headers: Message, attempt: int) -> float:
        """Seconds that `Retry-After` asks for, as a number or a date (RFC 9110, 10.2.3)."""
        asked = headers.get("Retry-After")
        if not asked:
            return self._backoff(attempt)
        try:
            wait = float(asked)
        except ValueError:
            try:
                wait = email.utils.parsedate_to_datetime(asked).timestamp() - self.clock()
            except ValueError:
                return self._backoff(attempt)
        if wait > self.settings.patience:
            minutes = round(wait / 60) or 1
            raise Outage(f"Crossref asks to wait {minutes} minutes. Try again then.")
        return max(wait, self.settings.interval)

    def _backoff(self, attempt: int) -> float:
        return self.settings.interval * 2.0**attempt


def _message(answer: Answer) -> object:
    try:
        whole = json.loads(answer.body)
    except ValueError as error:
        raise Unreadable("Crossref's answer cannot be read: it is not JSON.") from error
    if not isinstance(whole, dict) or not isinstance(whole.get("message"), dict):
        raise Unreadable("Crossref's answer cannot be read: it has no message.")
    message: object = whole["message"]
    return message


def _reason(error: OSError | http.client.HTTPException) -> str:
    cause = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(cause, TimeoutError):
        return "it did not answer in time"
    if isinstance(cause, http.client.HTTPException):
        return "its answer broke off"
    return f"the network says: {getattr(cause, 'strerror', None) or cause}"
