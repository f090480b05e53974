// The pages for developers: reached from the portal, made of the package's own types, and answered by the host alone.

import assert from 'node:assert/strict';

import { story } from './support/story.mjs';

story('a developer finds the package, described, from the first page', async ({ page, url, viewport }) => {
  // With the service worker in charge, which leaves these pages to the host.
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.getByRole('contentinfo').getByRole('link', { name: '开发者文档' }).click();
  await page.waitForURL(`${url}api/index.html`);
  await page.getByRole('heading', { level: 2, name: '<xinyong-score>' }).waitFor();

  const follow = async (name) => {
    if (viewport.width < 770) await page.getByRole('link', { name: '菜单' }).click();
    await page.getByRole('navigation').getByRole('link', { name }).click();
  };
  await follow('文档 embedding');
  await page.getByRole('heading', { level: 2, name: 'Show a view' }).waitFor();
  await follow('模块 xinyong');
  await page.getByRole('link', { name: 'Model', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: '类 Model' }).waitFor();
  await page.getByText('指标体系: a model that was checked and may score.').waitFor();
  await page.getByRole('heading', { level: 3, name: 'batch' }).waitFor();

  const kept = await page.evaluate(async () => {
    const caches = await Promise.all((await window.caches.keys()).map((name) => window.caches.open(name)));
    const requests = await Promise.all(caches.map((cache) => cache.keys()));
    return requests.flat().map((request) => request.url);
  });
  assert.ok(kept.includes(`${url}index.html`), kept.join(' '));
  assert.deepEqual(kept.filter((address) => address.startsWith(`${url}api/`)), []);
});
