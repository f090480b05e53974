// What the portal weighs: each file, and what a first visit fetches before the page can be used.

import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

/** The bytes of each file below a folder, by name: `raw`, and `small` in brotli. */
export async function weights(folder) {
  const files = (await readdir(folder, { recursive: true })).filter((name) => extname(name)).sort();
  const weighed = files.map(async (name) => {
    const bytes = await readFile(join(folder, name));
    return [name, { raw: bytes.length, small: brotli(bytes) }];
  });
  return new Map(await Promise.all(weighed));
}

/** What the first page fetches, of the portal in `folder` that `host` serves. */
export async function firstLoad(browser, host, folder) {
  const all = await weights(folder);
  // What the service worker fetches ahead, nobody waits for.
  const page = await browser.newPage({ serviceWorkers: 'block' });
  const fetched = new Set();
  page.on('response', (response) => fetched.add(response.url().slice(host.url.length) || 'index.html'));
  await page.goto(host.url, { waitUntil: 'networkidle' });
  await page.close();
  const first = [...fetched].map((name) => all.get(name)).filter(Boolean);
  const sum = (of) => first.reduce((sum, weight) => sum + weight[of], 0);
  return { names: [...fetched], raw: sum('raw'), small: sum('small') };
}
