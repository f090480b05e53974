// Measures one engine and prints one line of JSON for every measurement: `run.mjs ENGINE FOLDER`, the name of a module
// beside this one, and the folder of what is asked. The results of the first archives are compared before anything is timed,
// and those of a population after every time that it was asked.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const [name, folder] = process.argv.slice(2);
const lines = (file) => readFileSync(`${folder}/${file}`, 'utf8').trimEnd().split('\n');
const objects = (file) => lines(file).map((line) => JSON.parse(line));

/** The shortest time that medians are taken over, and the longest that is waited for a population. */
const SECONDS = 4;
const PATIENCE = 60;
const ROUNDS = 5;
/** How many questions are open at once where an engine answers later. */
const TOGETHER = 1_000;

const [model] = objects('model.json');
const [{ as_of: asOf, sample, plan }] = objects('asked.json');
const expected = objects('expected.jsonl');
const facts = objects('facts.jsonl');
const { engine } = await import(`./${name}.mjs`);
const asks = await engine(model, { asOf, plan, archives: lines('archives.jsonl') });
const given = asks.opened ?? facts;

const seconds = () => Number(process.hrtime.bigint()) / 1e9;
const median = (times) => times.sort((one, other) => one - other)[Math.floor(times.length / 2)];
const report = (how, asked, entities, micros) => console.log(JSON.stringify({ how, asked, entities, micros }));

/** The median of many rounds, with as many before them that are not counted. */
const measured = async (round) => {
  const times = [];
  const warm = seconds() + SECONDS / 2;
  do await round();
  while (seconds() < warm);
  const end = seconds() + SECONDS;
  while (times.length < ROUNDS || seconds() < end) {
    const begin = seconds();
    await round();
    times.push(seconds() - begin);
  }
  return median(times) * 1e6;
};

/** One entity after the other. */
const oneByOne = async (how, asked, inputs, ask, check) => {
  const few = inputs.slice(0, sample);
  for (const [at, input] of inputs.slice(0, 5 * sample).entries()) check(await ask(input), expected[at]);
  const micros = await measured(async () => {
    for (const input of few) {
      const answer = ask(input);
      if (answer instanceof Promise) await answer;
    }
  });
  report(how, asked, 1, micros / few.length);
  return micros / few.length;
};

const isScore = (found, { score }) => assert.equal(found, score);
const isExplained = ({ score, grade, why }, { score: points, grade: letter }) => {
  assert.deepEqual({ score, grade }, { score: points, grade: letter });
  assert.ok(why);
};

/** Very many entities; none if that would take too long. */
const many = async (how, entities, single) => {
  if ((single * entities) / 1e6 > PATIENCE) return;
  const found = new Float64Array(entities);
  const run = async () => {
    for (let begin = 0; begin < entities; begin += TOGETHER) {
      const open = [];
      for (let at = begin; at < Math.min(begin + TOGETHER, entities); at += 1) {
        const answer = asks.score(given[at % given.length]);
        if (answer instanceof Promise) open.push(answer.then((score) => (found[at] = score)));
        else found[at] = answer;
      }
      await Promise.all(open);
    }
  };
  const times = [];
  do {
    const begin = seconds();
    await run();
    times.push(seconds() - begin);
    found.forEach((score, at) => assert.equal(score, expected[at % expected.length].score));
  } while (times.length < ROUNDS && times[0] * (times.length + 1) < PATIENCE / 2);
  report(how, 'score', entities, median(times) * 1e6);
};

const how = asks.how ?? name;
const single = await oneByOne(how, 'score', given, asks.score, isScore);
await many(how, 100_000, single);
if (asks.explain) await oneByOne(how, 'explain', given, asks.explain, isExplained);
for (const [how, asked, inputs, ask] of asks.further ?? []) await oneByOne(how, asked, inputs, ask, isExplained);
for (const [how, asked, entities, ask, check] of asks.alone ?? []) {
  check?.(await ask(), expected);
  report(how, asked, entities, await measured(ask));
}
