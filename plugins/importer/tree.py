"""XML → elements that know their line. A document type is refused, and with it every entity trick."""

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from plugins.errors import DataError, Problem


@dataclass(slots=True)
class Element:
    """An element; `name` is "{namespace}local" or "local", `text` its own text without its children's."""

    name: str
    attributes: dict[str, str]
    line: int
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> list["Element"]:
        """The children of a name."""
        return [child for child in self.children if child.name == name]

    def one(self, name: str) -> str:
        """The text of the first child of a name; "" when there is none."""
        return next((child.text.strip() for child in self.all(name)), "")


def read_tree(file: Path, content: bytes) -> Element:
    """The root element; DataError with the line when the text is not XML."""
    top = Element("", {}, 0)
    open_elements = [top]
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        element = Element(_named(name), attributes, parser.CurrentLineNumber)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def text(words: str) -> None:
        open_elements[-1].text += words

    def doctype(*_: object) -> None:
        sentence = "The file declares a document type, which no feed needs and which can hide harm."
        raise DataError((Problem(file, parser.CurrentLineNumber, sentence, "Export it again."),))

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: open_elements.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        sentence = f"This is not well-formed XML: {expat.ErrorString(error.code)}."
        raise DataError((Problem(file, error.lineno, sentence, "Export it again."),)) from None
    except (LookupError, ValueError) as error:
        raise DataError((Problem(file, 1, f"The file cannot be read: {error}."),)) from None
    return top.children[0]


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name
