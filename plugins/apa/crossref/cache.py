"""Answers kept on disk, so that nothing is asked twice and an interrupted run can go on."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from plugins.apa.files import replace_file


@dataclass(frozen=True, slots=True)
class Answer:
    """What the service said: the HTTP status (200 or 404) and the body."""

    status: int
    body: str


@dataclass(frozen=True, slots=True)
class Cache:
    """A directory with one file an address; answers older than `max_age` seconds do not count."""

    directory: Path
    max_age: float

    def find(self, address: str, now: float) -> Answer | None:
        """The kept answer; a file that cannot be read is as good as none."""
        try:
            kept = json.loads(self._file(address).read_text("utf-8"))
            age = now - float(kept["time"])
            answer = Answer(int(kept["status"]), str(kept["body"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return answer if 0 <= age < self.max_age else None

    def keep(self, address: str, answer: Answer, now: float) -> None:
        """Remember an answer; `now` in seconds since 1970."""
        self.directory.mkdir(parents=True, exist_ok=True)
        kept = {"address": address, "time": now, "status": answer.status, "body": answer.body}
        replace_file(self._file(address), json.dumps(kept, ensure_ascii=False).encode())

    def _file(self, address: str) -> Path:
        return self.directory / f"{hashlib.sha256(address.encode()).hexdigest()[:32]}.json"
