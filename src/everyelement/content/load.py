"""Read content files into records. This module alone knows TOML and cattrs; it checks shapes, not sense."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date, datetime
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin

from cattrs import Converter, transform_error
from cattrs.errors import ForbiddenExtraKeysError
from cattrs.gen import make_dict_structure_fn, override

from everyelement.errors import EveryElementError
from everyelement.law import Provision, Version

# The parser of the standard library, compiled: it comes with the tools for authors, and takes a quarter of the time.
try:
    import tomli as tomllib
except ImportError:
    import tomllib  # type: ignore[no-redef]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Mistake:
    """What is wrong, in which file and field, and what to try."""

    file: str
    field: str
    what: str
    attempt: str = ""

    def __str__(self) -> str:
        where = f"{self.file}: {self.field}" if self.field else self.file
        return f"{self.what}  {where}" + (f"\n    {self.attempt}" if self.attempt else "")


class ContentError(EveryElementError):
    """Raised with every mistake that was found, not just the first."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        """Keep the mistakes in the order of the files."""
        self.mistakes = sorted(mistakes)
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def _mend(text: str, error: str) -> str:
    """Say what to try, for what people who come from a word processor write in place of TOML."""
    place = re.search(r"at line (\d+)", error)
    line = text.split("\n")[int(place[1]) - 1] if place else ""
    if re.search("[\u201c\u201d\u2018\u2019]", line):
        return 'Write straight quotation marks ("), not curly ones.'
    if re.search(r"=\s*\d{1,2}[/.]\d{1,2}[/.]\d{2}", line):
        return "Write a date as 2024-05-10, without quotation marks."
    if not place and "string" in error:
        return 'A text that begins with """ ends with """: look for one that has no end.'
    return "Mend that line." if place else "Look at the last lines: something is begun there, and not ended."


class _NotThis(ValueError):
    """A value of another shape than the field wants; the sentence says which."""


def parse(path: Path, name: str) -> dict[str, Any]:
    """Read one TOML file as it stands. Raises `ContentError` where it is no TOML."""
    text = ""
    try:
        text = path.read_text(encoding="utf-8")
        return tomllib.loads(text)
    except FileNotFoundError as error:
        raise ContentError([Mistake(file=name, field="", what="this file is missing")]) from error
    except tomllib.TOMLDecodeError as error:
        what = f"this is not TOML: {error}"
        raise ContentError([Mistake(file=name, field="", what=what, attempt=_mend(text, str(error)))]) from error
    except UnicodeDecodeError as error:
        what = "this file is not UTF-8 text"
        raise ContentError([Mistake(file=name, field="", what=what, attempt="Save it as UTF-8.")]) from error


def structure(raw: Any, name: str, shape: type[T]) -> T:
    """Make a record of what a file says. Raises `ContentError` with every mistake of shape in it."""
    try:
        return _converter().structure(_plain(raw), shape)
    except Exception as error:
        found = [_mistake(line, name, raw) for line in transform_error(error, format_exception=_say)]
        raise ContentError(found) from error


def _plain(raw: Any) -> Any:
    """Spell field names as Python does; free keys (of `elements` and `wrong`) stay as they are."""
    if isinstance(raw, dict):
        return {
            key.replace("-", "_"): value if key in {"elements", "wrong"} else _plain(value)
            for key, value in raw.items()
        }
    return [_plain(value) for value in raw] if isinstance(raw, list) else raw


@cache
def _converter() -> Converter:
    converter = Converter(forbid_extra_keys=True)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, _exactly)
    converter.register_structure_hook(date, _day)
    converter.register_structure_hook_func(lambda t: t == tuple[str, ...], _texts)
    converter.register_structure_hook_func(_is_literal, _one_of)
    version = make_dict_structure_fn(Version, converter, _cattrs_forbid_extra_keys=True, since=override(rename="from"))
    converter.register_structure_hook(Version, version)
    # The library joins these to a provision; no file may.
    provision = make_dict_structure_fn(
        Provision,
        converter,
        _cattrs_forbid_extra_keys=True,
        table=override(omit=True),
        linked=override(omit=True),
    )
    converter.register_structure_hook(Provision, provision)
    return converter


def _is_literal(shape: Any) -> bool:
    return get_origin(shape) is Literal


def _exactly(value: Any, shape: type) -> Any:
    if type(value) is not shape:
        raise _NotThis(f"this should be {_NAMES[shape]}, not {value!r}")
    return value


def _day(value: Any, _: type) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise _NotThis(f"this should be a date such as 2024-05-10, without quotation marks, not {value!r}")
    return value


def _texts(value: Any, _: type) -> tuple[str, ...]:
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise _NotThis(f"this should be a text or a list of texts, not {value!r}")
    return tuple(texts)


def _one_of(value: Any, shape: Any) -> Any:
    known = get_args(shape)
    if value not in known:
        raise _NotThis(f"{value!r} is none of {', '.join(k or 'nothing' for k in known)}")
    return value


_NAMES: Mapping[type, str] = {str: "a text", int: "a whole number", bool: "true or false"}


def _say(error: BaseException, shape: type | None) -> str:
    """Word one of cattrs' complaints as a sentence."""
    if isinstance(error, KeyError):
        key = error.args[0]
        return f"the field {'from' if key == 'since' else key} is missing"
    if isinstance(error, ForbiddenExtraKeysError):
        return "; ".join(_unknown(key, error.cl) for key in sorted(error.extra_fields))
    if isinstance(error, _NotThis):
        return str(error)
    if isinstance(error, (TypeError, AttributeError)):
        return "this should be a table or a list"
    return f"this cannot be read as {shape}: {error}"


def _unknown(key: str, shape: type) -> str:
    near = get_close_matches(key, [f.name for f in fields(shape)], n=1) if is_dataclass(shape) else []
    return f"the field {key} is not known here" + (f"; did you mean {near[0]}?" if near else "")


def _mistake(line: str, name: str, raw: Any) -> Mistake:
    what, _, where = line.rpartition(" @ $")
    field = where.lstrip(".").replace("['", ".").replace("']", "").removesuffix("since")
    field += "from" if where.endswith("since") else ""
    attempt = "See docs/content.md for the fields of this file."
    if id_ := _innermost(field, raw):
        attempt = f"It is in {id_}. {attempt}"
    return Mistake(file=name, field=field, what=what, attempt=attempt)


def _innermost(field: str, raw: Any) -> str:
    """Find the id nearest to a field that is told by its place in lists; nobody counts to the 149th source."""
    id_ = ""
    for key, place in re.findall(r"([\w-]+)\[(\d+)\]", field):
        try:
            raw = raw[key][int(place)]
        except (KeyError, IndexError, TypeError):
            break
        own = raw.get("id") if isinstance(raw, dict) else None
        id_ = own if isinstance(own, str) else id_
    return id_
