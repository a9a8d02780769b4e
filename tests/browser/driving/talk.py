"""Discussions and memos: what is voted, what is written, and when the other side is heard."""

from driving.learner import Learner

WRITTEN = "The words of the law decide this, not the label that people use."


def discuss(learner: Learner) -> None:
    """Vote, hear both sides, vote again, write the line, and be told where the law stops; nothing comes too early."""
    document, reveal = learner.document, learner.document["key"]["reveal"]
    first, second, moved = document["question"]["items"]
    options = [option["id"] for option in first.get("options") or document["question"]["options"]]
    _hides(learner, [*(side["says"] for side in reveal["sides"]), *reveal["stops"]])
    learner.press(learner.button("vote"))
    assert learner.shows(learner.say("choose-first"))
    learner.choose(first["id"], options[0])
    learner.press(learner.button("vote"))
    for place, side in enumerate(reveal["sides"]):
        shown = learner.root.locator("[aria-live] article.ee-side").nth(place)
        assert learner.shows(side["title"], shown)
        assert learner.shows(side["says"], shown)
        assert learner.shows(learner.say(f"basis-{side['basis']}"), shown)
    _hides(learner, reveal["stops"])
    learner.choose(second["id"], options[-1])
    learner.press(learner.button("vote-again"))
    assert learner.root.get_by_text(learner.say("vote-stands")).count() == 2
    text = {option["id"]: option["text"] for option in first.get("options") or document["question"]["options"]}
    assert learner.shows(learner.say("moved", before=text[options[0]], now=text[options[-1]]))
    for stop in reveal["stops"]:
        assert learner.shows(stop)
    line = learner.root.get_by_role("textbox")
    learner.go(line)
    learner.page.keyboard.type(WRITTEN)
    assert line.input_value() == WRITTEN
    assert learner.shows(learner.say("word-count", n=len(WRITTEN.split())))
    assert moved["pick"] == "text"


def pass_the_vote(learner: Learner) -> None:
    """To pass is a vote too: the sides are heard after it."""
    learner.press(learner.button("take-back").first)
    _hides(learner, [side["says"] for side in learner.document["key"]["reveal"]["sides"]])
    learner.press(learner.button("pass-vote"))
    assert learner.shows(learner.say("vote-passed"))
    for side in learner.document["key"]["reveal"]["sides"]:
        assert learner.shows(side["says"])


def _hides(learner: Learner, sentences: list[str]) -> None:
    for sentence in sentences:
        assert not learner.shows(sentence), f"This is shown too early: {sentence}"


def write(learner: Learner) -> None:
    """Write a line in every part, and take the memo away as a Markdown file."""
    document = learner.document
    for place in range(len(document["question"]["items"])):
        box = learner.root.get_by_role("textbox").nth(place)
        learner.go(box)
        learner.page.keyboard.type(f"Part {place + 1}. {WRITTEN}")
    rubric = learner.root.locator("summary", has_text=learner.say("rubric"))
    learner.press(rubric)
    for criterion in document["key"]["rubric"]:
        for level in criterion["levels"]:
            assert learner.shows(level["says"], learner.root.locator(".ee-rubric"))
    with learner.page.expect_download() as waiting:
        learner.press(learner.button("download"))
    file = waiting.value
    assert file.suggested_filename == f"{document['id'].replace('/', '-')}.md"
    text = file.path().read_text(encoding="utf-8")
    assert text.startswith(f"# {document['title']}\n")
    for place, item in enumerate(document["question"]["items"]):
        assert f"## {item['text']}\n\nPart {place + 1}. {WRITTEN}\n" in text
    assert learner.shows(learner.say("downloaded", name=file.suggested_filename))
