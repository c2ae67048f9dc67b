"""The marks that Git leaves in a file where two people have changed the same lines."""

import re
from pathlib import Path

from plugins.errors import Problem

# Seven signs at the start of a line; the seven equals signs between could be the line under a heading.
_MARK = re.compile(r"^(?:<{7}|>{7})(?: .*)?\r?$", re.MULTILINE)


def conflict(file: Path, text: str) -> tuple[Problem, ...]:
    """The first place where somebody must decide between two changes; () where there is none."""
    found = _MARK.search(text)
    if found is None:
        return ()
    sentence = f"Two changes of the same lines meet here, and Git could not decide ({found[0][:7]})."
    advice = "Keep one of them, and delete the lines that start with <<<<<<<, |||||||, ======= or >>>>>>>."
    return (Problem(file, text.count("\n", 0, found.start()) + 1, sentence, advice),)
