// What the first visit fetches, and what is fetched later.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { launch, openPage } from './support/browser.mjs';
import { serve } from './support/server.mjs';
import { firstLoad, weights } from './support/weight.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

let browser;
let host;

before(async () => {
  [browser, host] = await Promise.all([launch(), serve(DIST)]);
});

after(async () => {
  await browser?.close();
  await host?.close();
});

test('the first load weighs no more than 350 kB', async () => {
  const { names, small } = await firstLoad(browser, host, DIST);
  assert.ok(names.some((name) => name.endsWith('_bg.wasm')), names.join(', '));
  assert.ok(!names.some((name) => name.includes('split_')), names.join(', '));
  assert.ok(small <= 350_000, `${small} bytes: ${names.join(', ')}`);
});

test('the second part, which a first visit to another page fetches too, weighs no more than 350 kB', async () => {
  const all = await weights(DIST);
  const later = [...all].filter(([name]) => name.includes('split_'));
  assert.ok(later.length > 0, [...all.keys()].join(', '));
  const small = later.reduce((sum, [, weight]) => sum + weight.small, 0);
  assert.ok(small <= 350_000, `${small} bytes: ${later.map(([name]) => name).join(', ')}`);
});

test('a page whose part cannot be fetched says so, and can be asked for again', async () => {
  const page = await openPage(browser, { serviceWorkers: 'block' });
  try {
    await page.route('**/split_desk.wasm', (route) => route.abort());
    await page.goto(`${host.url}#/repair`);
    const alert = page.getByRole('alert').filter({ hasText: /^这一页没能载入。可能是没有网络/ });
    await alert.waitFor();
    // The pages that are at hand are there all the same.
    await page.goto(`${host.url}#/settings`);
    await page.getByRole('heading', { name: '设置', level: 1 }).waitFor();
    await page.goBack();
    await alert.waitFor();
    await page.unroute('**/split_desk.wasm');
    await alert.getByRole('button', { name: '重试' }).click();
    await page.getByRole('heading', { name: '信用修复', level: 1 }).waitFor();
  } finally {
    await page.context().close();
  }
});

test('no file of an embedded view is what the service worker once kept, and none is kept', async () => {
  const page = await openPage(browser);
  try {
    await page.goto(host.url);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    const missing = './demo.json';
    await page.evaluate(async (missing) => {
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      for (const request of await cache.keys()) await cache.put(request, new Response('old'));
      await cache.delete(missing);
    }, missing);
    await page.goto(`${host.url}?embed=1&lang=en#/credit`);
    await page.getByText('The page around this view does not say who it is').waitFor();
    const { controlled, fetched, kept } = await page.evaluate(async (missing) => {
      const fetched = await (await fetch(missing)).json();
      const [name] = await caches.keys();
      const cache = await caches.open(name);
      const files = await cache.matchAll();
      return { controlled: navigator.serviceWorker.controller !== null, fetched, kept: await Promise.all(files.map((file) => file.text())) };
    }, missing);
    assert.ok(controlled && fetched.length > 0);
    assert.ok(kept.length > 5 && kept.every((text) => text === 'old'), `${kept.length} files`);
  } finally {
    await page.context().close();
  }
});
