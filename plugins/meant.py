"""What somebody may have meant by an address that leads nowhere, and else how to write one."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote

_MOST = 8  # names in a sentence
_ENDINGS = (".html", ".md")


def pictures_in(content: Path) -> frozenset[str]:
    """The addresses under which texts can name the pictures in content/images/: "/images/desk.jpg"."""
    files = (content / "images").rglob("*")
    return frozenset(
        f"/{file.relative_to(content).as_posix()}"
        for file in files
        if file.is_file() and not file.name.startswith(".")
    )


def nearest(typed: str, known: Iterable[str]) -> str:
    """The known address whose last part is most like the typed one's; "" when none is near."""
    known = list(known)
    names = {_name(address) for address in known} - {""}
    close = get_close_matches(_name(typed), names, 1, 0.7)
    close = close or [name for name in sorted(names) if _stem(name) == _stem(_name(typed))]
    named = [address for address in known if close and _name(address) == close[0]]
    return max(get_close_matches(typed, named, 1, 0), default="")


def picture(typed: str, pictures: Collection[str]) -> str:
    """About a picture that is not in content/images/; `pictures` are the addresses of those that are."""
    if close := nearest(typed, pictures):
        return f'Did you mean "{close}"?'
    names = sorted(address.rpartition("/")[2] for address in pictures)
    if not names:
        return "Put the file into content/images/, which is empty."
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return f"Put the file into content/images/, or name one of: {', '.join(names[:_MOST])}{more}."


def page(typed: str, pages: Iterable[str]) -> str:
    """About a link to a page that is not there; `pages` are the addresses of those that are."""
    if typed.startswith("www."):
        return f"To another website it is https://{typed}"
    if close := nearest(typed, pages):
        return f'Did you mean "{close}"?'
    return "Copy what stands behind the site's name on that page, such as /hours. A draft has no address yet."


def place(fragment: str, ids: Iterable[str]) -> str:
    """About a link to a place on a page; `ids` are the names of the places there are."""
    if close := get_close_matches(fragment.lower(), list(ids), 1, 0.7):
        return f'Did you mean "#{close[0]}"?'
    return f"Leave out #{fragment}, or write a heading of that page: What to bring is #what-to-bring."


def _stem(name: str) -> str:
    return name.partition(".")[0]


def _name(address: str) -> str:
    name = unquote(address).rstrip("/").rpartition("/")[2].lower()
    for ending in _ENDINGS:
        name = name.removesuffix(ending)
    return name
