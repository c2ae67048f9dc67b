"""Where articles stood before → lists that lead readers on: for Netlify, Cloudflare Pages and nginx."""

from collections.abc import Iterable, Iterator

FILE = "_redirects"
NGINX_FILE = "_redirects.nginx"

# (old address, new address), both from the root: ("/2020/05/a-walk", "/post/a-walk").
Moved = tuple[str, str]


def redirects(moved: Iterable[Moved]) -> str:
    """A line for each address, with and without a slash at its end, as not every host takes them for one."""
    return "".join(f"{old} {new} 301\n" for old, new in _both(moved))


def nginx(moved: Iterable[Moved]) -> str:
    """The same as entries of an nginx `map` of $uri: see docs/nginx.conf."""
    return "".join(f'"{old}" "{new}";\n' for old, new in _both(moved))


def read(text: str) -> dict[str, str]:
    """The list that `redirects` wrote, by old address."""
    return {old: new for old, new, _ in map(str.split, text.splitlines())}


def _both(moved: Iterable[Moved]) -> Iterator[Moved]:
    for old, new in sorted(moved):
        yield old, new
        yield f"{old}/", new
