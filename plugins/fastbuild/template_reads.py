"""What a template can read and call, found in its source.

Nothing is run: a name counts as read wherever it stands, so that more is found than any page reads. What is
not certainly harmless (a filter from elsewhere, a call of anything unknown, a template chosen by a variable)
is a problem, and then all pages are made again: who knows what the template does to other pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.filters import FILTERS as DEFAULT_FILTERS
from jinja2.tests import TESTS as DEFAULT_TESTS

# Methods of texts, lists, dicts, dates, pages of lists and loops; they change nothing and need nothing else.
METHODS = frozenset(
    """capitalize casefold center count encode endswith expandtabs find index isalnum isalpha isascii
    isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust
    lower lstrip partition removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip
    split splitlines startswith strip swapcase title translate upper zfill striptags unescape get items
    keys values copy isoformat strftime date time weekday isoweekday isocalendar toordinal utcoffset
    tzname has_next has_previous has_other_pages next_page_number previous_page_number start_index
    end_index page cycle changed""".split()  # noqa: SIM905
)
# Jinja's and Pelican's own, but for chance and for what is the same thing.
FILTERS = (frozenset(DEFAULT_FILTERS) | {"strftime"}) - {"random"}
TESTS = (frozenset(DEFAULT_TESTS) | {"plugin_enabled"}) - {"sameas"}
# What may be put into a text by its method `format`: names and numbers, which have nothing more to look at.
FORMATTED = frozenset(("slug", "name", "number", "lang"))
# These get the name of a filter or a test as an argument.
NAMING_FILTERS = {"map": 0, "select": 0, "reject": 0, "selectattr": 1, "rejectattr": 1}
_UNKNOWN = (
    nodes.ExprStmt,
    nodes.ContextReference,
    nodes.DerivedContextReference,
    nodes.EnvironmentAttribute,
    nodes.ExtensionAttribute,
    nodes.ImportedName,
    nodes.InternalName,
)
_LOADING = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)


@dataclass(frozen=True, slots=True)
class Reads:
    """Names looked up, and called or changed; templates loaded, and those whose state lasts; the unknown."""

    names: frozenset[str]
    called: frozenset[str]
    templates: frozenset[str]
    shared: frozenset[str]
    has_state: bool
    problem: str = field(default="")


def reads(tree: nodes.Template, pure: frozenset[str]) -> Reads:
    """What a parsed template can read; `pure` names filters, tests and methods that are harmless as well."""
    names = list(tree.find_all(nodes.Name))
    templates: set[str] = set()
    shared: set[str] = set()
    problems = list(_problems(tree, pure))
    for loading in tree.find_all(_LOADING):
        found = _constant_texts(getattr(loading, "template"))  # noqa: B009 - all of them have it
        if found is None:
            problems.append(f"line {loading.lineno} chooses a template by a variable")
            continue
        templates |= found
        if isinstance(loading, nodes.Import | nodes.FromImport) and not loading.with_context:
            shared |= found
    return Reads(
        names=frozenset(name.name for name in names if name.ctx == "load"),
        called=frozenset(
            name for call in tree.find_all(nodes.Call) for name in _called(call.node) or _of(call)
        ),
        templates=frozenset(templates),
        shared=frozenset(shared),
        has_state=_has_state(tree),
        problem=next(iter(problems), ""),
    )


def _problems(tree: nodes.Template, pure: frozenset[str]) -> Iterator[str]:
    aliases = {one.target for one in tree.find_all(nodes.Import)} | {"self"}
    local = _local_lists(tree)
    for node in tree.find_all(nodes.Node):
        match node:
            case nodes.Filter(name=name):
                if name not in FILTERS and name not in pure:
                    yield f"line {node.lineno} uses the filter {name}"
                elif name in NAMING_FILTERS:
                    yield from _named(node, pure)
                elif name == "attr" and not all(isinstance(one, nodes.Const) for one in node.args):
                    yield f"line {node.lineno} chooses an attribute by a variable"
            case nodes.Test(name=name):
                if name not in TESTS and name not in pure:
                    yield f"line {node.lineno} uses the test {name}"
            case nodes.Call(node=nodes.Getattr(node=nodes.Name() as of, attr="append")) if id(of) in local:
                pass
            case nodes.Call(node=nodes.Getattr(node=of, attr=name)):
                macro = isinstance(of, nodes.Name) and of.name in aliases
                if not (macro or name in METHODS or name in pure or _plain_format(node)):
                    yield f"line {node.lineno} calls {name}"
            case nodes.Call(node=called):
                if _called(called) is None:
                    yield f"line {node.lineno} calls what an expression gives"
            case nodes.Getattr(attr=name):
                if _hidden(name):
                    yield f"line {node.lineno} looks at {name}"
            case nodes.Const(value=str(text)):
                if any(map(_hidden, text.split("."))):
                    yield f"line {node.lineno} may look at {text}"
            case nodes.EvalContextModifier() | nodes.ScopedEvalContextModifier():
                pass  # autoescape, which is part of the source
            case _ if isinstance(node, _UNKNOWN):
                yield f"line {node.lineno} has a {type(node).__name__}"


def _hidden(name: str) -> bool:
    """Whether an attribute leads to what is not told by a content's fingerprint."""
    return name == "settings" or (name.startswith("_") and name.strip("_").replace("_", "").isalpha())


def _of(call: nodes.Call) -> set[str]:
    """What a macro or a list of the template's own goes by, which must not be the context's."""
    match call.node:
        case nodes.Getattr(node=nodes.Name(name=name), attr=attribute) if attribute not in METHODS:
            return {name} - {"self"}
    return set()


def _called(node: nodes.Node | None) -> set[str] | None:
    """The names of what is called: `f(…)` or `(f if … else g)(…)`."""
    match node:
        case nodes.Name(name=name):
            return {name}
        case nodes.CondExpr(expr1=one, expr2=other):
            names, more = _called(one), _called(other)
            return None if names is None or more is None else names | more
    return None


def _local_lists(tree: nodes.Template) -> set[int]:
    """The names, by `id`, that stand for a list that their own macro has made."""
    found = set()
    for macro in tree.find_all(nodes.Macro):
        names = list(macro.find_all(nodes.Name))
        lists = {id(one.target) for one in macro.find_all(nodes.Assign) if isinstance(one.node, nodes.List)}
        stored = [name for name in names if name.ctx != "load"]
        other = {name.name for name in stored if id(name) not in lists}
        local = {name.name for name in stored} - other
        found |= {id(name) for name in names if name.name in local}
    return found


def _plain_format(call: nodes.Call) -> bool:
    """`FEED.format(slug=tag.slug)`, which looks at no attributes of what it is given."""
    given = [*call.args, *(one.value for one in call.kwargs)]
    plain = all(
        isinstance(one, nodes.Const) or (isinstance(one, nodes.Getattr) and one.attr in FORMATTED)
        for one in given
    )
    dynamic = call.dyn_args is not None or call.dyn_kwargs is not None
    return isinstance(call.node, nodes.Getattr) and call.node.attr == "format" and plain and not dynamic


def _named(node: nodes.Filter, pure: frozenset[str]) -> Iterator[str]:
    """Problems of a filter that uses another one, or a test."""
    place = NAMING_FILTERS[node.name]
    known = (FILTERS if node.name == "map" else TESTS) | pure
    dynamic = node.dyn_args is not None or node.dyn_kwargs is not None
    named = node.args[place : place + 1]
    constant = all(isinstance(one, nodes.Const) and one.value in known for one in named)
    if dynamic or not constant:
        yield f"line {node.lineno} uses an unknown filter or test"


def _constant_texts(node: nodes.Node) -> set[str] | None:
    match node:
        case nodes.Const(value=str(text)):
            return {text}
        case nodes.Tuple(items=items) | nodes.List(items=items):
            found = [_constant_texts(item) for item in items]
            return None if None in found else {text for texts in found if texts for text in texts}
    return None


def _has_state(tree: nodes.Template) -> bool:
    """Whether something in the template could be different when it is used a second time.

    That matters where a template is imported without its context, and so only once for all pages.
    """
    if any(name.name in ("cycler", "joiner") for name in tree.find_all(nodes.Name)):
        return True
    local = {
        id(reference)
        for macro in tree.find_all(nodes.Macro)
        for reference in macro.find_all(nodes.NSRef)
        if reference.name in {name.name for name in macro.find_all(nodes.Name) if name.ctx == "store"}
    }
    return any(id(reference) not in local for reference in tree.find_all(nodes.NSRef))
