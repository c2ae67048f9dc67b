"""Which repository the editing page writes to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

GITHUB = "https://api.github.com"


@dataclass(frozen=True, slots=True)
class Editing:
    """A repository ("owner/name") and branch at GitHub; `api` is another address only for an own GitHub.

    With `review` a saved change is proposed as a pull request instead of being made at once.
    """

    repository: str
    branch: str = "main"
    api: str = GITHUB
    review: bool = False


def editing(environment: Mapping[str, str]) -> Editing | None:
    """What ADMIN_REPOSITORY and the other variables say; None when there is to be no editing page.

    Raises ValueError, with a sentence, when they say what cannot be.
    """
    repository = environment.get("ADMIN_REPOSITORY", "")
    if not repository:
        return None
    if not re.fullmatch(r"[\w.-]+/[\w.-]+", repository):
        raise ValueError(
            f'ADMIN_REPOSITORY is "{repository}". Write owner/name, as in its address at GitHub.'
        )
    branch = environment.get("ADMIN_BRANCH") or "main"
    if not re.fullmatch(r"[\w./-]+", branch):
        raise ValueError(f'ADMIN_BRANCH is "{branch}". Write the name of a branch, such as main.')
    api = environment.get("ADMIN_API") or GITHUB
    if not re.fullmatch(r"https?://[\w.:-]+(?:/[\w./-]*)?", api):
        raise ValueError(f'ADMIN_API is "{api}". Write an address that starts with https://')
    review = environment.get("ADMIN_REVIEW") or "no"
    if review not in {"yes", "no"}:
        raise ValueError(f'ADMIN_REVIEW is "{review}". Write yes to have changes proposed first, or no.')
    return Editing(repository, branch, api.rstrip("/"), review == "yes")
