// The kernel gives the same bytes natively, in Node and in the browser.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
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

test('Node', () => {
  const { evaluate } = createRequire(import.meta.url)(`${target}/npm/nodejs/xinyong_wasm.js`);
  compare(
    cases.map(({ archive, model, as_of }) => {
      try {
        return evaluate(archive, model, as_of);
      } catch (error) {
        return error.message;
      }
    }),
  );
});

test('Chromium', async () => {
  const host = await serve(`${target}/npm/web`);
  after(host.close);
  const browser = await launch();
  after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${host.url}xinyong_wasm.js`);
  const kernel = await page.evaluateHandle(async (url) => {
    const module = await import(url);
    await module.default();
    return module;
  }, `${host.url}xinyong_wasm.js`);
  const results = [];
  for (let at = 0; at < cases.length; at += CHUNK) {
    const chunk = cases.slice(at, at + CHUNK).map(({ archive, model, as_of }) => [archive, model, as_of]);
    const evaluated = kernel.evaluate(
      ({ evaluate }, chunk) =>
        chunk.map((given) => {
          try {
            return evaluate(...given);
          } catch (error) {
            return error.message;
          }
        }),
      chunk,
    );
    results.push(...(await evaluated));
  }
  compare(results);
});
