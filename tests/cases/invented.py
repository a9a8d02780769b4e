"""Two invented records, how to change them, and what is found of them; read by the tests beside it."""

from copy import deepcopy
from typing import Any

from everyelement.content import library
from everyelement.content.decided import Judged, judge_record
from everyelement.content.record_file import record_of
from everyelement.law import Truth

SHELF = library()
ELEVENTH, SIXTH = "U.S. Court of Appeals, Eleventh Circuit", "U.S. District Court, Northern District of Ohio"

SELLER: dict[str, Any] = {
    "name": "Invented: a seller",
    "court": "U.S. Court of Appeals, Fifth Circuit",
    "year": 2020,
    "fact_summary": "In 2016 it happened.",
    "coded_facts": {
        "acts": ["recruit", "transport"],
        "acts_attributed_to": "defendant",
        "means": [],
        "victim_age_class": "under_18",
        "mens_rea": {"level": ["knew"], "as_to": "age"},
        "thing_of_value": {"present": "yes", "what": "money"},
        "commerce_nexus": {"present": "not_at_issue"},
    },
    "expected": [{"provision": "18 U.S.C. § 1591(a)(1)", "result": "satisfied"}],
}
INN: dict[str, Any] = {
    "name": "Invented: an inn",
    "court": "U.S. Court of Appeals, Eleventh Circuit",
    "year": 2022,
    "coded_facts": {
        "acts": ["harbor"],
        "acts_attributed_to": "third party",
        "means": ["force"],
        "victim_age_class": "adult",
        "mens_rea": {"level": ["constructive_knowledge"], "as_to": "trafficking of the plaintiff"},
        "thing_of_value": {"present": "yes", "what": "money"},
        "commerce_nexus": {"present": "not_at_issue"},
        "venture": {
            "alleged": True,
            "facts": "an inn and a guest",
            "benefit": "room revenue",
            "participation": "staff kept a look-out for the guest",
            "knowledge": "should have known",
        },
    },
    "expected": [{"provision": "18 U.S.C. § 1595(a)", "result": "satisfied"}],
}


def with_(base: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Change fields, each named by its path with two underscores for a dot; None takes one out."""
    made = deepcopy(base)
    for path, value in changes.items():
        *way, last = path.split("__")
        table = made
        for step in way:
            table = table.setdefault(step, {})
        if value is None:
            del table[last]
        else:
            table[last] = value
    return made


def facts(base: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return with_(base, **{f"coded_facts__{path}": value for path, value in changes.items()})


def judged(raw: dict[str, Any]) -> list[Judged]:
    return list(judge_record(SHELF, record_of(raw)))


def found(raw: dict[str, Any]) -> Truth | None:
    return judged(raw)[0].truth


def asked(base: dict[str, Any], *provisions: str) -> dict[str, Any]:
    return with_(base, expected=[{"provision": name, "result": "satisfied"} for name in provisions])
