"""Where the pages of the last build are, and how it is known that nobody has touched them.

Most sites are built over and over into one directory. A site that is made in a fresh directory each time
names the directory of its last output (FASTBUILD_LAST_OUTPUT). Nothing there is ever changed: a page that is
not made is read from there, and written to its place if its bytes have the hash of those that were written
then. So it does not matter which builds failed or were killed, nor who else has been at the last output.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from plugins.fastbuild.unchanged_files import Stamp, Written, bytes_digest, stamp

SETTING = "FASTBUILD_LAST_OUTPUT"
# How a file is known again: the state of a file that stays in its place, or a hash of its bytes.
Mark = Stamp | bytes


class LastOutput(Protocol):
    """The output of the last build, as the one that runs finds it.

    `folder` is where its pages are kept in mind, below the cache.
    """

    folder: str

    def name(self, file: str) -> str:
        """What a file of this build is called from build to build."""

    def file(self, name: str) -> str:
        """The file of this build that goes by a name."""

    def mark(self, written: Written) -> Mark:
        """What to remember of a file that was written."""

    def stands(self, file: str, mark: Mark) -> bool:
        """Whether a file of this build is in its place now as it was written then."""


class InPlace:
    """This build writes over what the last one wrote."""

    folder = "pages"

    def name(self, file: str) -> str:
        return file

    def file(self, name: str) -> str:
        return name

    def mark(self, written: Written) -> Mark:
        return written.stamp

    def stands(self, file: str, mark: Mark) -> bool:
        try:
            return stamp(os.stat(file)) == mark
        except OSError:
            return False


class Beside:
    """This build writes to an empty directory, and the last one's output is in another."""

    def __init__(self, output: str, last: str) -> None:
        self._output, self._last = os.path.join(output, ""), Path(last)
        self.folder = f"pages-{self._last.name}"

    def name(self, file: str) -> str:
        return file.removeprefix(self._output)

    def file(self, name: str) -> str:
        return self._output + name

    def mark(self, written: Written) -> Mark:
        return written.digest

    def stands(self, file: str, mark: Mark) -> bool:
        last = self._last / self.name(file)
        try:
            if not last.is_file():  # who opens a pipe waits
                return False
            data = last.read_bytes()
            if bytes_digest(data) != mark:
                return False
            os.makedirs(os.path.dirname(file), exist_ok=True)
            Path(file).write_bytes(data)
        except OSError:  # the page is made, and whatever keeps it from being written is told then
            return False
        return True


def last_output(settings: Mapping[str, Any]) -> LastOutput:
    """Where this build finds what the last one wrote."""
    last = settings.get(SETTING)
    return Beside(settings["OUTPUT_PATH"], str(last)) if last else InPlace()
