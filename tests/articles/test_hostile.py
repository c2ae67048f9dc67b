"""No front matter, however strange, does more than get a sentence."""

from pathlib import Path
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.articles.outline import outline
from plugins.articles.read import ARTICLE_FIELDS, read_article
from plugins.frontmatter import split

ZONE = ZoneInfo("America/New_York")

names = st.sampled_from(ARTICLE_FIELDS) | st.text(max_size=8)
yaml_bits = st.sampled_from(
    [": ", "- ", "\n", "  ", "\t", '"', "'", "[", "]", "{", "}", "&a ", "*a", "!!x ", "|", "#"]
)
values = st.text(max_size=20) | st.lists(yaml_bits | st.text(max_size=5), max_size=8).map("".join)
fronts = st.lists(st.tuples(names, values).map(": ".join), max_size=6).map("\n".join)


@settings(max_examples=300, deadline=None)
@given(fronts, st.text(max_size=50))
def test_reading_ends_in_an_article_or_in_sentences(front: str, body: str) -> None:
    article, problems = read_article(Path("a.md"), f"---\n{front}\n---\n{body}", ZONE)
    assert (article is None) == bool(problems)
    assert all(problem.line >= 1 and problem.sentence.endswith((".", "…")) for problem in problems)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("-\n\r\ufeffab: "), max_size=40))
def test_no_character_of_the_text_is_lost(text: str) -> None:
    front, body, line = split(text)
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert plain.endswith(body)
    assert "\n".join(plain.split("\n")[line - 1 :]) == body
    assert front in plain


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(["<p>", "</p>", "<h2 id='a'>", "</h2>", "<br />", "<", ">", "&", "a ", '"']),
        max_size=30,
    )
)
def test_any_html_has_an_outline(pieces: list[str]) -> None:
    assert outline("".join(pieces)).minutes == 1
