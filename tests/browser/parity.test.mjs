// The kernel gives the same bytes natively, in Node and in the browser.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { askInChromium } from './support/kernel.mjs';

const target = fileURLToPath(new URL('../../target', import.meta.url));
const PACKAGE = `${target}/npm/xinyong`;

/** How many cases cross into the browser at a time. */
const CHUNK = 500;

let cases;

before(async () => {
  const lines = (await readFile(`${target}/parity/cases.jsonl`, 'utf8')).trimEnd().split('\n');
  cases = lines.map((line) => JSON.parse(line));
});

/** Every result must be the native one; the first that is not is shown with its case. */
function compare(results) {
  assert.equal(results.length, cases.length);
  for (const [at, { expected, ...given }] of cases.entries()) {
    if (results[at] !== expected) assert.equal(results[at], expected, `case ${at}: ${JSON.stringify(given)}`);
  }
}

/** What a kernel makes of a case: an evaluation as JSON, or the words of an error. Runs in Node and in a page. */
function evaluated({ Model }, { archive, model, as_of }) {
  const opened = new Model(model).open(archive);
  try {
    return JSON.stringify(opened.evaluate(as_of));
  } catch (error) {
    return error.message;
  } finally {
    opened.free();
  }
}

test('Node', async () => {
  const { load } = await import(`${PACKAGE}/node.js`);
  const kernel = await load();
  compare(cases.map((given) => evaluated(kernel, given)));
});

test('Chromium', async () => {
  const given = cases.map(({ archive, model, as_of }) => ({ archive, model, as_of }));
  compare(await askInChromium(PACKAGE, evaluated, given, CHUNK));
});
