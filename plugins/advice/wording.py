"""Words that reduce people to a condition or blame them for it, and what says the same with respect.

After the Publication Manual of the APA (7th ed., chapter 5: 5.1–5.10), APA's inclusive language guide (2nd
ed., 2023), the National Institute on Drug Abuse's "Words matter" (2021) for substance use, and
reportingonsuicide.org (2020) for suicide. Quotations, titles and the words of a group about itself are for
the author to judge: this is advice.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from plugins.errors import Problem, Severity


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern of words, what to write, and who says so."""

    pattern: re.Pattern[str]
    better: str
    source: str


def _wording(pattern: str, better: str, source: str) -> Wording:
    return Wording(re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), better, source)


_APA, _NIDA, _ROS = "APA 7, 5.4", "NIDA, Words matter", "reportingonsuicide.org"
WORDINGS = (
    _wording(r"commit(?:s|ted|ting)? suicide", "died by suicide, killed themself", _ROS),
    _wording(r"(?:failed|unsuccessful) (?:suicide )?attempts?(?: at suicide)?", "suicide attempt", _ROS),
    _wording(r"(?:successful|completed) suicides?", "death by suicide", _ROS),
    _wording(r"suicide epidemic", "rising rate of suicide", _ROS),
    _wording(r"(?:drug |alcohol )?addicts?|junk(?:ie|y)s?", "person with a substance use disorder", _NIDA),
    _wording(r"alcoholics?(?! anonymous)", "person with alcohol use disorder", _NIDA),
    _wording(
        r"(?:drug|substance|alcohol) abusers?",
        "person who uses drugs, person with alcohol use disorder", _NIDA,
    ),
    _wording(r"(?:drug|substance|alcohol) abuse", "substance use, unhealthy alcohol use", _NIDA),
    _wording(
        r"(?:stay(?:s|ed|ing)?|get(?:s|ting)?|got|being) clean(?= and sober|\.|,|;|$)|clean (?:urine|tests?)",
        "in recovery, tested negative", _NIDA,
    ),
    _wording(r"(?:the )?mentally ill", "people with mental illness", _APA),
    _wording(r"(?:the )?mentally retarded|retard(?:s|ed)?", "people with intellectual disability", _APA),
    _wording(r"schizophrenics?", "people with schizophrenia", _APA),
    _wording(
        r"bipolars|(?:is|are|was|were) bipolar",
        "people with bipolar disorder, has bipolar disorder", _APA,
    ),
    _wording(
        r"(?:borderlines|anorexics?|bulimics?|depressives|psychotics|psychopaths?|sociopaths?)",
        "people with … (name the condition)", _APA,
    ),
    _wording(
        r"the disabled|(?:the )?handicapped",
        "people with disabilities", _APA,
    ),
    _wording(
        r"(?:suffer(?:s|ed|ing)? from|afflicted (?:with|by)|victims? of) (?:\w+ ){0,2}"
        r"(?:disorder|illness|disease|depression|anxiety|autism|schizophrenia)",
        "has …, lives with …", _APA,
    ),
    _wording(r"wheelchair[- ]bound|confined to a wheelchair", "wheelchair user", _APA),
    _wording(r"(?:crazy|insane|lunatics?|nutcases?|psychos?)", "a plain description", _APA),
    _wording(r"normal people|(?:the )?able-bodied", "people without …, the general population", _APA),
    _wording(
        r"the (?:poor|homeless|aged)(?= (?:are|were|have|need|who|and|in)\b|[.,;:!?]|$)",
        "people with low incomes, people without housing, older adults", "APA 7, 5.3, 5.10",
    ),
    _wording(r"(?:the )?elderly|senior citizens|seniors", "older adults, people over 65", "APA 7, 5.3"),
    _wording(r"minorities|non-?whites?", "name the groups", "APA 7, 5.7"),
    _wording(r"caucasians?", "White people, people of European descent", "APA 7, 5.7"),
    _wording(r"illegal (?:aliens?|immigrants?)", "undocumented people", "APA inclusive language guide"),
    _wording(r"(?:opposite|both) sex(?:es)?", "another sex or gender, all genders", "APA 7, 5.5"),
    _wording(
        r"(?:sexual preferences?|homosexuals?)",
        "sexual orientation; gay men, lesbian women", "APA 7, 5.8",
    ),
    _wording(r"man(?:kind|made|power)|man hours", "humankind, artificial, workforce", "APA 7, 5.5"),
    _wording(r"third[- ]world", "low- and middle-income countries", "APA inclusive language guide"),
    _wording(
        r"non-?complian(?:t|ce)",
        "did not take …, reasons for not taking …", "APA inclusive language guide",
    ),
    _wording(
        r"frequent flyers?|difficult patients?|problem patients?",
        "a description of what happened", "APA inclusive language guide",
    ),
)  # fmt: skip


def wordings(file: Path, lines: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """Advice on the words of one text."""
    for number, line in lines:
        taken: list[tuple[int, int]] = []
        for wording in WORDINGS:
            for found in wording.pattern.finditer(line):
                if any(start < found.end() and found.start() < end for start, end in taken):
                    continue
                taken.append(found.span())
                sentence = f'"{found[0]}" may hurt or mislead.'
                suggestion = f"Perhaps: {wording.better} ({wording.source})."
                yield Problem(file, number, sentence, suggestion, Severity.WARNING)
