"""A made-up bibliography of any size: the same number always gives the same text."""

from collections.abc import Callable

SURNAMES = (
    "Abbott", "Becker", "Castillo", "Dvo{\\v{r}}{\\'a}k", "Eriksen", "Fournier",
    "Garc{\\'\\i}a-L{\\'o}pez", "Hughes",
    "Ito", "Jensen", "Kowalski", "Lindqvist", "M{\\\"u}ller", "Nakamura", "O'Brien",
    "Pereira", "van der Quast",
)  # fmt: skip
GIVEN = ("Anna B.", "Carl", "Dana Eve", "Frank-Georg", "Hana", "Ivo J.", "Kim", "Lee M.", "Nora", "Rosa")
TOPICS = ("Attachment", "Grief", "Sleep", "Stigma", "Trauma", "Supervision", "Burnout", "Resilience", "Shame")
PLACES = ("Rural Clinics", "Schools", "Primary Care", "the {USA}", "Group Therapy", "Online Counseling")


def bibliography(entries: int) -> str:
    """BibTeX text of that many entries, four kinds in turn, as reference managers export them."""
    return "\n".join(KINDS[number % len(KINDS)](number) for number in range(entries))


def authors(number: int) -> str:
    count = 1 + number % 5
    return " and ".join(
        f"{SURNAMES[(number * 7 + place * 5) % len(SURNAMES)]}, {GIVEN[(number * 3 + place) % len(GIVEN)]}"
        for place in range(count)
    )


def title(number: int) -> str:
    topic, place = TOPICS[number % len(TOPICS)], PLACES[number % len(PLACES)]
    return f"{topic} and Its Treatment in {place}: A Study of {number} People"


def article(number: int) -> str:
    return f"""@article{{article{number},
  author = {{{authors(number)}}},
  title = {{{title(number)}}},
  journal = {{Journal of Constructed Studies}},
  year = {{{1980 + number % 45}}},
  volume = {{{1 + number % 60}}},
  number = {{{1 + number % 6}}},
  pages = {{{number % 900 + 1}--{number % 900 + 14}}},
  doi = {{10.5555/jcs.{number}}}
}}"""


def book(number: int) -> str:
    return f"""@book{{book{number},
  author = {{{authors(number)}}},
  title = {{{title(number)}}},
  publisher = {{Elm {{\\&}} Ash Press}},
  edition = {{{2 + number % 3}}},
  year = {{{1980 + number % 45}}}
}}"""


def chapter(number: int) -> str:
    return f"""@incollection{{chapter{number},
  author = {{{authors(number)}}},
  title = {{{title(number)}}},
  booktitle = {{A Handbook of {TOPICS[number % len(TOPICS)]}}},
  editor = {{{authors(number + 1)}}},
  publisher = {{Elm Press}},
  pages = {{{number % 400 + 1}--{number % 400 + 20}}},
  year = {{{1980 + number % 45}}}
}}"""


def web_page(number: int) -> str:
    return f"""@misc{{page{number},
  author = {{{{Society of Constructed Studies {number % 40}}}}},
  title = {{{title(number)}}},
  howpublished = {{\\url{{https://studies.example/{number}}}}},
  year = {{{2000 + number % 25}}}
}}"""


KINDS: tuple[Callable[[int], str], ...] = (article, book, chapter, web_page)
