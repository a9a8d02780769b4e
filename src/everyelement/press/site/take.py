"""A lesson to take along: one zip with its page, which works offline, its notebook and the licenses."""

import io
import re
import zipfile
from collections.abc import Mapping

from everyelement.place import shipped

_ELSEWHERE = re.compile(
    r'<nav class="(?:site|lessons|around)".*?</nav>|<section class="take".*?</section>'
    r'|<p class="trail">.*?</p>|<ul class="foot">.*?</ul>',
    re.DOTALL,
)
"""What of a page only leads to other pages."""
_LINK = re.compile(r' (href|src)="((?:\.\./)?[^":#?]+)([^":]*)"')
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip can name: the same contents make the same bytes on every day."""


def inside(lesson: str, page: str, files: Mapping[str, bytes], address: str = "") -> dict[str, bytes]:
    """Gather one lesson; `files` are those of the site that its page loads, and its notebook.

    Links to other pages lead to the site where its address is known, and otherwise nowhere: their text stays.
    """
    found = {f"{lesson}/{lesson}.html": _alone(page, set(files), address).encode()}
    found |= {f"{lesson}/{name.removeprefix('lessons/')}": contents for name, contents in files.items()}
    return found | {f"{lesson}/{name}": text for name, text in _licenses().items()}


def zipped(inside: Mapping[str, bytes]) -> bytes:
    """Pack what was gathered, the same bytes for the same files."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in sorted(inside):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.external_attr, entry.create_system = 0o644 << 16, 3  # not what this machine would say
            made.writestr(entry, inside[name], zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def loaded(page: str) -> list[str]:
    """List the files of the site that a lesson's page loads."""
    found = re.findall(r'(?:<link rel="stylesheet" href|<script defer src)="\.\./([^"?]+)', page)
    return list(dict.fromkeys(found))


def _alone(page: str, files: set[str], address: str) -> str:
    """Make a page that stands by itself: it finds its files beside it, and leads to no page that is not there."""

    def link(match: re.Match[str]) -> str:
        attribute, target, rest = match.groups()
        name = target.removeprefix("../") if target.startswith("../") else f"lessons/{target}"
        if name in files:
            return f' {attribute}="{name.removeprefix("lessons/")}{rest}"'
        return f' {attribute}="{address}{name}{rest}"' if address else ""

    return _LINK.sub(link, _ELSEWHERE.sub("", page))


def _licenses() -> dict[str, bytes]:
    """Read the licenses of the content and of the code; the latter lies beside the content, in a wheel too."""
    content = shipped("content")
    found = {"LICENSE-content.txt": content / "LICENSE", "LICENSE-code.txt": content.parent / "LICENSE"}
    return {name: path.read_bytes().replace(b"\r\n", b"\n") for name, path in found.items()}
