"""The law by date: which version holds on which day, under which number, and how the older ones were rebuilt."""

from datetime import date, timedelta

import pytest

from everyelement.content import library
from everyelement.law import NoText, Version, judge

DAYS = {
    "ca-279-01": ["2019-06-21"],
    "eu-2011-36-2": ["2011-04-15"],
    "library-ordinance": ["2020-01-01", "2023-01-01"],
    "palermo-3": ["2003-12-25"],
    "uk-modern-slavery-2": ["2015-07-31"],
    "us-18-1591-a1": ["2000-10-28", "2003-12-19", "2008-12-23", "2015-05-29", "2018-04-11"],
    "us-18-1591-a2": ["2000-10-28", "2003-12-19", "2008-12-23", "2015-05-29", "2018-04-11"],
    "us-18-1591-b": ["2006-07-27", "2008-12-23", "2015-05-29"],
    "us-18-1594-a": ["2000-10-28", "2003-12-19", "2008-12-23"],
    "us-18-1594-c": ["2008-12-23"],
    "us-18-1595-beneficiary": ["2008-12-23", "2023-01-05"],
    "us-18-1595-perpetrator": ["2003-12-19", "2008-12-23", "2023-01-05"],
    "us-22-7102-11-a": ["2000-10-28", "2013-03-07", "2015-05-29", "2019-01-09"],
    "us-22-7102-12": ["2000-10-28", "2013-03-07", "2015-05-29", "2019-01-09"],
    "us-ca-236-1": ["2025-02-20"],
    "us-hi-712-1202": ["2022-01-01"],
    "us-mt-45-5-701": ["2023-09-01"],
    "us-sd-22-49-1": ["2020-07-01", "2025-07-01"],
    "us-tx-20a-02": ["2024-02-29"],
    "us-wy-6-2-701": ["2020-07-01"],
    "us-wy-6-2-702": ["2020-07-01"],
    "us-wy-6-2-703": ["2020-07-01"],
}
WORDS_NEVER_AMENDED = {"us-18-1594-a", "us-18-1594-c", "palermo-3", "library-ordinance", "us-sd-22-49-1"}
"""Where today's text is that of the older versions too, or where all texts are at hand."""


def version(id_: str, day: str) -> Version:
    return library().provision(id_).on(date.fromisoformat(day))


def first_days() -> list[tuple[str, str]]:
    return [(id_, day) for id_, days in DAYS.items() for day in days]


def test_the_days_of_every_provision_are_those_listed():
    there = {id_: [str(v.since) for v in library().provision(id_).version] for id_ in library().provision_ids()}
    assert there == DAYS


@pytest.mark.parametrize(("id_", "day"), first_days())
def test_a_version_holds_on_its_first_day(id_, day):
    assert str(version(id_, day).since) == day


@pytest.mark.parametrize(("id_", "day"), first_days())
def test_a_version_does_not_hold_on_the_day_before(id_, day):
    provision, before = library().provision(id_), date.fromisoformat(day) - timedelta(days=1)
    earlier = [d for d in DAYS[id_] if d < day]
    if earlier:
        assert str(provision.on(before).since) == earlier[-1]
    else:
        with pytest.raises(NoText, match=day) as refused:
            judge(provision, {}, on=before)
        assert str(before) in str(refused.value)


@pytest.mark.parametrize(("id_", "day"), first_days())
def test_every_quotation_is_verbatim(id_, day):
    found = version(id_, day)
    text = " ".join(found.text.split())
    wrong = [(e.id, quote) for e in found.element for quote in e.quote if " ".join(quote.split()) not in text]
    assert wrong == []


@pytest.mark.parametrize(("id_", "day"), first_days())
def test_every_element_quotes_the_law_or_says_why_it_cannot(id_, day):
    wrong = [e.id for e in version(id_, day).element if bool(e.quote) == bool(e.structure)]
    assert wrong == []


@pytest.mark.parametrize("id_", DAYS)
def test_only_the_latest_text_was_read_and_the_older_ones_say_how_they_were_rebuilt(id_):
    *older, latest = library().provision(id_).version
    assert not latest.rebuilt
    if id_ in WORDS_NEVER_AMENDED:
        assert not any(v.rebuilt for v in older)
    else:
        assert all(v.rebuilt and "amendment notes" in v.rebuilt_note for v in older)


@pytest.mark.parametrize(
    ("id_", "day", "citation"),
    [
        ("us-22-7102-12", "2000-10-28", "22 U.S.C. § 7102(9)"),
        ("us-22-7102-12", "2013-03-07", "22 U.S.C. § 7102(10)"),
        ("us-22-7102-12", "2015-05-29", "22 U.S.C. § 7102(10)"),
        ("us-22-7102-12", "2019-01-08", "22 U.S.C. § 7102(10)"),
        ("us-22-7102-12", "2019-01-09", "22 U.S.C. § 7102(12)"),
        ("us-22-7102-11-a", "2000-10-28", "22 U.S.C. § 7102(8)(A)"),
        ("us-22-7102-11-a", "2015-05-29", "22 U.S.C. § 7102(9)(A)"),
        ("us-22-7102-11-a", "2019-01-09", "22 U.S.C. § 7102(11)(A)"),
    ],
)
def test_the_number_of_the_paragraph_is_the_one_of_that_day(id_, day, citation):
    found = version(id_, day)
    assert found.citation == citation
    assert citation.removeprefix("22 U.S.C. § 7102").removesuffix("(A)") in found.text


FOREIGN = (
    "in or affecting interstate or foreign commerce, or within the special maritime and territorial jurisdiction of "
    "the United States"
)
RECKLESS = (
    ", or in reckless disregard of the fact, that means of force, threats of force, fraud, coercion described in "
    "subsection (e)(2), or any combination of such means"
)
ADVERTISING = ", except where the act constituting the violation of paragraph (1) is advertising,"
BENEFITS = (
    " (or whoever knowingly benefits, financially or by receiving anything of value from participation in a venture "
    "which that person knew or should have known has engaged in an act in violation of this chapter)"
)
AMENDMENTS = {  # what the amendment notes say was replaced by what, in the words of the notes
    ("us-18-1591-a1", "2003-12-19"): [("in or affecting interstate commerce", FOREIGN)],
    ("us-18-1591-a1", "2008-12-23"): [
        (" that force, fraud, or coercion described in subsection (c)(2)", RECKLESS),
        ("or obtains", "obtains, or maintains"),
    ],
    ("us-18-1591-a1", "2015-05-29"): [
        ("knowing, or", f"knowing, or{ADVERTISING}"),
        ("obtains,", "obtains, advertises,"),
        ("or maintains", "maintains, patronizes, or solicits"),
        (" or maintained", ", maintained, patronized, or solicited"),
        ("knew that the person", "knew, or recklessly disregarded the fact, that the person"),
    ],
    ("us-18-1591-b", "2008-12-23"): [
        (
            "force, fraud, or coercion",
            (
                "means of force, threats of force, fraud, or coercion described in subsection (e)(2), or by any "
                "combination of such means,"
            ),
        ),
    ],
    ("us-18-1591-b", "2015-05-29"): [
        ("or obtained", "obtained, patronized, or solicited"),
        ("obtained,", "obtained, advertised,"),
    ],
    ("us-18-1595-perpetrator", "2008-12-23"): [
        ("of section 1589, 1590, or 1591 ", ""),
        ("perpetrator", f"perpetrator{BENEFITS}"),
    ],
    ("us-18-1595-perpetrator", "2023-01-05"): [
        ("whoever knowingly benefits,", "whoever knowingly benefits, or attempts or conspires to benefit,"),
    ],
    ("us-22-7102-12", "2013-03-07"): [("(9)", "(10)")],
    ("us-22-7102-12", "2015-05-29"): [("or obtaining", "obtaining, patronizing, or soliciting")],
    ("us-22-7102-12", "2019-01-09"): [("(10)", "(12)")],
}


@pytest.mark.parametrize(("id_", "day"), AMENDMENTS)
def test_each_amendment_turns_the_text_before_it_into_the_text_after_it(id_, day):
    def without_definitions(found: Version) -> str:
        return found.text.rpartition("* * *")[0] or found.text

    after = version(id_, day)
    before = library().provision(id_).on(after.since - timedelta(days=1))
    text = without_definitions(before)
    for old, new in AMENDMENTS[id_, day]:
        assert old in text
        text = text.replace(old, new)
    expected = without_definitions(after)
    if (id_, day) == ("us-18-1591-a1", "2008-12-23"):  # the year in which subsection (c) was added whole
        expected, _, added = expected.partition("* * *")
        text = text.partition("* * *")[0]
        assert added.strip().startswith("(c) In a prosecution under subsection (a)(1)")
    assert text == expected


@pytest.mark.parametrize(
    ("day", "terms"),
    [
        ("2000-10-28", ["commercial sex act", "coercion", "venture"]),
        ("2008-12-23", ["abuse or threatened abuse", "coercion", "commercial sex act", "serious harm", "venture"]),
        (
            "2018-04-11",
            [
                "abuse or threatened abuse", "coercion", "commercial sex act", "participation in a venture",
                "serious harm", "venture",
            ],
        ),
    ],
)  # fmt: skip
def test_the_definitions_of_the_section_have_the_numbers_of_that_day(day, terms):
    definitions = version("us-18-1591-a1", day).text.rpartition("* * *")[2]
    lines = [line for line in definitions.splitlines() if "The term" in line]
    assert len(lines) == len(terms)
    for number, (line, term) in enumerate(zip(lines, terms, strict=True), start=1):
        assert line.startswith(f'({number}) The term "{term}')


@pytest.mark.parametrize("day", DAYS["us-18-1591-a1"])
def test_both_paragraphs_of_the_offense_are_read_from_one_text(day):
    assert version("us-18-1591-a1", day).text == version("us-18-1591-a2", day).text


def test_the_words_about_what_must_be_known_of_age_were_read_in_two_ways_until_2015():
    readings = {day: [r.id for r in version("us-18-1591-a1", day).reading] for day in DAYS["us-18-1591-a1"]}
    assert readings == {
        "2000-10-28": [],
        "2003-12-19": [],
        "2008-12-23": ["whole-burden", "knowledge-only"],
        "2015-05-29": [],
        "2018-04-11": [],
    }


# -- laws of other places: what was not read is refused, and what was not read as law says so

LAST_DAYS = {"eu-2011-36-2": "2024-06-23", "us-tx-20a-02": "2025-08-31"}


def test_only_these_laws_end_before_today():
    ends = {
        id_: str(v.until)
        for id_ in library().provision_ids()
        for v in library().provision(id_).version
        if v.until is not None
    }
    assert ends == LAST_DAYS


@pytest.mark.parametrize(("id_", "day"), LAST_DAYS.items())
def test_a_day_after_what_was_read_is_refused(id_, day):
    provision, last = library().provision(id_), date.fromisoformat(day)
    assert provision.on(last).until == last
    with pytest.raises(NoText, match=day):
        judge(provision, {}, on=last + timedelta(days=1))


def test_south_dakota_added_four_acts_in_2025_and_took_none_away():
    def acts(day: str) -> set[str]:
        return set(next(e.any for e in version("us-sd-22-49-1", day).element if e.id == "act"))

    assert acts("2025-06-30") < acts("2025-07-01")
    assert acts("2025-07-01") - acts("2025-06-30") == {"entice", "advertise", "maintain", "solicit"}


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("us-wy-6-2-702", "Not the text of the law"),
        ("us-wy-6-2-703", "Not the text of the law"),
        ("us-ca-236-1", "Read only as a bill"),
        ("us-mt-45-5-701", "punishes nobody"),
        ("us-wy-6-2-701", "punishes nobody"),
        ("eu-2011-36-2", "convicts nobody"),
    ],
)
def test_what_is_no_crime_or_was_not_read_as_law_says_so_in_its_plain_sentence(id_, said):
    assert said in library().provision(id_).plain


NOT_READ = ("us-mt-45-5-702", "us-mt-45-5-705", "us-mt-45-5-706", "us-mt-45-5-711")


def test_montanas_offenses_have_no_tree_because_they_were_not_read():
    assert not set(NOT_READ) & set(library().provision_ids())


def test_no_law_of_another_place_rests_on_a_source_that_was_only_reported():
    laws = [library().provision(id_) for id_ in library().provision_ids()]
    foreign = [law for law in laws if law.jurisdiction not in {"us", "made-up"}]
    assert len(foreign) == 12
    assert {library().sources[v.source].grade for law in foreign for v in law.version} == {"VERIFIED"}
