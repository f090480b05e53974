// What the portal weighs, and how long it takes to read a large sheet: `bench.mjs FOLDER`, where the sheets are.

import { readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch } from './browser.mjs';
import { serve } from './server.mjs';
import { firstLoad, weights } from './weight.mjs';

const DIST = fileURLToPath(new URL('../../../dist/', import.meta.url));

const row = (name, raw, small) =>
  console.log(`  ${name.padEnd(44)} ${kilobytes(raw)} ${kilobytes(small)}`);

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(9)} kB`;

/** What each file weighs, and what the first page fetches. */
async function sizes(browser, host) {
  console.log('the portal, raw and brotli');
  for (const [name, { raw, small }] of await weights(DIST)) row(name, raw, small);
  const { raw, small } = await firstLoad(browser, host, DIST);
  row('first load', raw, small);
}

/** How long the portal takes from the choice of a file to its report, and the longest its page stood still. */
async function importing(browser, host, file) {
  const page = await browser.newPage({ locale: 'zh-CN', serviceWorkers: 'block' });
  await page.goto(`${host.url}#/credit`);
  const input = page.locator('input[type=file]');
  await input.waitFor({ state: 'attached' });
  await page.evaluate(() => {
    globalThis.measured = { longest: 0 };
    addEventListener('change', () => (measured.start = performance.now()), { capture: true });
    let last = performance.now();
    requestAnimationFrame(function frame(now) {
      if (measured.start) measured.longest = Math.max(measured.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    });
  });
  await input.setInputFiles(file);
  await page.getByRole('heading', { name: '读取结果' }).waitFor();
  const { seconds, longest } = await page.evaluate(() => ({
    seconds: (performance.now() - measured.start) / 1000,
    longest: measured.longest,
  }));
  await page.close();
  const name = `${basename(file)}, the reader fetched`;
  console.log(`  ${name.padEnd(44)} ${seconds.toFixed(2).padStart(7)} s, longest frame ${Math.round(longest)} ms`);
}

const [data] = process.argv.slice(2);
const browser = await launch();
const host = await serve(DIST);
try {
  console.log('import in the browser');
  for (const sheet of ['sheet.csv', 'sheet.xlsx']) await importing(browser, host, join(data, sheet));
  console.log('');
  await sizes(browser, host);
} finally {
  await browser.close();
  await host.close();
}
