"""The trees of § 1591 against the Ninth Circuit's model instructions 20.25, 20.25A and 20.26.

Every numbered element stands on nodes of the tree, and every node stands under a numbered element or is named here
with the reason why only the statute has it. The instructions are one court's reading; the statute is the measure.
"""

from datetime import date
from typing import NamedTuple

import pytest

from everyelement.content import library
from everyelement.law import Element, Truth, judge

TODAY = date(2024, 5, 10)
ACTS = {
    "act", "recruits", "entices", "harbors", "transports", "provides", "obtains", "advertises", "maintains",
    "patronizes", "solicits",
}  # fmt: skip
ACT_WORDS = (
    "the defendant knowingly [recruited] [enticed] [harbored] [transported] [provided] [obtained] [advertised] "
    "[maintained] [patronized] [or] [solicited] a person"
)
COMMERCE_WORDS = (
    "the defendant's acts were [in or affecting interstate or foreign commerce] [within the special maritime and "
    "territorial jurisdiction of the United States]"
)
COMMERCE = {"jurisdiction", "commerce", "special-jurisdiction"}
KNOWLEDGE_OF_MEANS = {"knowledge-of-means", "knew-means", "disregarded-means"}
KNOWLEDGE_OF_AGE = {"knowledge-of-age", "knew-age", "disregarded-age"}
KNOWLEDGE_OF_SEX = {"knowledge-of-commercial-sex", "knew-commercial-sex", "disregarded-commercial-sex"}
MEANS = {"means", "force", "threats-of-force", "fraud", "coercion", "to-cause"}
IN_PROSPECT = "structure: what has to be so in order that there be something to know; folded into the mental state"
DEFINED = "a definition in § 1591(e), to which the comment only refers"
ACT_BY_ACT = "structure: the mental state goes with the act; the comment says it of advertising in one sentence"


class Instruction(NamedTuple):
    provision: str
    branch: str
    elements: dict[str, tuple[str, set[str]]]
    statute_only: dict[str, str]


SEX_ACT_PARTS = {"sex-act": DEFINED, "value": DEFINED, "on-account": DEFINED}
COERCION_PARTS = {
    "threats-of-serious-harm": DEFINED,
    "harm-threatened": DEFINED,
    "serious-harm": DEFINED,
    "threats-of-restraint": DEFINED,
    "scheme": DEFINED,
    "pattern": DEFINED,
    "harm-or-restraint": DEFINED,
    "restraint-feared": DEFINED,
    "abuse-of-law": DEFINED,
}

INSTRUCTIONS = {
    "20.25": Instruction(
        "us-18-1591-a1",
        "branch-b",
        {
            "First": (ACT_WORDS, ACTS | {"knowingly", "person"}),
            "Second": ("the person had not attained the age of 18 years", {"under-18"}),
            "Third": (
                ("the defendant [knew] [was in reckless disregard of the fact] that the person had not attained the "
                "age of 18 years"),
                KNOWLEDGE_OF_AGE | {"could-observe"},
            ),
            "Fourth": (
                ("the defendant [knew] [was in reckless disregard of the fact] that the person would be caused to "
                "engage in a commercial sex act"),
                KNOWLEDGE_OF_SEX,
            ),
            "Fifth": (COMMERCE_WORDS, COMMERCE),
        },
        {
            "branch-b": "the offense of the instruction as a whole",
            "commercial-sex-act": IN_PROSPECT,
            **SEX_ACT_PARTS,
            "act-with-mental-state-b": ACT_BY_ACT,
            "other-than-advertising-b": ACT_BY_ACT,
            "advertising-b": ACT_BY_ACT,
        },
    ),
    "20.25A": Instruction(
        "us-18-1591-a1",
        "branch-a",
        {
            "First": (ACT_WORDS, ACTS | {"knowingly", "person"}),
            "Second": (
                ("the defendant [knew] [was in reckless disregard of the fact] that force, threats of force, fraud, "
                "coercion, or any combination would be used to cause the person to engage in a commercial sex act"),
                KNOWLEDGE_OF_MEANS | MEANS,
            ),
            "Third": (COMMERCE_WORDS, COMMERCE),
        },
        {
            "branch-a": "the offense of the instruction as a whole",
            "commercial-sex-act": IN_PROSPECT,
            **SEX_ACT_PARTS,
            "means-in-prospect": IN_PROSPECT,
            **COERCION_PARTS,
            "act-with-mental-state-a": ACT_BY_ACT,
            "other-than-advertising-a": ACT_BY_ACT,
            "advertising-a": ACT_BY_ACT,
        },
    ),
    "20.26": Instruction(
        "us-18-1591-a2",
        "benefiting",
        {
            "First": (
                ("the defendant benefitted [financially] [or] [by receiving anything of value] from participation in a "
                "venture that [recruited] [enticed] [harbored] [transported] [provided] [obtained] [advertised] "
                "[maintained] [patronized] [or] [solicited] a person to engage in a commercial sex act"),
                {
                    "benefits", "from-venture", "participation", "venture", "venture-violation", "venture-act",
                    "venture-advertising", "commercial-sex-act",
                },
            ),
            "Second": (
                ("the defendant [knew] [was in reckless disregard of the fact] that [force, threats of force, fraud, "
                "coercion, or any combination of such means would be used to cause the person to engage in a "
                "commercial sex act] [or] [the person had not attained the age of 18 years and would be caused to "
                "engage in a commercial sex act]"),
                {"branch", "branch-a", "branch-b"}
                | KNOWLEDGE_OF_MEANS | KNOWLEDGE_OF_AGE | KNOWLEDGE_OF_SEX | MEANS,
            ),
            "Third": (COMMERCE_WORDS, COMMERCE),
        },
        {
            "benefiting": "the offense of the instruction as a whole",
            "knowing-benefit": 'joins the benefit to "knowingly", which the instruction does not print',
            "benefit-known": 'the instruction does not print "knowingly" before "benefitted"',
            "assists": "(e)(4), in the statute since 2018-04-11; the instruction does not print it",
            "knows-of-violation": "(e)(4), in the statute since 2018-04-11; the instruction does not print it",
            "two-or-more": DEFINED,
            "under-18": "age in fact: somebody has to have violated (a)(1); the instruction names the knowledge only",
            **SEX_ACT_PARTS,
            "means-in-prospect": IN_PROSPECT,
            **COERCION_PARTS,
            "act-with-mental-state-a": ACT_BY_ACT,
            "other-than-advertising-a": ACT_BY_ACT,
            "advertising-a": ACT_BY_ACT,
            "act-with-mental-state-b": ACT_BY_ACT,
            "other-than-advertising-b": ACT_BY_ACT,
            "advertising-b": ACT_BY_ACT,
        },
    ),
}  # fmt: skip
NUMBERED = [(number, place) for number, there in INSTRUCTIONS.items() for place in there.elements]


def elements(provision: str) -> dict[str, Element]:
    version = library().provision(provision).on(TODAY)
    default = version.named(None)
    return version.elements(default.id if default else None)


def below(number: str) -> set[str]:
    """Name the branch of an instruction and everything that it joins."""
    there = elements(INSTRUCTIONS[number].provision)
    waiting, reached = [INSTRUCTIONS[number].branch], set()
    while waiting:
        id_ = waiting.pop()
        reached.add(id_)
        waiting.extend(there[id_].parts)
    return reached


@pytest.mark.parametrize(("number", "place"), NUMBERED)
def test_every_numbered_element_stands_on_nodes_of_its_branch(number, place):
    _, nodes = INSTRUCTIONS[number].elements[place]
    assert nodes
    assert nodes <= below(number)


@pytest.mark.parametrize("number", INSTRUCTIONS)
def test_every_node_stands_under_a_numbered_element_or_is_the_statute_s_alone(number):
    there = INSTRUCTIONS[number]
    numbered = set().union(*(nodes for _, nodes in there.elements.values()))
    assert numbered | set(there.statute_only) == below(number)
    assert numbered & set(there.statute_only) == set()


def test_the_two_instructions_on_the_first_paragraph_cover_its_whole_tree():
    assert below("20.25") | below("20.25A") | {"offense"} == set(elements("us-18-1591-a1"))


def test_the_instruction_on_the_second_paragraph_covers_its_whole_tree():
    assert below("20.26") == set(elements("us-18-1591-a2"))


@pytest.mark.parametrize("number", ["20.25", "20.25A"])
def test_the_instructions_name_the_ten_acts_of_the_statute(number):
    said, _ = INSTRUCTIONS[number].elements["First"]
    acts = {word.strip("[]") for word in said.split() if word.startswith("[") and word != "[or]"}
    facts = {e.fact for id_, e in elements("us-18-1591-a1").items() if id_ in ACTS and e.fact}
    assert acts == facts
    assert len(acts) == 10


# where statute and instruction differ


def test_the_statute_wants_a_knowing_benefit_and_the_instruction_does_not_print_it():
    said, _ = INSTRUCTIONS["20.26"].elements["First"]
    assert "knowing" not in said
    known = elements("us-18-1591-a2")["benefit-known"]
    assert known.quote == ("Whoever knowingly",)
    assert "20.26" in known.note


def test_the_statute_defines_participation_and_the_instruction_does_not_print_it():
    printed = " ".join(said for said, _ in INSTRUCTIONS["20.26"].elements.values())
    words = "assisting, supporting, or facilitating"
    assert words not in printed
    assert words in library().provision("us-18-1591-a2").on(TODAY).text
    assert words in " ".join(elements("us-18-1591-a2")["participation"].quote)


def test_the_instructions_leave_the_acts_in_prospect_to_the_mental_state_and_the_tree_says_so():
    there = elements("us-18-1591-a1")
    assert "20.25A" in there["branch-a"].note
    assert "20.25A" in there["commercial-sex-act"].note


def test_the_chance_to_observe_stands_in_one_instruction_only():
    assert "could-observe" in below("20.25")
    assert "could-observe" not in below("20.25A")
    assert "could-observe" not in below("20.26")


@pytest.mark.parametrize("number", ["20.25", "20.25A", "20.26"])
def test_without_any_one_numbered_element_the_instruction_s_branch_is_not_met(number):
    """Each numbered element is needed: where all its questions are answered no, so is the branch."""
    there = INSTRUCTIONS[number]
    tree = elements(there.provision)
    everything = dict.fromkeys([*library().facts, "other-answers-a1"], "yes")
    provision = library().provision(there.provision)
    assert judge(provision, everything, on=TODAY).of(there.branch).truth is Truth.YES
    for place, (_, nodes) in there.elements.items():
        gone = {tree[id_].fact or tree[id_].stands_for for id_ in nodes} - {""}
        table = library().table
        gone = gone.union(*(table.down(fact) for fact in gone))
        without = {**everything, **dict.fromkeys(gone, "no")}
        assert judge(provision, without, on=TODAY).of(there.branch).truth is Truth.NO, place
