"""OR-tools CP-SAT: the smallest set of records to help so that a grade holds. `solver.py FOLDER` reads what is asked,
compares the size of the set before anything is timed, and prints one line of JSON."""

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


def smallest():
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
    solver = cp_model.CpSolver()
    status = solver.solve(model)
    assert status == cp_model.OPTIMAL
    return sum(solver.value(done) for done in helped)


assert smallest() == plan["actions"]
times = []
for _ in range(ROUNDS):
    begin = time.perf_counter()
    smallest()
    times.append(time.perf_counter() - begin)
micros = statistics.median(times) * 1e6
print(json.dumps({"how": "cp-sat", "asked": "plan", "entities": 1, "micros": micros}))
