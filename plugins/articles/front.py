"""Fields → front matter as people write it: one field a line, quotation marks only where YAML needs them."""

from collections.abc import Mapping

import yaml

from plugins.frontmatter import FENCE

_WIDTH = 1_000_000  # a long text stays on its line


def front_matter(fields: Mapping[str, str | tuple[str, ...]]) -> str:
    """The lines from --- to ---; a field with nothing in it is left out."""
    lines = "".join(_line(name, value) for name, value in fields.items() if value)
    return f"{FENCE}\n{lines}{FENCE}\n"


def _line(name: str, value: str | tuple[str, ...]) -> str:
    if isinstance(value, str):
        return f"{name}: {_text(value)}\n"
    return f"{name}:\n" + "".join(f"  - {_text(item)}\n" for item in value)


def _text(value: str) -> str:
    words = " ".join(value.split())
    # A reader of only texts does not mind "2026-11-20" without quotation marks, nor do people.
    dumped = yaml.dump(words, Dumper=_Texts, allow_unicode=True, width=_WIDTH)
    return dumped.removesuffix("\n...\n").removesuffix("\n")


class _Texts(yaml.SafeDumper):
    """Knows no dates, numbers and flags, as the reader of our front matter does not either."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, object]]] = {}  # noqa: RUF012
