"""LaTeX and HTML in a field's value → pieces of plain Unicode text.

Knows what stands in bibliographies: accents, symbols, quotes, dashes, emphasis, protecting braces, simple
mathematics, and the HTML that publishers' records carry. An unknown command leaves its argument.
"""

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from plugins.letters import FORBIDDEN


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `protected` stood in braces, so its capitals are the author's own."""

    text: str
    protected: bool = False
    italic: bool = False


ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331", "h": "\u0309", "G": "\u030f", "U": "\u030e",
}  # fmt: skip
SYMBOLS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ",
    "NG": "Ŋ", "S": "§", "P": "¶", "pounds": "£", "euro": "€", "texteuro": "€", "copyright": "©", "dots": "…",
    "ldots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—", "textquoteright": "’",
    "textquoteleft": "‘", "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'",
    "textquotedbl": '"', "guillemotleft": "«", "guillemotright": "»", "quotedblbase": "„",
    "textregistered": "®",
    "texttrademark": "™", "textdegree": "°", "textbullet": "•", "textperiodcentered": "·",
    "textasciitilde": "~",
    "textunderscore": "_", "textbackslash": "\\", "textbar": "|", "textless": "<", "textgreater": ">",
    "textasteriskcentered": "*", "textexclamdown": "¡", "textquestiondown": "¿", "textmu": "µ", "slash": "/",
    "times": "×", "pm": "±", "leq": "≤", "geq": "≥", "le": "≤", "ge": "≥", "neq": "≠", "approx": "≈",
    "infty": "∞",
    "rightarrow": "→", "to": "→", "leftarrow": "←", "cdot": "·", "sim": "∼", "alpha": "α", "beta": "β",
    "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ",
    "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
    "TeX": "TeX", "LaTeX": "LaTeX", "quad": " ", "qquad": " ", "space": " ", "newline": " ",
}  # fmt: skip
ITALIC = frozenset({"emph", "textit", "mkbibemph", "mkbibitalic", "textsl"})
ITALIC_SWITCH = frozenset({"em", "it", "itshape", "slshape", "sl"})
QUOTES = frozenset({"enquote", "mkbibquote"})
_HTML_ITALIC = frozenset({"i", "em"})
_HTML = re.compile(r"<(/?)(i|em|b|strong|sub|sup|scp|span|jats:\w+)(?:\s[^<>]*)?>", re.IGNORECASE)


@lru_cache(maxsize=8192)  # journals, publishers and years come again and again
def decode(value: str) -> tuple[Piece, ...]:
    """A field's value as pieces of plain text, blanks folded, neighbours of one style joined."""
    if not _MARKED.search(value):
        plain = typographic(" ".join(value.split()))
        return (Piece(plain),) if plain else ()
    reader = _Reader(_HTML.sub(_latex_of_html, FORBIDDEN.sub("", html.unescape(value))))
    reader.read(protected=False, italic=False)
    return _joined(reader.pieces)


def plain(value: str) -> str:
    """A field's value as plain text, its styles forgotten."""
    return "".join(piece.text for piece in decode(value))


_MARKED = re.compile(r"[\\{}$~&<]")


_TYPED = re.compile(r"""--|[`'"]""")
_OPENING = re.compile(r"(^|[\s(\[“—])'(?=\S(?:[^']*\S)?'(?!\w))")
_OPENING_DOUBLE = re.compile(r'(^|[\s(\[‘—])"(?=\S)')
_BLANKS = re.compile(r"\s+")


def _latex_of_html(tag: re.Match[str]) -> str:
    if tag[2].lower() not in _HTML_ITALIC:
        return ""
    return "}" if tag[1] else r"\emph{"


def typographic(text: str) -> str:
    """Plain text with the quotation marks, apostrophes and dashes of print."""
    if not _TYPED.search(text):
        return unicodedata.normalize("NFC", text)
    for typed, printed in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("`", "‘")):
        text = text.replace(typed, printed)
    # A quotation mark opens after a blank or a bracket if another one closes; else it is an apostrophe.
    text = _OPENING.sub(r"\1‘", text).replace("'", "’")
    text = _OPENING_DOUBLE.sub(r"\1“", text).replace('"', "”")
    return unicodedata.normalize("NFC", text)


class _Reader:
    """Walks over the characters once; `at` is the place, `pieces` what was read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.pieces: list[Piece] = []

    def read(self, *, protected: bool, italic: bool, math: bool = False, closing: str = "") -> None:
        while self.at < len(self.text):
            character = self.text[self.at]
            self.at += 1
            if character == closing:
                return
            if character == "\\":
                italic = self._command(protected, italic, math) or italic
            elif character == "{":
                special = self.text.startswith("\\", self.at) and not self._is_style()
                self.read(protected=protected or not (special or math), italic=italic, math=math, closing="}")
            elif character == "$":
                if not math and "$" in self.text[self.at :]:
                    self.read(protected=True, italic=italic, math=True, closing="$")
                else:
                    self._put("$", protected, italic)
            elif math and character in "_^":
                continue
            elif character != "}":
                self._put(" " if character in "~\u00a0" else character, protected, italic)

    def _is_style(self) -> bool:
        name = _NAME.match(self.text, self.at + 1)
        return name is not None and name[0] not in SYMBOLS and name[0] not in ACCENTS

    def _put(self, text: str, protected: bool, italic: bool) -> None:
        self.pieces.append(Piece(text, protected, italic))

    def _command(self, protected: bool, italic: bool, math: bool) -> bool:
        """Read one command; True when it switches the rest of its group to italics."""
        name = _NAME.match(self.text, self.at)
        if name is None:
            character = self.text[self.at : self.at + 1]
            self.at += 1
            if character in ACCENTS:
                self._accent(ACCENTS[character], protected, italic)
            elif character in "&%$#_{}":
                self._put(character, protected, italic)
            elif character in " ,;:\\\n":
                self._put(" ", protected, italic)
            return False
        self.at = name.end()
        word = name[0]
        if word in SYMBOLS:
            self._skip_blanks()
            self._put(SYMBOLS[word], protected, italic)
        elif word in ACCENTS:
            self._accent(ACCENTS[word], protected, italic)
        elif word in ITALIC_SWITCH:
            self._skip_blanks()
            return True
        elif word in ITALIC:
            self._argument(protected, True, math)
        elif word in QUOTES:
            self._put("“", protected, italic)
            self._argument(protected, italic, math)
            self._put("”", protected, italic)
        elif word == "href":
            self._skip_argument()
            self._argument(protected, italic, math)
        else:
            self._argument(protected or word == "url", italic, math)
        return False

    def _argument(self, protected: bool, italic: bool, math: bool) -> None:
        self._skip_blanks()
        if self.text.startswith("{", self.at):
            self.at += 1
            self.read(protected=protected, italic=italic, math=math, closing="}")

    def _skip_argument(self) -> None:
        aside = _Reader(self.text)
        aside.at = self.at
        aside._argument(False, False, False)
        self.at = aside.at

    def _skip_blanks(self) -> None:
        while self.text.startswith((" ", "\n", "\t"), self.at):
            self.at += 1
        if self.text.startswith("{}", self.at):
            self.at += 2

    def _accent(self, mark: str, protected: bool, italic: bool) -> None:
        self._skip_blanks()
        aside = _Reader(self.text)
        aside.at = self.at
        if self.text.startswith("{", self.at):
            aside.at += 1
            aside.read(protected=protected, italic=italic, closing="}")
        elif self.text.startswith("\\", self.at):
            aside.at += 1
            aside._command(protected, italic, False)
        elif self.at < len(self.text):
            aside._put(self.text[self.at], protected, italic)
            aside.at += 1
        self.at = aside.at
        letters = "".join(piece.text for piece in aside.pieces).replace("ı", "i").replace("ȷ", "j")
        self._put(unicodedata.normalize("NFC", letters[:1] + mark) + letters[1:], protected, italic)


_NAME = re.compile(r"[A-Za-z]+\*?")


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    joined: list[Piece] = []
    for piece in pieces:
        if joined and (joined[-1].protected, joined[-1].italic) == (piece.protected, piece.italic):
            joined[-1] = Piece(joined[-1].text + piece.text, piece.protected, piece.italic)
        else:
            joined.append(piece)
    folded: list[Piece] = []
    blank = True  # nothing yet: a leading blank falls away
    for piece in joined:
        text = _BLANKS.sub(" ", piece.text)
        text = text[1:] if blank and text.startswith(" ") else text
        if text:
            blank = text.endswith(" ")
            folded.append(Piece(typographic(text), piece.protected, piece.italic))
    if folded and folded[-1].text.endswith(" "):
        folded[-1] = Piece(folded[-1].text.rstrip(), folded[-1].protected, folded[-1].italic)
    return tuple(piece for piece in folded if piece.text)
