"""What a build says of every nasty file and place: tests/data/nasty/said.md, a part for each.

A part starts with "built" or "refused"; then come its sentences, as people read them.
"""

from dataclasses import dataclass

from plugins.build.project import HERE

FILE = HERE / "tests" / "data" / "nasty" / "said.md"


@dataclass(frozen=True, slots=True)
class Said:
    """Whether a build made a site, and its sentences."""

    built: bool
    sentences: tuple[str, ...]


def expected() -> dict[str, Said]:
    """All parts by their titles."""
    parts = FILE.read_text("utf-8").split("\n## ")[1:]
    found = {}
    for part in parts:
        title, ending, *sentences = filter(None, part.splitlines())
        assert ending in {"built", "refused"}, title
        found[title] = Said(ending == "built", tuple(sentences))
    assert len(found) == len(parts)
    return found
