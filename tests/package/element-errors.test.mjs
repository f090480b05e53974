// What <xinyong-score> says when there is no score: what is wrong and what to do, and never a number.

import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { hosted } from './support/hosted.mjs';

let host;

before(async () => {
  host = await hosted();
});
after(() => host?.leave());

const BROKEN = JSON.stringify({
  format: 'xinyong-archive/1', entity: { uscc: '1', name: '示例' }, records: [{ id: 'p-1', kind: 'commendation', date: '2026-13-01', status: 'active' }],
});

const CASES = [
  ['an archive with faults', `archive='${BROKEN}'`, 'not-a-uscc', /统一社会信用代码有18位/],
  ['no JSON', 'archive="档案"', 'not-json', /不是完整的 JSON/],
  ['an unknown scheme', 'scheme="nowhere" src="samples/01-clean.json"', 'no-model', /没有“nowhere”这套指标体系/],
  ['no day', 'as-of="昨天" src="samples/01-clean.json"', 'not-a-date', /“昨天”不是日期/],
  ['a day before the model', 'as-of="2020-01-01" src="samples/01-clean.json"', 'not-in-force', /自2021年12月31日起施行/],
];

for (const size of ['badge', 'card', 'full']) {
  for (const [name, attributes, code, words] of CASES) {
    test(`${size}: ${name}`, async () => {
      const { page, put, troubles, close } = await host.visit();
      await page.evaluate(() => {
        document.addEventListener('xinyong-error', ({ detail }) => {
          window.failure = { name: detail.name, code: detail.code, faults: detail.faults.length, isError: detail instanceof Error };
        });
      });
      await put(`<xinyong-score size="${size}" ${attributes}></xinyong-score>`);
      await page.getByRole('status').getByText('没有得出评分').waitFor();
      if (size === 'badge') await page.getByText('原因与办法').click();
      await page.getByText(words).waitFor();
      const { faults, ...failure } = await page.evaluate(() => window.failure);
      assert.deepEqual(failure, { name: 'XinyongError', code, isError: true });
      assert.equal(await page.getByRole('listitem').count(), faults, 'every fault is told');
      assert.equal(await page.getByRole('img').count(), 0);
      assert.ok(!/\d+分/.test(await page.getByRole('status').innerText()));
      assert.deepEqual(await page.locator('xinyong-score').evaluate(({ result, error }) => [result, error.code]), [undefined, code]);
      assert.deepEqual(troubles, []);
      await close();
    });
  }
}

for (const [name, address, code] of [
  ['an archive that is not there', '**/samples/01-clean.json', 'not-fetched'],
  ['a kernel that does not come', '**/xinyong.wasm', 'not-loaded'],
]) {
  for (const answer of [{ status: 404 }, undefined]) {
    test(`${name} (${answer ? 'not found' : 'no network'}) can be asked for again`, async () => {
      const { page, put, events, close } = await host.visit();
      await page.route(address, (route) => (answer ? route.fulfill(answer) : route.abort()));
      await put('<xinyong-score as-of="2026-11-22" src="samples/01-clean.json"></xinyong-score>');
      await page.getByText('没有得出评分').waitFor();
      if (code === 'not-fetched') await page.getByText(answer ? '没有取到档案“samples/01-clean.json”（404）' : '（没有回应）').waitFor();
      await page.unroute(address);
      await page.getByRole('button', { name: '再试一次' }).press('Enter');
      await page.getByRole('status').getByText('850分').waitFor();
      assert.equal(await page.getByRole('status').evaluate((status) => status.getRootNode().activeElement === status), true);
      assert.deepEqual(await events(), [code, 850]);
      await close();
    });
  }
}

test('a score goes when what comes after it has faults', async () => {
  const { page, put, close } = await host.visit();
  await put('<xinyong-score as-of="2026-11-22" src="samples/01-clean.json"></xinyong-score>');
  await page.getByText('850').first().waitFor();
  await page.locator('xinyong-score').evaluate((element, text) => { element.archive = text; }, BROKEN);
  await page.getByText('没有得出评分').waitFor();
  assert.ok(!(await page.getByRole('group').innerText()).includes('850'));
  await close();
});

test('a kernel that falls is told as an error of ours, with its cause', async () => {
  const { page, put, troubles, events, close } = await host.visit();
  await page.evaluate(async () => {
    const { load } = await import('./xinyong/index.js');
    (await load()).Archive.prototype.evaluate = () => {
      throw new WebAssembly.RuntimeError('unreachable');
    };
  });
  await put('<xinyong-score as-of="2026-11-22" src="samples/01-clean.json"></xinyong-score>');
  await page.getByRole('status').getByText('没有得出评分').waitFor();
  await page.getByText('计算时程序出错').waitFor();
  const told = await page.locator('xinyong-score').evaluate(({ error }) => [error.name, error.messages.en.length > 0, error.cause.message]);
  assert.deepEqual(told, ['XinyongError', true, 'unreachable']);
  assert.deepEqual([await events(), troubles], [['failed'], []]);
  await close();
});

/** A page that comes in two pieces, the second when `go` is called, and a child's archive with them. */
async function inPieces() {
  const archive = JSON.stringify({ format: 'xinyong-archive/1', entity: { uscc: '92231100MADEMA0351', name: '示例丙早餐店' }, records: [] });
  const before = `<!doctype html><meta charset="utf-8"><script>
    window.heard = [];
    for (const type of ['xinyong-result', 'xinyong-error']) {
      document.addEventListener(type, ({ detail }) => window.heard.push(detail.code ?? detail.score));
    }
  </script>
  <script type="module" async src="/xinyong/element.js"></script>
  <xinyong-score as-of="2026-11-22"><script type="application/json">${archive.slice(0, 40)}`;
  let go;
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.write(before);
    go = () => response.end(`${archive.slice(40)}</script></xinyong-score>`);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  const close = () => {
    server.closeAllConnections();
    return new Promise((closed) => server.close(closed));
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, go: () => go(), close };
}

test('an archive that is still being written into the page is awaited, and no error', async () => {
  const [{ page, events, close }, pieces] = await Promise.all([host.visit(), inPieces()]);
  const made = (path) => fileURLToPath(new URL(`../../target/npm${path}`, import.meta.url));
  await page.route(`${pieces.url}xinyong/*`, (route, request) => route.fulfill({ path: made(new URL(request.url()).pathname) }));
  await page.goto(pieces.url, { waitUntil: 'commit' });
  await page.waitForFunction(() => document.querySelector('xinyong-score > script')?.textContent.includes('format'));
  await page.evaluate(async () => {
    await customElements.whenDefined('xinyong-score');
    await (await import('/xinyong/index.js')).load();
    await new Promise((done) => { setTimeout(done, 100); });
  });
  assert.deepEqual(await events(), []);
  pieces.go();
  await page.getByRole('status').getByText('850分').waitFor();
  assert.deepEqual(await events(), [850]);
  await Promise.all([close(), pieces.close()]);
});
