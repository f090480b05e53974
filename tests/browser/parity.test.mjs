// The kernel gives the same bytes natively, in Node and in the browser.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch } from './support/browser.mjs';
import { serve } from './support/server.mjs';

const target = fileURLToPath(new URL('../../target', import.meta.url));

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

/** What a kernel makes of cases: an evaluation as JSON, or the words of an error. Runs in Node and in a page. */
function evaluated({ Model }, cases) {
  const models = new Map(Model.builtIn().map((id) => [id, new Model(id)]));
  return cases.map(({ archive, model, as_of }) => {
    const opened = models.get(model).open(archive);
    try {
      return JSON.stringify(opened.evaluate(as_of));
    } catch (error) {
      return error.message;
    } finally {
      opened.free();
    }
  });
}

test('Node', async () => {
  const { load } = await import(`${target}/npm/xinyong/node.js`);
  compare(evaluated(await load(), cases));
});

test('Chromium', async () => {
  const host = await serve(`${target}/npm/xinyong`);
  after(host.close);
  const browser = await launch();
  after(() => browser.close());
  const tab = await browser.newPage();
  await tab.goto(`${host.url}index.js`);
  await tab.addScriptTag({ content: `globalThis.evaluated = ${evaluated}` });
  const kernel = await tab.evaluateHandle(async (url) => (await import(url)).load(), `${host.url}index.js`);
  const results = [];
  for (let at = 0; at < cases.length; at += CHUNK) {
    const chunk = cases.slice(at, at + CHUNK).map(({ archive, model, as_of }) => ({ archive, model, as_of }));
    results.push(...(await kernel.evaluate((kernel, chunk) => globalThis.evaluated(kernel, chunk), chunk)));
  }
  compare(results);
});
