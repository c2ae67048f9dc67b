"""XML → elements that know their line. A document type is refused, and with it every entity trick."""

from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from plugins.errors import DataError, Problem

_AGAIN = "Export it again."
# Feeds go down five steps.
_DEEPEST = 50
_INVALID = expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]


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
    if content.startswith(b"PK\x03\x04"):
        raise _refusal(file, 1, "This is a ZIP archive.", "Unpack it, and name the file inside.")
    top = Element("", {}, 0)
    open_elements = [top]
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        if len(open_elements) > _DEEPEST:
            line = parser.CurrentLineNumber
            raise _refusal(file, line, f"Elements stand more than {_DEEPEST} deep in each other.", _AGAIN)
        element = Element(_named(name), attributes, parser.CurrentLineNumber)
        open_elements[-1].children.append(element)
        open_elements.append(element)

    def text(words: str) -> None:
        open_elements[-1].text += words

    def doctype(name: str, *_: object) -> None:
        line = parser.CurrentLineNumber
        if name.lower() == "html":
            raise _refusal(file, line, "This is a web page, not a feed.", "Save …/blog-feed.xml instead.")
        sentence = "The file declares a document type, which no feed needs and which can hide harm."
        raise _refusal(file, line, sentence, _AGAIN)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: open_elements.pop()
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        said = expat.ErrorString(error.code)
        if error.code == _INVALID:
            said = "a character that cannot stand there, or that was saved in another encoding"
        raise _refusal(file, error.lineno, f"This is not well-formed XML: {said}.", _AGAIN) from None
    except (LookupError, ValueError) as error:
        raise _refusal(file, 1, f"The file cannot be read: {error}.", "Save it as UTF-8.") from None
    return top.children[0]


def _refusal(file: Path, line: int, sentence: str, suggestion: str) -> DataError:
    return DataError((Problem(file, line, sentence, suggestion),))


def _named(name: str) -> str:
    return f"{{{name}" if "}" in name else name
