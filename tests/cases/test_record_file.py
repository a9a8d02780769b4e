"""A case that is not in the library: read from its file, judged as its court would be asked, mistakes as sentences."""

import json
import sys
from copy import deepcopy

import pytest
from click.testing import CliRunner

from everyelement.cli import main
from everyelement.content import ContentError, library
from everyelement.content.decided import judge_record
from everyelement.content.record_file import read_record, record_of
from everyelement.errors import EveryElementError
from everyelement.law import Truth

SHELF = library()
BUYER = {
    "name": "A made-up case",
    "court": "U.S. Court of Appeals, Eighth Circuit",
    "year": 2021,
    "coded_facts": {
        "acts": ["obtain"],
        "acts_attributed_to": "defendant",
        "means": [],
        "victim_age_class": "under_18",
        "mens_rea": {"level": ["reasonable_opportunity"], "as_to": "age"},
        "thing_of_value": {"present": "yes", "what": "money"},
        "commerce_nexus": {"present": "not_at_issue"},
        "venture": {"alleged": False, "facts": ""},
        "not_stated_in_text_read": [],
        "coded_from_outcome": ["mens_rea.level"],
    },
    "elements": {"mens_rea": {"status": "met"}},
    "elements_tested": ["mens_rea"],
    "expected": [{"provision": "18 U.S.C. § 1591(a)", "result": "satisfied"}],
}
HOTEL = {
    **BUYER,
    "court": "U.S. District Court, Southern District of Ohio",
    "coded_facts": {
        "acts": [],
        "acts_attributed_to": "none coded",
        "means": [],
        "victim_age_class": "not_at_issue",
        "mens_rea": {"level": ["constructive_knowledge"], "as_to": "trafficking by the renters"},
        "thing_of_value": {"present": "not_at_issue", "what": ""},
        "commerce_nexus": {"present": "not_at_issue", "what": ""},
        "venture": {
            "alleged": True,
            "facts": "",
            "benefit": "room revenue",
            "participation": "rented rooms to them again and again",
            "knowledge": "should have known",
        },
        "not_stated_in_text_read": ["age", "means"],
    },
    "expected": [{"provision": "18 U.S.C. § 1595(a)", "result": "satisfied"}],
}


def changed(base: dict, **changes) -> dict:
    """Change fields, each named by its path with two underscores for a dot."""
    made = deepcopy(base)
    for path, value in changes.items():
        *way, last = path.split("__")
        table = made["coded_facts"] if way or path in made["coded_facts"] else made
        for step in way:
            table = table[step]
        table[last] = value
    return made


def asks(provision: str) -> list[dict]:
    return [{"provision": provision, "result": "satisfied"}]


ATTEMPT, PLAN = "18 U.S.C. § 1591(a)(1) (attempt)", "conspiracy to violate 18 U.S.C. § 1591"
FORCE = {"victim_age_class": "adult", "means": ["force"], "mens_rea": {"level": ["knew"], "as_to": "force"}}
UNSEEN = {
    "a buyer who could observe": (BUYER, "us-18-1591-a1", Truth.YES),
    "an adult and no means": (changed(BUYER, victim_age_class="adult"), "us-18-1591-a1", Truth.NO),
    "an adult and force": (changed(BUYER, **FORCE), "us-18-1591-a1", Truth.YES),
    "an unknowing driver": (
        changed(BUYER, **{**FORCE, "mens_rea": {"level": ["not_shown"], "as_to": "force"}}),
        "us-18-1591-a1",
        Truth.NO,
    ),
    "nothing shown of trafficking": (
        changed(BUYER, mens_rea={"level": ["not_shown"], "as_to": "that she was trafficked"}),
        "us-18-1591-a1",
        Truth.NO,
    ),
    "nothing of value": (changed(BUYER, thing_of_value={"present": "no"}), "us-18-1591-a1", Truth.NO),
    "value for another reason": (
        changed(BUYER, thing_of_value={"present": "yes", "what": "a home, not given on account of any act"}),
        "us-18-1591-a1",
        Truth.NO,
    ),
    "no commerce": (changed(BUYER, commerce_nexus={"present": "no"}), "us-18-1591-a1", Truth.NO),
    "no act": (changed(BUYER, acts=[]), "us-18-1591-a1", Truth.NO),
    "no act that was read": (
        changed(BUYER, acts=[], not_stated_in_text_read=["act verb"]),
        "us-18-1591-a1",
        Truth.UNKNOWN,
    ),
    "advertising and disregard": (
        changed(BUYER, acts=["advertise"], mens_rea={"level": ["reckless_disregard"], "as_to": "age"}, conduct=2018),
        "us-18-1591-a1",
        Truth.UNKNOWN,
    ),
    "advertising and a chance to observe, knowledge denied": (
        changed(BUYER, acts=["advertise"], mens_rea={"level": ["not_shown"], "as_to": "age"}),
        "us-18-1591-a1",
        Truth.NO,
    ),
    "a decoy": (
        changed(BUYER, victim_age_class="fictitious_under_18", mens_rea={"level": ["knew"], "as_to": "age (believed)"}),
        "us-18-1594-a",
        Truth.YES,
    ),
    "an attempt": (
        changed(BUYER, mens_rea={"level": ["knew"], "as_to": "age"}, expected=asks(ATTEMPT)),
        "us-18-1594-a",
        Truth.YES,
    ),
    "a plan with force": (changed(BUYER, **FORCE, expected=asks(PLAN)), "us-18-1594-c", Truth.YES),
    "a plan, and the agreement is the question": (
        changed(BUYER, **FORCE, expected=asks(PLAN), elements_tested=["other"]),
        "us-18-1594-c",
        Truth.UNKNOWN,
    ),
    "a hotel in Ohio": (HOTEL, "us-18-1595-beneficiary", Truth.YES),
    "a hotel that only watched": (
        changed(HOTEL, venture__participation="not shown"),
        "us-18-1595-beneficiary",
        Truth.NO,
    ),
    "a hotel that could not know": (
        changed(HOTEL, mens_rea={"level": ["not_shown"], "as_to": "trafficking by the renters"}),
        "us-18-1595-beneficiary",
        Truth.NO,
    ),
    "a hotel whose guests did nothing of the kind": (
        changed(HOTEL, victim_age_class="adult", not_stated_in_text_read=[]),
        "us-18-1595-beneficiary",
        Truth.NO,
    ),
    "a hotel that did not act on the signs": (
        changed(HOTEL, venture__participation="did not act on the signs and went on renting"),
        "us-18-1595-beneficiary",
        Truth.YES,
    ),
    "no action is no denial": (
        changed(HOTEL, venture__participation="no action on complaints, and rooms rented as before"),
        "us-18-1595-beneficiary",
        Truth.YES,
    ),
    "no joint project": (
        changed(HOTEL, venture__participation="no joint project with the renters"),
        "us-18-1595-beneficiary",
        Truth.NO,
    ),
    "a hotel that harbored": (
        changed(HOTEL, acts=["harbor"], acts_attributed_to="defendant"),
        "us-18-1595-beneficiary",
        Truth.YES,
    ),
    "a general profit": (changed(HOTEL, venture__benefit="general profit"), "us-18-1595-beneficiary", Truth.NO),
    "a platform that should have known": (
        changed(HOTEL, provisions_at_issue=["18 U.S.C. § 1595(a)", "47 U.S.C. § 230"]),
        "us-18-1595-beneficiary",
        Truth.UNKNOWN,
    ),
    "a perpetrator who is sued": (
        changed(BUYER, **FORCE, expected=asks("18 U.S.C. § 1595(a)")),
        "us-18-1595-perpetrator",
        Truth.YES,
    ),
}


@pytest.mark.parametrize("name", UNSEEN)
def test_a_case_not_seen_before(name):
    raw, provision, truth = UNSEEN[name]
    (one,) = judge_record(SHELF, record_of(raw))
    assert (one.provision, one.truth) == (provision, truth)


def test_of_two_people_each_is_judged():
    raw = changed(BUYER, **{**FORCE, "victim_age_class": "mixed_adult_and_under_18"})
    (one,) = judge_record(SHELF, record_of(raw))
    assert [ruling.person for ruling in one.rulings] == ["under_18", "adult"]


def test_a_contradiction_is_a_sentence():
    raw = changed(BUYER, mens_rea={"level": ["knew", "not_shown"], "as_to": "age"})
    assert [one.truth for one in judge_record(SHELF, record_of(raw))] == [Truth.YES], "the first answer stands"


@pytest.mark.parametrize("kind", ["yaml", "json", "toml"])
def test_every_kind_of_file_says_the_same(tmp_path, kind):
    path = tmp_path / f"case.{kind}"
    path.write_text(json.dumps(BUYER), encoding="utf-8")  # JSON is YAML, too
    if kind == "toml":
        path.write_text(as_toml(BUYER), encoding="utf-8")
    assert read_record(path, SHELF.coding) == record_of(BUYER)


def as_toml(raw: dict) -> str:
    """Write the example by hand: each value is TOML as it is JSON, but tables."""
    facts = dict(raw["coded_facts"])
    tables = {name: facts.pop(name) for name in list(facts) if isinstance(facts[name], dict)}
    lines = [f"{name} = {json.dumps(raw[name], ensure_ascii=False)}" for name in ("name", "court", "year")]
    lines += ['elements_tested = ["mens_rea"]', "[coded_facts]"]
    lines += [f"{name} = {json.dumps(value)}" for name, value in facts.items()]
    for name, table in tables.items():
        lines += [f"[coded_facts.{name}]", *(f"{key} = {json.dumps(value)}" for key, value in table.items())]
    lines += ['[elements.mens_rea]\nstatus = "met"', "[[expected]]"]
    lines += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in raw["expected"][0].items()]
    return "\n".join(lines)


WRONG = {
    "a word": (changed(BUYER, acts=["obtane"]), "the word obtane is not known here", "Did you mean obtain?"),
    "a status": (
        changed(BUYER, elements={"act": {"status": "won"}}),
        "the word won is not known here",
        "Choose of met",
    ),
    "an element": (changed(BUYER, elements={"acts": "met"}), "the word acts is not known here", "Did you mean act"),
    "a result": (
        changed(BUYER, expected=[{"provision": "18 U.S.C. § 1591", "result": "satisfyed"}]),
        "the word satisfyed is not known here",
        "Did you mean satisfied",
    ),
    "no provision": (changed(BUYER, expected=[]), "the case names no provision", "Give expected"),
    "half a provision": (changed(BUYER, expected=["1591"]), "the field provision is missing", "Name it"),
    "the year": (changed(BUYER, year="soon"), "the year 'soon' is no year", "Write the year"),
    "the day": (changed(BUYER, conduct="last spring"), "'last spring' is no day", "Write it as"),
    "a table": (changed(BUYER, mens_rea="knew"), "this should be a table of fields", "It has the fields level"),
    "coded facts": (changed(BUYER) | {"coded_facts": []}, "this should be a table of fields", "Begin with acts"),
    "elements": (changed(BUYER, elements=["act"]), "this should be a table of fields", "One of act"),
    "a field": (
        {name: value for name, value in BUYER.items() if name != "court"} | {"courts": "x"},
        "the field court is missing",
        "Is it what is called courts?",
    ),
    "a part": (changed(BUYER, mens_rea={"levle": ["knew"]}), "the field level is missing", "called levle?"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_bad_file_gets_a_sentence(tmp_path, name):
    raw, what, attempt = WRONG[name]
    path = tmp_path / "case.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        read_record(path, SHELF.coding)
    assert what in str(caught.value)
    assert attempt in str(caught.value)


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("case.json", b"{", "this is not JSON"),
        ("case.yaml", b"a: [b", "this is not YAML"),
        ("case.toml", b"a = ", "this is not TOML"),
        ("case.yaml", b"\xff\xfe", "this file is not UTF-8 text"),
        ("case.yaml", b"a word", "this file does not hold a table of fields"),
        ("case.yaml", b"", "this file does not hold a table of fields"),
    ],
)
def test_a_file_that_is_none_gets_a_sentence(tmp_path, file, text, said):
    path = tmp_path / file
    path.write_bytes(text)
    with pytest.raises(ContentError, match=said):
        read_record(path, SHELF.coding)


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path):
    with pytest.raises(ContentError, match="this file cannot be opened"):
        read_record(tmp_path / "gone.yaml", SHELF.coding)


def test_without_the_extra_yaml_is_refused_with_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "ruamel.yaml", None)
    path = tmp_path / "case.yaml"
    path.write_text(json.dumps(BUYER), encoding="utf-8")
    with pytest.raises(EveryElementError, match=r'pip install "everyelement\[cases\]", or write the case as JSON'):
        read_record(path, SHELF.coding)


# -- on the command line


def run(*words: str):
    return CliRunner().invoke(main, ["judge", *words])


@pytest.fixture
def file(tmp_path) -> str:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(BUYER), encoding="utf-8")
    return str(path)


def test_judge_says_what_it_finds_of_a_case(file):
    done = run("--case", file)
    assert done.exit_code == 0, done.output
    assert "Judged by its coded facts, as of 2018-07-01: not stated: by our rule 3 years before" in done.output
    assert "Found: met. The court: satisfied. They agree." in done.output
    assert "  mens_rea (tested): court met, here met: agrees" in done.output
    assert "Without what was coded from the outcome (mens_rea.level): open." in done.output
    assert done.output.rstrip().endswith("It is not legal advice.")


def test_judge_prints_a_case_as_plain_values(file):
    done = json.loads(run("--case", file, "--json", "--on", "2007-07-01").output)
    assert done["conduct"]["on"] == "2007-07-01"
    (thing,) = done["judged"]
    assert (thing["finding"], thing["without_outcome"]["finding"]) == ("open", "open")
    assert {"element": "under-18", "title": "Under eighteen in fact", "finding": "met"} in thing["people"][0][
        "elements"
    ]


def test_judge_takes_another_provision_and_reading_for_a_case(tmp_path):
    path = tmp_path / "case.json"
    path.write_text(json.dumps(HOTEL), encoding="utf-8")
    done = run("--case", str(path), "--reading", "criminal-definition")
    assert "Reading: The criminal definition" in done.output
    assert "Found: open." in done.output
    under = run("--case", str(path), "--under", "us-18-1591-a2")
    assert "18 U.S.C. § 1591(a)(2)" in under.output


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name one thing to judge"),
        (("the-side-job", "--case", "FILE"), "Name one thing to judge"),
        (("--case", "FILE", "--of", "him"), "A decided case has no --variation, --of or --toward"),
        (("the-side-job",), "Name the provision with --under"),
        (("--case", "FILE", "--on", "soon"), "soon is no day"),
        (("--case", "FILE", "--under", "us-18-1591-a3"), "There is no provision called us-18-1591-a3"),
    ],
)
def test_wrong_use_gets_a_sentence(file, words, said):
    done = run(*(file if word == "FILE" else word for word in words))
    assert done.exit_code == 2
    assert said in done.output
