"""OpenFisca: the rules as variables over columns. `vectors.py FOLDER` reads what is asked, compares every result
before anything is timed, and prints one line of JSON for every measurement."""

import json
import statistics
import sys
import time
from pathlib import Path

import numpy
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

ROUNDS = 5
NOTHING = -1

folder = Path(sys.argv[1])


def lines(name):
    return [json.loads(line) for line in (folder / name).read_text().splitlines()]


[model], [asked] = lines("model.json"), lines("asked.json")
facts, expected = lines("facts.jsonl"), lines("expected.jsonl")
day = asked["as_of"]

# Each word is a number: the place where the model first names it.
tests = {rule["id"]: {"kind": rule["kind"], **rule.get("when", {})} for rule in model["rules"]}
words = {}
for word in (word for test in tests.values() for word in test.values() if isinstance(word, str)):
    words.setdefault(word, len(words))
fields = sorted({field for test in tests.values() for field in test})

record = build_entity("record", "records", "", is_person=True)
enterprise = build_entity("enterprise", "enterprises", "", roles=[{"key": "member"}])
system = TaxBenefitSystem([record, enterprise])


def variable(name, entity, value_type=int, default=0, formula=None):
    parts = {"value_type": value_type, "entity": entity, "definition_period": DateUnit.DAY, "default_value": default}
    if formula:
        parts["formula"] = formula
    system.add_variable(type(name, (Variable,), parts))


def meets(record, period, field, wanted):
    column = record(field, period)
    if isinstance(wanted, str):
        return column == words[wanted]
    met = column >= wanted["at_least"]
    return met & (column < wanted["below"]) if "below" in wanted else met


def points_in(indicator):
    rules = [rule for rule in model["rules"] if rule["indicator"] == indicator]

    def formula(record, period):
        found = 0
        for rule in rules:
            met = record("counts", period)
            for field, wanted in tests[rule["id"]].items():
                met = met & meets(record, period, field, wanted)
            found = found + rule["points"] * met
        return found

    return formula


def moved(indicator, least, most):
    def formula(enterprise, period):
        return numpy.clip(enterprise.sum(enterprise.members(f"points_{indicator}", period)), least, most)

    return formula


def counts(record, period):
    return (record("since", period) <= record("today", period)) & (record("today", period) <= record("through", period))


def score(enterprise, period):
    return start + sum(enterprise(f"moved_{indicator}", period) for indicator in names)


def grade(enterprise, period):
    return numpy.digitize(enterprise("score", period), lowest)


names = [part["id"].replace("-", "_") for part in model["second_level"]]
start = sum(part["max"] for part in model["second_level"] if part["polarity"] == "negative")
worst_first = model["bands"][::-1]
lowest = [band["at_least"] for band in worst_first[1:]]
for field in [*fields, "since", "today", "through"]:
    variable(field, record, default=NOTHING)
variable("counts", record, bool, False, counts)
for name, part in zip(names, model["second_level"]):
    least, most = (-part["max"], 0) if part["polarity"] == "negative" else (0, part["max"])
    variable(f"points_{name}", record, formula=points_in(part["id"]))
    variable(f"moved_{name}", enterprise, float, formula=moved(name, least, most))
variable("score", enterprise, float, formula=score)
variable("grade", enterprise, formula=grade)


def columns(facts):
    """The records of these enterprises in columns, the words in them as numbers."""
    # Sums are as long as the last enterprise that has a record says: it has one more, which never counts.
    never = {"from": 0, "through": NOTHING}
    flat = [(at, facts["day"], one) for at, facts in enumerate(facts) for one in facts["records"]]
    flat.append((len(facts) - 1, facts[-1]["day"], never))
    found = {
        "owner": [at for at, _, _ in flat],
        "since": [one["from"] for _, _, one in flat],
        "today": [today for _, today, _ in flat],
        "through": [one["through"] for _, _, one in flat],
    }
    for field in fields:
        values = (one.get(field, NOTHING) for _, _, one in flat)
        # A word that no rule asks about is none.
        found[field] = [words.get(value, NOTHING) if isinstance(value, str) else value for value in values]
    return {name: numpy.array(column, dtype=numpy.int32) for name, column in found.items()}


def repeated(found, entities, times):
    """The same enterprises so many times over."""
    many = {name: numpy.tile(column, times) for name, column in found.items()}
    many["owner"] += numpy.repeat(numpy.arange(times, dtype=numpy.int32) * entities, len(found["owner"]))
    return many


def simulation(found, entities, trace=False):
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("record", numpy.arange(len(found["owner"])))
    owners = builder.declare_entity("enterprise", numpy.arange(entities))
    owners.members_entity_id = found["owner"]
    made = builder.build(system)
    made.trace = trace
    for name, column in found.items():
        if name != "owner":
            made.set_input(name, day, column)
    return made


def timed(prepare, ask, each=1):
    """The median time of what is asked of what was prepared anew, which is not counted."""
    times = []
    for _ in range(ROUNDS + 1):
        prepared = prepare()
        begin = time.perf_counter()
        for one in prepared:
            ask(one)
        times.append(time.perf_counter() - begin)
    return statistics.median(times[1:]) * 1e6 / each


def report(asked, entities, micros):
    print(json.dumps({"how": "openfisca", "asked": asked, "entities": entities, "micros": micros}), flush=True)


def scores(made):
    return made.calculate("score", day)


def explained(made):
    return made.calculate("grade", day), made.tracer.computation_log.lines()


found = columns(facts)
wanted = numpy.array([one["score"] for one in expected])
grades = [worst_first[at]["grade"] for at in simulation(found, len(facts)).calculate("grade", day)]
assert grades == [one["grade"] for one in expected]

few = [columns([one]) for one in facts[: asked["sample"]]]
for one, expectation in zip(few, expected):
    assert scores(simulation(one, 1)) == [expectation["score"]]
    assert explained(simulation(one, 1, trace=True))[1]
report("score", 1, timed(lambda: [simulation(one, 1) for one in few], scores, len(few)))
report("explain", 1, timed(lambda: [simulation(one, 1, trace=True) for one in few], explained, len(few)))
for entities in (100_000, 1_000_000):
    many = repeated(found, len(facts), entities // len(facts))
    assert (scores(simulation(many, entities)) == numpy.tile(wanted, entities // len(facts))).all()
    report("score", entities, timed(lambda: [simulation(many, entities)], scores))
