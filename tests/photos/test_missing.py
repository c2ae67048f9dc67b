"""Pictures that a text shows and nobody has put there, told before anything is made."""

from pathlib import Path

import pytest

from plugins.photos.check import missing
from plugins.photos.mentions import shown_in

THERE = ("desk.jpg", "our desk.jpg", "desk (1).jpg")


def told(text: str, root: Path) -> list[str]:
    images = root / "images"
    images.mkdir()
    for name in THERE:
        (images / name).touch()
    file = Path("a.md")
    return [f"{problem.line}: {problem.sentence}" for problem in missing(file, shown_in(text, 5), root)]


@pytest.mark.parametrize(
    "text",
    [
        "![A desk](/images/desk.jpg)",
        '![A desk](/images/desk.jpg "Our desk")',
        "![A desk](</images/our desk.jpg>)",
        "![A desk](/images/our%20desk.jpg)",
        "![A desk](/images/desk%20(1).jpg)",
        "[![A desk](/images/desk.jpg)](/contact)",
        "![A cover](/covers/kindness.svg)",
        "![Elsewhere](https://example.org/desk.jpg) ![Inside](data:image/png;base64,AA)",
        "Wow! [a desk](desk)",
        "![A desk](https://[site]/desk.jpg) ![A desk](//[desk.jpg) ![A desk](<>)",
        "![A plan](../images/plan.svg) ![A desk](/images/a(b(c)).jpg)",
        "    ![A desk](/images/example.jpg)",
    ],
)
def test_what_is_there_or_somebody_elses_matter(text: str, tmp_path: Path) -> None:
    assert told(text, tmp_path) == []


@pytest.mark.parametrize("address", ["/images/desc.jpg", "desk.jpg", "./desk.jpg", "/images/dir/desk.jpg"])
def test_what_is_not_there(address: str, tmp_path: Path) -> None:
    sentence = f'6: The page shows "{address}", and there is no such picture.'
    assert told(f"Words.\n![A desk]({address}) and ![more](<{address}>)", tmp_path) == [sentence, sentence]
