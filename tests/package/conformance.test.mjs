// The cases of tests/conformance from the package, in Node and in Chromium, and from what it has for mini-programs: the same
// bytes as written.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { askInChromium } from '../browser/support/kernel.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const CASES = here('../conformance');
const PACKAGE = here('../../target/npm/xinyong');

/** How many cases cross into the browser at a time. */
const CHUNK = 200;

const cases = [];
const table = {};

before(async () => {
  const files = (await readdir(CASES)).filter((name) => name.endsWith('.jsonl')).sort();
  for (const file of files) {
    for (const line of (await readFile(`${CASES}/${file}`, 'utf8')).trimEnd().split('\n')) {
      const [, answer] = line.match(/,("(?:expected|fails)":.*)\}$/s);
      cases.push({ file, line, answer });
    }
  }
  assert.ok(cases.length >= 2000, `${cases.length} cases`);
});

after(() => console.table(table));

/** What a kernel answers to a case. Runs in Node and in a page. */
function answered({ Model }, line) {
  const { model, archive, ask, as_of, from, to, scenario, grade, by } = JSON.parse(line);
  try {
    const opened = new Model(model).open(JSON.stringify(archive));
    const answer = {
      evaluate: () => opened.evaluate(as_of),
      timeline: () => opened.timeline(from, to),
      simulate: () => opened.simulate(scenario),
      plan: () => opened.plan({ grade, by, as_of }),
      repair: () => opened.repair(as_of),
      measures: () => opened.measures(as_of),
    }[ask]();
    return `"expected":${JSON.stringify(answer)}`;
  } catch (error) {
    return `"fails":${JSON.stringify(error.faults.map(({ code }) => code))}`;
  }
}

/** Every answer must be the one that is written; the first that is not is shown with its case. */
function compare(where, answers) {
  const counts = {};
  for (const [at, { file, line, answer }] of cases.entries()) {
    if (answers[at] !== answer) assert.equal(answers[at], answer, line.slice(0, 2000));
    counts[file] = (counts[file] ?? 0) + 1;
  }
  table[where] = { ...counts, all: cases.length };
}

test('Node', async () => {
  const { load } = await import(`${PACKAGE}/node.js`);
  const kernel = await load();
  compare('Node', cases.map(({ line }) => answered(kernel, line)));
});

/** The loader for mini-programs as a module of its own: each holds one kernel. */
function loader() {
  const require = createRequire(import.meta.url);
  const path = require.resolve(`${PACKAGE}/miniprogram/index.js`);
  delete require.cache[path];
  return require(path);
}

test('mini-program', async () => {
  const kernel = await loader().load({ source: await readFile(`${PACKAGE}/mini/xinyong.wasm`) });
  compare('mini-program', cases.map(({ line }) => answered(kernel, line)));
});

test('mini-program, as JavaScript', async () => {
  const fallback = createRequire(import.meta.url)(`${PACKAGE}/mini/fallback.js`);
  const kernel = await loader().load({ fallback });
  compare('mini, as JavaScript', cases.map(({ line }) => answered(kernel, line)));
});

test('Chromium', async () => {
  compare('Chromium', await askInChromium(PACKAGE, answered, cases.map(({ line }) => line), CHUNK));
});
