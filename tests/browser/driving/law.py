"""The law itself, and the what-if board: every finding that the page shows is found again by Python's engine."""

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Locator

from driving.learner import Learner, flat
from everyelement.content import library, told
from everyelement.law import Contradiction, Facts, judge, tree

Json = Any
JOINS = ("all", "any", "none")
FINDINGS = """(board) => new Promise((see) => requestAnimationFrame(() => see({
    roots: [...board.querySelectorAll(".ee-findings .ee-badge")].map((badge) => badge.textContent),
    trees: [...board.querySelectorAll(".ee-provision")].map((provision) =>
        [...provision.querySelectorAll(".ee-found .ee-badge")].map((badge) => badge.textContent)),
})))"""
"""As the next frame shows them: what is below the findings at a glance may come with it."""


def read_statute(learner: Learner) -> None:
    """Open an element of each provision in the words and in the tree; move to the oldest version and back."""
    articles = learner.root.locator("article.ee-law")
    provisions = learner.document["question"]["provisions"]
    assert articles.count() == len(provisions)
    for place, provision in enumerate(provisions):
        article = articles.nth(place)
        _reads(article, provision["versions"][-1])
        _open(learner, article, article.locator(".ee-run button").first, provision["versions"][-1])
        _open(learner, article, article.locator(".ee-tree button").first, provision["versions"][-1])
        if len(provision["versions"]) > 1:
            _move_the_date(learner, article, provision)


def _reads(article: Locator, version: Json) -> None:
    words = "".join(run if isinstance(run, str) else run[0] for run in version["runs"])
    assert flat("".join(article.locator("blockquote.ee-text > p").all_text_contents())) == flat(words)


def _open(learner: Learner, article: Locator, opener: Locator, version: Json) -> None:
    learner.press(opener)
    assert opener.get_attribute("aria-expanded") == "true"
    panel = article.get_by_role("region")
    title = panel.get_attribute("aria-label")
    element = next(each for each in version["elements"].values() if each["title"] == title)
    quotes = element.get("quote", [])
    for words in [quotes] if isinstance(quotes, str) else quotes:
        assert learner.shows(words, panel)
    for key, filled in (("structure", "why"), ("asks", "question"), ("judged", "what")):
        said = element.get({"asks": "ask"}.get(key, key))
        assert not said or learner.shows(learner.say(key, **{filled: said}), panel)
    assert learner.say("opened", title=title) in article.get_by_role("status").all_text_contents()
    learner.press(learner.button("close", panel))
    assert article.get_by_role("region").count() == 0
    assert learner.go(opener) == "here", "Closing must lead back to where the element was opened."


def _move_the_date(learner: Learner, article: Locator, provision: Json) -> None:
    oldest = provision["versions"][0]
    dates = article.get_by_label(learner.say("version"), exact=True)
    for _ in provision["versions"][1:]:
        learner.press(dates, "ArrowUp")
    older = learner.say("older", citation=oldest["citation"])
    assert older in article.get_by_role("status").all_text_contents()
    _reads(article, oldest)
    if oldest["rebuilt"]:
        assert learner.shows(oldest.get("rebuilt_note") or learner.say("rebuilt"), article)
    for _ in provision["versions"][1:]:
        learner.press(dates, "ArrowDown")
    _reads(article, provision["versions"][-1])


class Engine:
    """Python's own judgment of a board, from the story's facts with some of them set otherwise."""

    def __init__(self, document: Json) -> None:
        shelf = library()
        _, exercise = shelf.exercise(document["id"])
        self.document = document
        self.shelf = shelf
        self.story = told(shelf.scenario(exercise.scenario), exercise.variation)
        of, toward = exercise.of or self.story.scenario.asked_about, exercise.toward or self.story.scenario.toward
        self.facts = self.story.facts(of, toward, shelf.table)
        self.others = self.story.others(of, shelf.table)
        self.table = shelf.table.beside(self.others)  # what implies what, for each of the others too
        self.on = exercise.on or self.story.scenario.when

    def truths(self, changes: Mapping[str, str]) -> dict[str, dict[str, str]]:
        """Find every element of every provision. Raises `Contradiction`."""
        facts = Facts({**self.facts.given, **changes}, table=self.table)
        found = {}
        for name in (provision["id"] for provision in self.document["question"]["provisions"]):
            id_, _, reading = name.partition(":")
            provision = self.shelf.provision(id_)
            grown = tree(provision, self.on, reading or None, self.others)
            reading_id = grown.reading.id if grown.reading else None
            finding = judge(provision, facts, on=self.on, reading=reading_id, others=self.others)
            found[name] = {each.id: each.truth.finding.replace(" ", "-") for each in finding.walk()}
        return found

    def roots(self, changes: Mapping[str, str]) -> list[str]:
        truths = self.truths(changes)
        return [truths[each["id"]][each["root"]] for each in self.document["question"]["provisions"]]

    def settings(self, changes: Mapping[str, str]) -> Iterator[tuple[str, str, bool]]:
        """Go through what a learner can set now, and say whether it contradicts what stands."""
        facts = Facts({**self.facts.given, **changes}, table=self.table)
        for item in self.document["question"]["items"]:
            for value in ("yes", "no", "unknown"):
                if value == facts[item["id"]].value:
                    continue
                try:
                    self.truths({**changes, item["id"]: value})
                except Contradiction:
                    yield item["id"], value, False
                else:
                    yield item["id"], value, True

    def flip(self, changes: Mapping[str, str]) -> tuple[str, str]:
        """Find a setting that turns a finding; where none does alone, one that changes an element or nothing."""
        before = self.truths(changes)
        allowed = [(fact, value) for fact, value, stands in self.settings(changes) if stands and fact not in changes]
        turning = [(f, v) for f, v in allowed if self.roots({**changes, f: v}) != self.roots(changes)]
        moving = [(f, v) for f, v in allowed if self.truths({**changes, f: v}) != before]
        return (turning or moving or allowed)[0]

    def on_the_way(self, changes: dict[str, str], fact: str, value: str) -> dict[str, str]:
        """Give what stands before the last press of an arrow key: a third answer may lie between the two."""
        values = ("yes", "no", "unknown")
        now = Facts({**self.facts.given, **changes}, table=self.table)[fact].value
        between = values[(values.index(value) - 1) % 3]
        if between == now:
            return changes
        try:
            self.truths({**changes, fact: between})
        except Contradiction:
            return changes  # the page refuses it
        return {**changes, fact: between}


def drive_board(learner: Learner) -> dict[str, str]:
    """Flip two facts, be refused a contradiction where there is one, try a change; gives what stands at the end."""
    engine = Engine(learner.document)
    start = {name: found["truths"] for name, found in learner.document["key"]["found"].items()}
    assert start == engine.truths({})
    _finds(learner, start)
    changes: dict[str, str] = {}
    for _ in range(2):
        fact, value = engine.flip(changes)
        before = engine.roots(engine.on_the_way(changes, fact, value))
        learner.choose(fact, value)
        changes[fact] = value
        _finds(learner, engine.truths(changes))
        _announces(learner, before, engine.roots(changes))
    _is_refused(learner, engine, changes)
    learner.press(learner.button("back-to-story"))
    _finds(learner, start)
    _tries(learner, start)
    return changes


def _finds(learner: Learner, truths: Mapping[str, Mapping[str, str]]) -> None:
    """Compare every finding on the page with the engine's, element by element, in the order of the tree."""
    provisions = learner.document["question"]["provisions"]
    shown = learner.root.evaluate(FINDINGS)
    assert shown["roots"] == [learner.say(f"finding-{truths[each['id']][each['root']]}") for each in provisions]
    for provision, badges in zip(provisions, shown["trees"], strict=True):
        due = [learner.say(f"finding-{truths[provision['id']][id_]}") for id_ in _walk(provision, provision["root"])]
        assert badges == due, f"{provision['id']}: the page shows {badges}, the engine finds {due}."


def _walk(provision: Json, id_: str) -> Iterator[str]:
    yield id_
    element = provision["elements"][id_]
    for part in next((element[join] for join in JOINS if join in element), []):
        yield from _walk(provision, part)


def _announces(learner: Learner, before: list[str], after: list[str]) -> None:
    """The line that is read out names each finding that turned, or says that none did."""
    status = learner.root.locator(".ee-findings [role=status]")
    turned = [
        learner.say("turned", title=_title(learner, provision), finding=learner.say(f"finding-{now}"))
        for provision, was, now in zip(learner.document["question"]["provisions"], before, after, strict=True)
        if was != now
    ]
    for sentence in turned or [learner.say("not-turned")]:
        assert learner.shows(sentence, status), f"{sentence!r} is due, and the page says {status.text_content()!r}."


def _title(learner: Learner, provision: Json) -> str:
    """A provision stands on the board once for each reading, and is called by it."""
    if "reading" not in provision:
        return str(provision["title"])
    return learner.say("title-read", title=provision["title"], reading=provision["reading"]["title"])


def _is_refused(learner: Learner, engine: Engine, changes: Mapping[str, str]) -> None:
    """A setting that contradicts another changes nothing until the learner has said which of them goes."""
    clashing = next(((fact, value) for fact, value, stands in engine.settings(changes) if not stands), None)
    if not clashing:
        return
    fact, value = clashing
    learner.go(learner.option(fact, value))
    refusal = learner.root.locator(f'[data-fact="{fact}"] .ee-refusal')
    for _ in range(3):
        if refusal.count():
            break
        learner.key("ArrowDown")
    assert refusal.count() == 1, f"{fact}: {value} contradicts what stands, and the page says nothing."
    _finds(learner, engine.truths(changes))
    learner.press(learner.button("leave-it", refusal))
    assert refusal.count() == 0
    _finds(learner, engine.truths(changes))


def _tries(learner: Learner, start: Mapping[str, Mapping[str, str]]) -> None:
    """One of the offered ways to turn a finding does turn it."""
    for place, provision in enumerate(learner.document["question"]["provisions"]):
        article = learner.root.locator(".ee-provision").nth(place)
        ways = article.locator(".ee-turns").first.locator("button:visible")
        if ways.count():
            learner.press(ways.first)
            now = learner.root.evaluate(FINDINGS)["roots"][place]
            assert now != learner.say(f"finding-{start[provision['id']][provision['root']]}")
            learner.press(learner.button("back-to-story"))
            _finds(learner, start)
            return
