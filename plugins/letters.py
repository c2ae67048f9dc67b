"""Characters that are no text, and those that turn the words after them around."""

import re

# Below the space neither HTML nor XML can hold more than tab, line feed and carriage return.
_NO_TEXT = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
# What one reads would not be what is written: embeddings, overrides and isolates (UAX 9). The marks that
# only say in which direction a letter counts stay: languages need them.
_TURNING = "\u202a-\u202e\u2066-\u2069"
FORBIDDEN = re.compile(f"[{_NO_TEXT}{_TURNING}]")


def complaint(letter: str) -> str:
    """What is wrong with a forbidden character, in a sentence."""
    code = f"The character U+{ord(letter):04X}"
    return f"{code} turns the words after it around." if _turns(letter) else f"{code} is no text."


def _turns(letter: str) -> bool:
    return re.fullmatch(f"[{_TURNING}]", letter) is not None
