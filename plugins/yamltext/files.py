"""A data file from the disk."""

from plugins.conflicts import conflict
from plugins.yamltext.nodes import Complaints, Table, read


def read_file(complaints: Complaints) -> Table | None:
    """The mapping in the file of `complaints`; None with complaints when it cannot be read.

    Raises FileNotFoundError when there is none.
    """
    raw = complaints.file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        complaints.add(
            line, "A letter on this line is not in UTF-8.", "Save the file with the encoding UTF-8."
        )
        return None
    if undecided := conflict(complaints.file, text):
        complaints.problems += undecided
        return None
    return read(text.replace("\r\n", "\n").replace("\r", "\n"), complaints)
