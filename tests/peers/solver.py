"""OR-tools CP-SAT: the smallest sets of records to help so that a grade holds. `solver.py FOLDER` reads what is asked,
compares the sizes before anything is timed, and prints one line of JSON for every measurement."""

import json
import statistics
import sys
import time
from pathlib import Path

from ortools.sat.python import cp_model

ROUNDS = 15

folder = Path(sys.argv[1])
document = json.loads((folder / "model.json").read_text())
plan = json.loads((folder / "asked.json").read_text())["plan"]


def smallest(ways):
    """The sizes of so many smallest sets, none of which holds all of another."""
    model = cp_model.CpModel()
    helped = [model.new_bool_var("") for _ in plan["records"]]
    taken = []
    for indicator in document["second_level"]:
        own = [
            -record["points"] * ~done
            for record, done in zip(plan["records"], helped)
            if record["indicator"] == indicator["id"]
        ]
        if own:
            lost = model.new_int_var(0, indicator["max"], "")
            model.add_min_equality(lost, [sum(own), indicator["max"]])
            taken.append(lost)
    start = sum(part["max"] for part in document["second_level"] if part["polarity"] == "negative")
    model.add(start - sum(taken) >= plan["wanted"])
    model.minimize(sum(helped))
    sizes = []
    for _ in range(ways):
        solver = cp_model.CpSolver()
        assert solver.solve(model) == cp_model.OPTIMAL
        found = [done for done in helped if solver.value(done)]
        sizes.append(len(found))
        model.add_bool_or(~done for done in found)
    return sizes


def measure(asked, ways):
    assert smallest(ways) == plan["ways"][:ways]
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        smallest(ways)
        times.append(time.perf_counter() - begin)
    micros = statistics.median(times) * 1e6
    print(json.dumps({"how": "cp-sat", "asked": asked, "entities": 1, "micros": micros}), flush=True)


measure("plan", len(plan["ways"]))
measure("one way", 1)
