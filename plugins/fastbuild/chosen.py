"""Which of Jinja's templates renders a page, where a plugin has put something else in a template's place."""

from collections.abc import Mapping
from typing import Any


def chosen(
    template: Any, context: Mapping[str, Any], more: Mapping[str, Any] | None = None
) -> tuple[Any, Mapping[str, Any]]:
    """The template that renders, and with what. A thing that only chooses the two, as for a page in another
    language, says by `choose(context)` which."""
    choose = getattr(template, "choose", None)
    if choose is None:
        return template, context
    return choose({**context, **more} if more else context)  # type: ignore[no-any-return]
