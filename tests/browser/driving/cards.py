"""Quiz, mark and sort: a wrong answer to every card first, then the right one, each with the document's own reasons."""

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator

from driving.learner import Learner, flat
from everyelement.exercises import score

REASONS = """(live) => [...live.querySelectorAll(":scope > .ee-reasons > .ee-reason")].map((reason) => ({
    badge: reason.querySelector(".ee-badge").textContent,
    text: reason.textContent,
}))"""

Json = Any


def cards_of(document: Json) -> list[list[Json]]:
    """Put an item on the card of the item that it comes after."""
    cards: list[list[Json]] = []
    for item in document["question"]["items"]:
        home = next((card for card in cards if any(each["id"] == item.get("after") for each in card)), None)
        if home:
            home.append(item)
        else:
            cards.append([item])
    return cards


def options_of(document: Json, item: Json) -> list[str]:
    return [option["id"] for option in item.get("options") or document["question"]["options"]]


def outcomes_of(document: Json, item: Json) -> Json:
    return document["key"]["outcomes"][item["id"]]


def answer(document: Json, item: Json, *, right: bool) -> list[str]:
    """Choose what earns all, or what is wrong: of a passage, one wrong mark, while what it shows stays unmarked."""
    follows = outcomes_of(document, item)
    verdicts = {
        option: follows.get(option, {}).get("taken", {}).get("verdict") for option in options_of(document, item)
    }
    good = [option for option, verdict in verdicts.items() if verdict in {"right", "arguable"}]
    bad = [option for option, verdict in verdicts.items() if verdict == "wrong"]
    if item["pick"] == "many":
        return good if right else bad[:1]
    fair = [option for option, verdict in verdicts.items() if verdict == "partly"]
    return (good or fair)[:1] if right else (bad or fair or good)[:1]


def due(learner: Learner, item: Json, taken: list[str]) -> Iterator[tuple[str, str]]:
    """Say which verdicts and which sentences must be shown for an answer, out of the document alone."""
    for option, follows in outcomes_of(learner.document, item).items():
        then, left = follows.get("taken"), follows.get("left")
        if option in taken and then:
            yield learner.say(f"verdict-{then['verdict']}"), then["say"]
            if "correct" in then:
                yield learner.say(f"verdict-{then['verdict']}"), learner.say("correct") + then["correct"]
        elif item["pick"] == "many" and option not in taken and left:
            yield learner.say(f"verdict-{left['verdict']}"), left["say"]


def drive(learner: Learner) -> Json:
    """Work through all cards, and give the answers that must now be kept."""
    document = learner.document
    given: Json = {"version": document["version"], "items": {}, "checked": []}
    cards = cards_of(document)
    for place, card in enumerate(cards):
        shown = learner.root.locator(".ee-card").nth(place)
        if place == 0 and card[0]["pick"] == "one" and not shown.locator("input:checked").count():
            _ask_too_soon(learner, shown, card)
        _answer(learner, shown, card, right=False)
        learner.press(learner.button("again", shown))
        _answer(learner, shown, card, right=True)
        for item in card:
            given["items"][item["id"]] = _as_kept(document, item)
            given["checked"].append(item["id"])
    _read_score(learner, given, len(cards))
    return given


def _as_kept(document: Json, item: Json) -> Json:
    kept: Json = {"take": answer(document, item, right=True)}
    if document["question"].get("sure") and not item.get("after"):
        kept["sure"] = 2
    return kept


def _ask_too_soon(learner: Learner, shown: Locator, card: list[Json]) -> None:
    """Reasons before an answer: the exercise says what is missing, and shows none."""
    learner.press(learner.button("check", shown))
    hint = "choose-each" if len(card) > 1 else "choose-first"
    assert learner.shows(learner.say(hint), shown.get_by_role("status"))
    assert shown.locator(".ee-reason").count() == 0


def _answer(learner: Learner, shown: Locator, card: list[Json], *, right: bool) -> None:
    document = learner.document
    for item in card:
        taken = answer(document, item, right=right)
        if item["pick"] == "many":
            learner.tick(item["id"], taken, options_of(document, item))
        else:
            learner.choose(item["id"], taken[0])
        if document["question"].get("sure") and not item.get("after"):
            learner.choose(f"{item['id']}-sure", "2" if right else "3")
    learner.press(learner.button("check", shown))
    for place, item in enumerate(card):
        _read_reasons(learner, shown.locator(":scope > div > [aria-live]").nth(place), item, right=right)


def _read_reasons(learner: Learner, live: Locator, item: Json, *, right: bool) -> None:
    said = live.evaluate(REASONS)
    taken = answer(learner.document, item, right=right)
    expected = list(due(learner, item, taken))
    assert expected or (item["pick"] == "many" and not taken), f"The document says nothing of {item['id']}."
    for badge, sentence in expected:
        fits = [each for each in said if each["badge"] == badge and flat(sentence) in flat(each["text"])]
        assert fits, f"{item['id']}: {badge!r} with {sentence!r} is due, and the page says {said}."
    for each in said:  # nothing may be called wrong or missed that the document does not call so
        if each["badge"] in {learner.say("verdict-wrong"), learner.say("verdict-missed")}:
            assert any(badge == each["badge"] and flat(words) in flat(each["text"]) for badge, words in expected), each
    if item["pick"] == "one":
        for option, follows in outcomes_of(learner.document, item).items():
            if option not in taken and "taken" in follows:
                assert learner.shows(follows["taken"]["say"], live), f"{item['id']}: nothing is said of {option}."


def _read_score(learner: Learner, given: Json, cards: int) -> None:
    """The page counts as Python counts."""
    found = score(learner.document, given)
    status = learner.root.locator(".ee-progress [role=status]")
    assert learner.shows(learner.say("progress", n=cards, of=cards), status)
    if found["possible"]:
        assert learner.shows(learner.say("score", earned=found["earned"], possible=found["possible"]), status)


def pass_and_start_again(learner: Learner) -> None:
    """Take everything back; then pass, on one card or on all that is left, and see the reasons without a score."""
    learner.press(learner.button("start-again"))
    cards = cards_of(learner.document)
    status = learner.root.locator(".ee-progress [role=status]")
    assert learner.shows(learner.say("progress", n=0, of=len(cards)), status)
    assert learner.root.locator(".ee-reason").count() == 0
    learner.press(learner.button("pass" if learner.document["kind"] == "quiz" else "show-all").first)
    assert learner.root.locator(".ee-reason").count() > 0
    if any(item["pick"] == "one" for item in cards[0]):
        assert learner.shows(learner.say("passed"), learner.root.locator(".ee-card").first)


def read_reveal(learner: Learner) -> None:
    """Once all is answered: what the court held and how far it was read, or each law's finding side by side."""
    key = learner.document["key"]
    if "reveal" in key:
        for text in [*key["reveal"]["held"], key["reveal"]["standard"], key["reveal"]["read"]]:
            assert learner.shows(text, learner.root.locator("article")), text
    for place, column in enumerate(learner.document["question"].get("columns", [])):
        side = learner.root.locator(".ee-side").nth(place)
        assert learner.shows(learner.say(f"finding-{key['found'][column['id']]['finding']}"), side), column["id"]


def read_figure(learner: Learner) -> None:
    """A chart has its words and its numbers beside it."""
    figure = learner.document["question"]["figure"]
    assert learner.root.locator("img").get_attribute("alt") == figure["alt"]
    learner.press(learner.root.locator("figure summary"))
    for row in figure["table"]["rows"]:
        assert all(learner.shows(cell, learner.root.locator("table")) for cell in row)
    for name in ("counted", "not_counted"):
        assert learner.shows(figure[name], learner.root.locator("dl"))
