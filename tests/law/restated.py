"""Each provision said again as plain yes or no, from the words of the law and not from the content files.

A function here gets complete answers, the day of the conduct and a reading. It is what the trees are held against.
"""

from collections.abc import Callable, Mapping
from datetime import date

Answers = Mapping[str, bool]

FOREIGN_COMMERCE = date(2003, 12, 19)
WILBERFORCE = date(2008, 12, 23)
JUSTICE_FOR_VICTIMS = date(2015, 5, 29)
VENTURE_DEFINED = date(2018, 4, 11)
ATTEMPTED_BENEFIT = date(2023, 1, 5)
LIBRARY_CHANGED = date(2023, 1, 1)
SOUTH_DAKOTA_REWRITTEN = date(2025, 7, 1)


def library_ordinance(f: Answers, day: date, _: str | None) -> bool:
    done = f["removed-book"] or f["lent-book"]
    if day < LIBRARY_CHANGED:
        return done and f["is-library-book"] and not f["had-leave"]
    done = done or f["hid-book"]
    return done and f["is-library-book"] and f["knew-library-book"] and not f["had-leave"]


def sex_trafficking(f: Answers, day: date, _: str | None = None) -> bool:
    acts = ["recruited", "harbored", "transported", "provided", "obtained"]
    if day >= JUSTICE_FOR_VICTIMS:
        acts += ["patronized", "solicited"]
    return any(f[act] for act in acts) and f["real-person"] and f["purpose-sex-for-value"]


def severe_form(f: Answers, day: date, reading: str | None) -> bool:
    induced = f["commercial-sex-happened"]
    if reading == "induced-to-agree":
        induced = induced or f["agreed-to-commercial-sex"]
    harm = f["threatened-serious-harm"]
    scheme = f["pattern-of-fear"]
    if reading == "serious-harm-as-in-1591":
        harm = harm and f["harm-serious-enough"]
        scheme = scheme and (f["harm-serious-enough"] or f["feared-restraint"])
    coercion = harm or f["threatened-restraint"] or scheme or f["abused-law"]
    by_means = induced and f["means-to-cause-sex"] and (f["force"] or f["deceived"] or coercion)
    return sex_trafficking(f, day) and (by_means or (induced and f["under-18"]))


def _commercial_sex_act(f: Answers) -> bool:
    return f["sex-act-in-prospect"] and f["value-in-prospect"] and f["value-because-of-act"]


def _means(f: Answers, day: date) -> bool:
    if day < WILBERFORCE:
        coercion = f["threatened-serious-harm"] or f["pattern-of-fear"]
        listed = f["force"] or f["deceived"]
    else:
        coercion = (f["threatened-serious-harm"] and f["harm-serious-enough"]) or (
            f["pattern-of-fear"] and (f["harm-serious-enough"] or f["feared-restraint"])
        )
        listed = f["force"] or f["threatened-force"] or f["deceived"]
    coercion = coercion or f["threatened-restraint"] or f["abused-law"]
    return (listed or coercion) and f["means-to-cause-sex"]


def _federal(f: Answers, day: date) -> bool:
    return f["commerce-link"] or (day >= FOREIGN_COMMERCE and f["special-place"])


def _aware(f: Answers, what: str, day: date) -> bool:
    """Knew, or since the end of 2008 disregarded recklessly."""
    return f[f"knew-{what}"] or (day >= WILBERFORCE and f[f"disregarded-{what}"])


def trafficking(f: Answers, day: date, reading: str | None = None) -> bool:
    """§ 1591(a)(1): go through the acts one by one, each with the mental state that it asks for."""
    acts = ["recruited", "enticed", "harbored", "transported", "provided", "obtained"]
    if day >= WILBERFORCE:
        acts += ["maintained"]
    if day >= JUSTICE_FOR_VICTIMS:
        acts += ["patronized", "solicited", "advertised"]
    if not (f["act-knowing"] and f["real-person"] and _commercial_sex_act(f) and _federal(f, day)):
        return False
    for act in acts:
        if not f[act]:
            continue
        if act == "advertised":
            forced = f["knew-means"]
            minor = f["knew-age"] and f["knew-sex-for-value"]
        else:
            forced = _aware(f, "means", day)
            age = _aware(f, "age", day)
            if day >= WILBERFORCE and reading != "knowledge-only":
                age = age or f["could-observe"]
            minor = age and _aware(f, "sex-for-value", day)
        if (forced and _means(f, day)) or (minor and f["under-18"]):
            return True
    return False


def benefiting(f: Answers, day: date, reading: str | None = None) -> bool:
    """§ 1591(a)(2)."""
    benefit = f["benefited"] and f["knew-of-benefit"] and f["benefit-from-venture"]
    part = f["assisted-venture"]
    if day >= VENTURE_DEFINED:
        part = part and f["help-knowing" if reading == "knowing-help" else "knew-assisting-violation"]
    venture = f["two-or-more"] and f["other-answers-a1"]
    if not (benefit and part and venture and _federal(f, day) and _commercial_sex_act(f)):
        return False
    forced, minor = f["knew-means"], f["knew-age"] and f["knew-sex-for-value"]
    less_forced = _aware(f, "means", day)
    less_minor = _aware(f, "age", day) and _aware(f, "sex-for-value", day)
    if day >= JUSTICE_FOR_VICTIMS:
        other_act, advertised = f["venture-act-not-advertising"], f["venture-advertised"]
        forced = (other_act and less_forced) or (advertised and forced)
        minor = (other_act and less_minor) or (advertised and minor)
    else:
        forced, minor = less_forced, less_minor
    return (forced and _means(f, day)) or (minor and f["under-18"])


def fifteen_years(f: Answers, _: date, __: str | None) -> bool:
    return f["means-in-fact-used"] or f["under-14"]


def attempt(f: Answers, day: date, reading: str | None) -> bool:
    age = f["believed-under-18"] or f["knew-age"]
    if reading == "borrowed-mental-state":
        age = age or (f["under-18"] and (f["disregarded-age"] or f["could-observe"]))
    intent = f["meant-listed-act"] and f["meant-sex-for-value"] and (age or f["meant-means"])
    return intent and f["substantial-step"] and _federal(f, day)


def conspiracy(f: Answers, day: date, reading: str | None) -> bool:
    plan = f["plan-listed-act"] and f["plan-sex-for-value"] and (f["plan-under-18"] or f["plan-means"])
    agreed = f["agreed-with-another"] and f["meant-to-join"]
    return agreed and plan and _federal(f, day) and (reading != "overt-act" or f["overt-act"])


def perpetrator(f: Answers, day: date, _: str | None) -> bool:
    return f["is-victim"] and (trafficking(f, day) or benefiting(f, day))


def beneficiary(f: Answers, day: date, reading: str | None) -> bool:
    benefit = f["benefited"] and f["knew-of-benefit"]
    if day >= ATTEMPTED_BENEFIT:
        benefit = benefit or f["tried-to-benefit"] or f["agreed-to-benefit"]
    knew_of_venture = f["knew-venture"] or f["should-have-known-venture"]
    took_part = {
        "business-venture": f["supported-business"] and knew_of_venture,
        "continued-dealings": f["dealt-with-venture"] and f["went-on-after-signs"] and knew_of_venture,
        "criminal-definition": f["assisted-venture"] and f["knew-assisting-violation"] and f["knew-venture"],
    }.get(
        reading or "",
        f["common-undertaking"] and (f["knew-as-to-plaintiff"] or f["should-have-known-as-to-plaintiff"]),
    )
    return f["is-victim"] and benefit and f["benefit-from-venture"] and took_part and f["other-answers-a1"]


def protocol(f: Answers, _: date, __: str | None) -> bool:
    act = f["recruited"] or f["transported"] or f["transferred"] or f["harbored"] or f["received"]
    coercion = f["threatened-serious-harm"] or f["threatened-restraint"] or f["pattern-of-fear"] or f["abused-law"]
    means = f["force"] or f["threatened-force"] or coercion or f["abducted"] or f["deceived"]
    means = means or f["abused-power-or-vulnerability"] or f["paid-controller"]
    return act and (means or f["under-18"]) and f["purpose-exploitation"]


def _any(f: Answers, *facts: str) -> bool:
    return any(f[fact] for fact in facts)


def united_kingdom(f: Answers, _: date, __: str | None) -> bool:
    arranged = _any(f, "arranged-travel", "recruited", "transported", "transferred", "harbored", "received")
    view = _any(f, "purpose-exploitation", "knew-exploitation-likely", "should-have-known-exploitation")
    return arranged and f["traveled"] and f["real-person"] and view


def canada(f: Answers, _: date, __: str | None) -> bool:
    act = _any(f, "recruited", "transported", "transferred", "received", "held", "harbored", "controlled-movements")
    return act and f["real-person"] and f["purpose-labor-or-service"] and f["safety-feared"]


def european_union(f: Answers, day: date, _: str | None) -> bool:
    return f["act-knowing"] and protocol(f, day, None)


def hawaii(f: Answers, _: date, __: str | None) -> bool:
    if not _any(f, "advanced-sex-for-value", "profited-from-sex-for-value"):
        return False
    if not _any(f, "commercial-sex-happened", "agreed-to-commercial-sex"):
        return False
    threat = _any(f, "threatened-force", "threatened-serious-harm", "threatened-restraint")
    means = threat or _any(f, "force", "deceived", "pattern-of-fear", "abused-law")
    return (means and f["knew-means"]) or (f["under-18"] and f["knew-sex-for-value"])


def south_dakota(f: Answers, day: date, _: str | None) -> bool:
    acts = ["recruited", "harbored", "transported", "provided", "received", "patronized", "obtained"]
    kinds, others = ["force", "deceived", "pattern-of-fear"], ["debt-pressure"]
    if day < SOUTH_DAKOTA_REWRITTEN:
        others += ["used-impairment"]
    else:
        acts += ["enticed", "advertised", "maintained", "solicited"]
        kinds += ["threatened-serious-harm", "threatened-restraint"]
        if not f["act-knowing"]:
            return False
    if not (_any(f, *acts) and f["real-person"]):
        return False
    known = (_any(f, *kinds) and f["knew-means"]) or (_any(f, *others) and f["knew-pressure"])
    return (known and _commercial_sex_act(f)) or (f["under-18"] and f["knew-sex-for-value"])


def texas(f: Answers, _: date, __: str | None) -> bool:
    traffics = _any(f, "transported", "enticed", "recruited", "harbored", "provided", "obtained")
    if not (traffics and f["caused-commercial-sex"]):
        return False
    coercion = ["threatened-force", "threatened-serious-harm", "threatened-restraint", "pattern-of-fear", "abused-law"]
    known = _any(f, "force", "deceived", *coercion) and f["knew-means"]
    known = known or (_any(f, "took-papers", "gave-drugs", "controlled-drugs") and f["knew-pressure"])
    return (known and f["real-person"]) or (f["act-knowing"] and f["under-18"])


def california(f: Answers, _: date, __: str | None) -> bool:
    return f["meant-listed-crime"] and (f["deprived-liberty"] or (f["induced-or-tried"] and f["under-18"]))


FORCE_AND_RESTRAINT = (
    "force", "threatened-force", "abducted", "threatened-serious-harm", "restrained", "threatened-restraint",
)  # fmt: skip


def coercion_in_montana(f: Answers, _: date, __: str | None) -> bool:
    pressed = _any(f, "controlled-drugs", "took-papers", "took-property", "debt-pressure", "used-impairment")
    return pressed or _any(f, *FORCE_AND_RESTRAINT, "pattern-of-fear", "abused-law", "deceived")


def coercion_in_wyoming(f: Answers, _: date, __: str | None) -> bool:
    pressed = _any(f, "abused-power-or-vulnerability", "gave-drugs", "kept-from-children", "took-papers")
    debt = f["debt-pressure"] and f["debt-not-credited"]
    return pressed or debt or _any(f, *FORCE_AND_RESTRAINT, "pattern-of-fear", "abused-law")


def _wyoming(f: Answers) -> bool:
    acts = ["recruited", "transported", "transferred", "harbored", "received"]
    acts += ["provided", "obtained", "isolated", "maintained", "enticed"]
    return _any(f, *acts) and f["purpose-servitude"]


def wyoming_first_degree(f: Answers, _: date, __: str | None) -> bool:
    return _wyoming(f) and f["act-knowing"]


def wyoming_second_degree(f: Answers, _: date, __: str | None) -> bool:
    return _wyoming(f) and _any(f, "act-knowing", "act-reckless")


RESTATED: Mapping[str, Callable[[Answers, date, str | None], bool]] = {
    "ca-279-01": canada,
    "eu-2011-36-2": european_union,
    "library-ordinance": library_ordinance,
    "palermo-3": protocol,
    "uk-modern-slavery-2": united_kingdom,
    "us-18-1591-a1": trafficking,
    "us-18-1591-a2": benefiting,
    "us-18-1591-b": fifteen_years,
    "us-18-1594-a": attempt,
    "us-18-1594-c": conspiracy,
    "us-18-1595-beneficiary": beneficiary,
    "us-18-1595-perpetrator": perpetrator,
    "us-22-7102-11-a": severe_form,
    "us-22-7102-12": sex_trafficking,
    "us-ca-236-1": california,
    "us-hi-712-1202": hawaii,
    "us-mt-45-5-701": coercion_in_montana,
    "us-sd-22-49-1": south_dakota,
    "us-tx-20a-02": texas,
    "us-wy-6-2-701": coercion_in_wyoming,
    "us-wy-6-2-702": wyoming_first_degree,
    "us-wy-6-2-703": wyoming_second_degree,
}
