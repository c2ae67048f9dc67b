"""What is written of elements is what Python-Markdown writes, for whatever elements there are."""

from collections.abc import Callable
from xml.etree.ElementTree import Comment, Element, ProcessingInstruction, QName, SubElement

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.serializers import to_html_string, to_xhtml_string
from markdown.util import AtomicString

from plugins.fastbuild.serialising import serializer_like

TAGS = ("p", "em", "a", "div", "br", "hr", "img", "script", "style", "P", "x-y", QName("{n}p"))
texts = (
    st.none()
    | st.text("ab&;<>\"'\n#1é", max_size=8)
    | st.just("&amp; &#38; &x;")
    | st.just(AtomicString("<"))
)
attributes = st.dictionaries(
    st.sampled_from(["href", "id", "hidden", "checked", "class", QName("q")]),
    st.none() | st.text("ab&;<>\"'\n", max_size=6) | st.sampled_from(["hidden", "checked", QName("q")]),
    max_size=3,
)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> Element:
    kind = draw(st.integers(0, 20))
    if kind == 0:
        made = Comment("a <note>")
    elif kind == 1:
        made = ProcessingInstruction("php", "echo")
    else:
        made = Element("p")
        made.tag = draw(st.sampled_from(TAGS)) if kind > 2 else None  # type: ignore[assignment]
        for name, value in draw(attributes).items():
            made.set(name, value)  # type: ignore[arg-type]
        made.text = draw(texts)
        if depth:
            made.extend(draw(st.lists(elements(depth - 1), max_size=3)))
    made.tail = draw(texts)
    return made


@pytest.mark.parametrize("own", [to_html_string, to_xhtml_string])
@given(element=elements())
def test_elements_are_written_as_python_markdown_writes_them(
    own: Callable[[Element], str], element: Element
) -> None:
    assert serializer_like(own)(element) == own(element)


def test_there_is_no_limit_to_how_deep_elements_are() -> None:
    root = deepest = Element("div")
    for _ in range(5000):
        deepest = SubElement(deepest, "p")
    deepest.text = "so & so"
    assert serializer_like(to_html_string)(root) == to_html_string(root)


def test_a_serialiser_of_somebody_elses_stays() -> None:
    assert serializer_like(repr) is repr
