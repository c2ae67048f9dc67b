"""Pages that need not be made again, because all that they were made from is as it was.

What a page was made from is its templates' text; the names that those may look up, each with the fingerprint
of what it stands for; and the texts whose bodies were read while it was made. A page is left alone only if
its file is also still the one that was written then.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

import jinja2

from plugins.fastbuild.bodies import Elsewhere, remembered
from plugins.fastbuild.chosen import chosen
from plugins.fastbuild.closures import Closure, Closures
from plugins.fastbuild.fingerprints import Fingerprints, UnknownError, digest
from plugins.fastbuild.last_output import LastOutput, Mark
from plugins.fastbuild.links import may_have_links
from plugins.fastbuild.rows import Row, Rows
from plugins.fastbuild.unchanged_files import Written


class Known(Protocol):
    """What a writer must be told about pages."""

    world: bytes
    alone: bool

    def inputs(self, file: str, template: jinja2.Template, context: Mapping[str, Any]) -> bytes:
        """A fingerprint of all that a page is made from, but for bodies; raises UnknownError."""

    def current(self, file: str, inputs: bytes) -> Row | None:
        """What was kept of a page, if it is what would be made now; its file is in its place then."""

    def bodies(self, read: Iterable[Any]) -> tuple[tuple[str, bytes], ...]:
        """What to keep of the contents whose text was read; raises UnknownError."""

    def mark(self, written: Written) -> Mark:
        """What to remember of a page that was written."""

    def check(self, template: jinja2.Template, context: Mapping[str, Any], more: Mapping[str, Any]) -> None:
        """Raise UnknownError if a template looks at what has no fingerprint, ChangingError if it may do
        more than look at its context and at what is given besides."""


class Pages(Rows):
    """The pages of one generator. Nothing that a template can reach changes meanwhile."""

    def __init__(
        self,
        rows: Mapping[str, Row],
        last: LastOutput,
        conditions: bytes,
        environment: jinja2.Environment,
        closures: Callable[[jinja2.Environment], Closures],
        prints: Fingerprints,
        alone: bool,
    ) -> None:
        """`rows` were kept of pages, by file; `closures` makes those of the generator's `environment` and of
        others that were made of it; `alone` says that nobody else has a hand in the build."""
        super().__init__(rows, last)
        self._conditions, self._prints = conditions, prints
        self._environment, self._new_closures = environment, closures
        # By `id` of the environment: the generator's, and those made of it for other languages.
        self._closures = {id(environment): closures(environment)}
        self.world, self.alone = prints.world, alone
        self._memory: dict[int, Any] = {} if alone else remembered()
        self._bodies: dict[str, bytes] = {}

    def check(self, template: jinja2.Template, context: Mapping[str, Any], more: Mapping[str, Any]) -> None:
        closures, closure = self._closure(template, {**context, **more})
        for name in closure.names:
            if name not in more:
                self._prints.of(closures.value(name, context))

    def inputs(self, file: str, template: jinja2.Template, context: Mapping[str, Any]) -> bytes:
        template, context = chosen(template, context)
        closures, closure = self._closure(template, context)
        value, of = closures.value, self._prints.of
        found = [(name, of(value(name, context))) for name in closure.names]
        place = [context["localsiteurl"], context["output_file"]]
        return digest([self._conditions, closure.text, place, found])

    def _closure(self, template: jinja2.Template, context: Mapping[str, Any]) -> tuple[Closures, Closure]:
        environment = template.environment
        if id(environment) not in self._closures:
            is_overlay = environment.overlayed and environment.linked_to is self._environment
            if environment is not self._environment and not is_overlay:
                raise UnknownError("a template from elsewhere")
            self._closures[id(environment)] = self._new_closures(environment)
        if template.name is None:
            raise UnknownError("a template without a name")
        closures = self._closures[id(environment)]
        return closures, closures.of(template.name, context)

    def key(self, content: Any) -> str:
        return self._prints.key(content)

    def body(self, key: str, content: Any) -> bytes:
        if key not in self._bodies:
            self._bodies[key] = self._fingerprint(content)
        return self._bodies[key]

    def is_same(self, key: str, body: bytes) -> bool:
        content = self._prints.by_key.get(key)
        return content is not None and self.body(key, content) == body

    def _fingerprint(self, content: Any) -> bytes:
        return body_fingerprint(content, self._prints.world, self._memory.get(id(content), []))


def body_fingerprint(content: Any, world: bytes, remembered: Any = ()) -> bytes:
    """Of a text as it is printed: its links become the addresses of other contents of the world."""
    body = vars(content).get("_content")
    if isinstance(body, Elsewhere):
        said: Any = ("kept", body.place[0], body.place[3])
        linked = body.has_links
    else:
        said, linked = body, may_have_links(body, content.settings)
    return digest([said, world if linked else b"", list(remembered)])
