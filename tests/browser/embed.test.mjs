// Embedded views: what a host is shown and told, and what a hostile page around them never is.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { axe } from './support/axe.mjs';
import { VIEWPORTS, launch, openPage } from './support/browser.mjs';
import { HOST, around, heard, says, told, untold } from './support/host.mjs';
import { SAMPLES } from './support/portal.mjs';
import { serve, servePage } from './support/server.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [PHONE, , DESKTOP] = VIEWPORTS;
const CHINESE = { 'content-type': 'text/html; charset=utf-8' };

const STRIP = '演示系统，非官方网站，结果不作凭证';
const NOT_ALLOWED = /所在网页没有表明身份，或不在本站允许的名单里/;

let browser;
let portal;
let allowed;
let hostile;
let silent;
let example;
let shop;
/** The origins that the portal says it allows. */
let list;

before(async () => {
  browser = await launch();
  const documented = (await readFile(here('../../docs/embedding.md'), 'utf8')).match(/```html\n([^]*?)```/)[1];
  [allowed, hostile, silent, example] = await Promise.all([
    servePage(() => HOST),
    servePage(() => HOST),
    servePage(() => HOST, { ...CHINESE, 'referrer-policy': 'no-referrer' }),
    servePage(() => documented.replaceAll('https://credit.example.cn', origin(portal)).replace('/?embed', '/a/b/?embed')),
  ]);
  list = [allowed, silent, example].map(origin).join(' ');
  const [place] = (await readFile(here('../../dist/index.html'), 'utf8')).match(/<meta [^>]*embed-origins[^>]*>/);
  assert.match(place, /content=""/, 'nobody is allowed by default');
  portal = await serve(here('../../dist'), '/a/b/', (page) =>
    page.replace(place, place.replace('content=""', `content="${list}"`)),
  );
  shop = JSON.parse(await readFile(here('../../web/samples/03-minor-penalty.json'), 'utf8'));
});

after(async () => {
  await browser?.close();
  await Promise.all([portal, allowed, hostile, silent, example].map((host) => host?.close()));
});

const origin = ({ url }) => new URL(url).origin;

/** The address of an embedded view. */
const view = (hash, more = '') => `${portal.url}?embed=1${more}${hash}`;

/** What is said at the foot of a view of what its host gave, and of one that shows nothing of it. */
const GAVE = (host) => `档案由所在网页（${origin(host)}）提供`;
const NOTHING_OPEN = (host) => `现在没有打开所在网页（${origin(host)}）提供的档案`;

const open = (more = {}) => ({ xinyong: 1, type: 'open', archive: shop, as_of: '2026-11-22', ...more });

/** A test that ends with its page, and fails if anything was noted. */
const embed = (name, tell) => test(name, async () => {
  const pages = [];
  await tell(async (...given) => {
    const opened = await around(browser, ...given);
    pages.push(opened);
    return opened;
  });
  for (const { page, troubles } of pages) {
    await page.context().close();
    assert.deepEqual(troubles, []);
  }
});

for (const viewport of VIEWPORTS) {
  embed(`the documented example shows the score, as high as it is (${viewport.width} px)`, async () => {
    const page = await openPage(browser, { viewport });
    await page.goto(example.url);
    const frame = page.frameLocator('iframe');
    await frame.getByText(/得分785分，C级/).first().waitFor();
    await page.waitForFunction(() => document.title === '785分，C级');
    const height = () => frame.locator('html').evaluate((html) => html.scrollHeight);
    await page.waitForFunction((height) => document.querySelector('iframe').clientHeight === height, await height());
    assert.ok((await height()) > 2000);
    await page.context().close();
  });

  embed(`both views say what they are, and what they are not (${viewport.width} px)`, async (around) => {
    for (const [hash, title] of [['#/credit', '我的信用'], ['#/simulate', '模拟测算']]) {
      const { page, frame } = await around(allowed, [view(hash)], { viewport });
      const { schemes } = await told(page, 'ready');
      assert.equal(schemes[0], 'heilongjiang-public');
      await frame.getByText('正在等待所在网页提供信用档案').waitFor();
      await frame.getByText(NOTHING_OPEN(allowed)).waitFor();
      assert.equal(await frame.getByText(GAVE(allowed)).count(), 0);
      assert.equal(await frame.getByLabel(/选择文件/).count(), 0);
      await says(page, open());
      await told(page, 'result');
      await frame.getByRole('heading', { level: 1, name: title }).waitFor();
      await frame.getByRole('heading', { level: 2 }).first().waitFor();
      for (const said of [STRIP, /不单独作为失信惩戒的依据/, /二级指标及其分值为示例参数/, /本系统为演示/, GAVE(allowed)]) {
        assert.ok(await frame.getByText(said).last().isVisible(), `${title}: ${said}`);
      }
      assert.ok(await frame.getByText('评价日期：2026年11月22日；指标体系：公共信用综合评价').isVisible());
      for (const absent of ['主导航', '辅助导航', '底部导航', '您的位置']) {
        assert.equal(await frame.getByRole('navigation', { name: absent }).count(), 0, absent);
      }
      const links = await frame.locator('a').evaluateAll((links) => links.map(({ href, target, rel, textContent }) => ({ href, target, rel, textContent })));
      assert.ok(links.some(({ textContent }) => textContent.startsWith('在新窗口打开')));
      for (const { href, target, rel, textContent } of links) {
        const within = [view('#/credit'), view('#/simulate')].some((address) => href.startsWith(address));
        assert.ok(within || (href.startsWith(`${portal.url}#/`) && target === '_blank' && rel === 'noopener'), `${textContent}: ${href} ${target} ${rel}`);
      }
      assert.deepEqual(await axe(frame), []);
      const wide = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${title} is ${wide} px too wide`);
    }
  });

  embed(`the height that is announced is that of the view, and comes to rest (${viewport.width} px)`, async (around) => {
    const { page, frame } = await around(allowed, [view('#/simulate')], { viewport });
    await told(page, 'ready');
    await says(page, open());
    await told(page, 'simulated');
    const rests = async () => {
      let count;
      do {
        count = (await heard(page, 'size')).length;
        await frame.evaluate(() => new Promise((done) => setTimeout(done, 300)));
      } while ((await heard(page, 'size')).length > count);
      const [high, inside] = await frame.evaluate(() => [innerHeight, document.documentElement.scrollHeight]);
      assert.deepEqual([(await heard(page, 'size')).at(-1).height, inside], [high, high]);
    };
    await rests();
    const heights = (await heard(page, 'size')).map(({ height }) => height);
    assert.ok(heights.every((height, at) => height !== heights[at - 1]), `${heights}`);
    // It follows, up and down.
    const height = (await heard(page, 'size')).at(-1).height;
    await says(page, { xinyong: 1, type: 'close' });
    await frame.getByText('正在等待所在网页提供信用档案').waitFor();
    await rests();
    assert.ok((await heard(page, 'size')).at(-1).height < height);
    // Who comes late and asks is told it once more.
    const rested = (await heard(page, 'size')).at(-1);
    const before = (await heard(page)).length;
    await says(page, { xinyong: 1, type: 'hello' });
    await told(page, 'ready', 2);
    await page.waitForFunction((before) => heard.length === before + 2, before);
    assert.deepEqual((await heard(page)).at(-1), rested);
    // A frame that is higher than its view does not make the view higher.
    const low = (await heard(page, 'size')).length;
    await page.evaluate(() => (document.querySelector('iframe').style.blockSize = '4000px'));
    await frame.evaluate(() => new Promise((done) => setTimeout(done, 300)));
    assert.equal((await heard(page, 'size')).length, low);
  });
}

embed('the result is the public one, and English is spoken when the host asks for it', async (around) => {
  const { page, frame } = await around(allowed, [view('#/credit')]);
  await told(page, 'ready');
  await says(page, open({ scheme: 'heihe-leading', lang: 'en' }));
  const { evaluation, origin: from } = await told(page, 'result');
  assert.equal(from, origin(portal));
  assert.deepEqual([evaluation.model.id, evaluation.as_of, evaluation.uscc], ['heihe-leading', '2026-11-22', shop.entity.uscc]);
  await frame.getByRole('heading', { level: 1, name: 'My credit' }).waitFor();
  assert.deepEqual(await axe(frame), []);
  // What is left out is as usual; the same archive given again is answered again.
  for (const count of [2, 3]) {
    await says(page, open({ archive: JSON.stringify(shop) }));
    const again = await told(page, 'result', count);
    assert.deepEqual([again.evaluation.model.id, again.evaluation.score], ['heilongjiang-public', 785]);
  }
});

embed('what is supposed is marked, to the eye and to the host, and the view outlasts the way to it', async (around) => {
  const { page, frame } = await around(allowed, [view('#/credit')], { viewport: PHONE });
  await told(page, 'ready');
  await says(page, open());
  await told(page, 'result');
  await frame.getByRole('link', { name: '模拟测算', exact: true }).click();
  await frame.getByRole('group', { name: /未按规定公示价格/ }).getByRole('radio', { name: /信用修复/ }).check();
  const { simulation } = await told(page, 'simulated', 2);
  assert.deepEqual([simulation.difference, simulation.after.simulated, simulation.after.score], [65, true, 850]);
  assert.equal(new URL(frame.url()).search, '?embed=1');
  const result = frame.getByRole('region', { name: '模拟结果' });
  await result.getByRole('button', { name: /展开/ }).click();
  await result.getByText('模拟结果，非评价结果', { exact: true }).waitFor();
  assert.ok((await result.locator('.simulated').count()) > 0);
  assert.deepEqual(await axe(frame), []);
  for (const absent of ['保存的情景', '分享']) assert.equal(await frame.getByRole('heading', { name: absent }).count(), 0);
  assert.ok((await heard(page, 'result')).every(({ evaluation }) => evaluation.score === 785));
  await frame.getByRole('link', { name: '我的信用', exact: true }).click();
  await frame.getByText(/得分785分，C级/).first().waitFor();
});

embed('an invented enterprise is not said to be what the host gave', async (around) => {
  const { page, frame } = await around(allowed, [view(`#/credit?entity=${shop.entity.uscc}`)]);
  await told(page, 'ready');
  await frame.getByText('虚构示例').waitFor();
  await frame.getByText(NOTHING_OPEN(allowed)).waitFor();
  assert.equal(await frame.getByText(GAVE(allowed)).count(), 0);
  await frame.getByRole('button', { name: '换一家虚构企业' }).waitFor();
  // What the host then gives takes its place.
  await says(page, open());
  assert.equal((await told(page, 'result')).evaluation.uscc, shop.entity.uscc);
  await frame.getByText(GAVE(allowed)).waitFor();
  assert.equal(await frame.getByText(NOTHING_OPEN(allowed)).count(), 0);
  assert.equal(await frame.getByRole('button', { name: '换一家虚构企业' }).count(), 0);
  assert.equal((await heard(page, 'result')).length, 1);
});

embed('the keyboard goes through the view', async (around) => {
  const { page, frame } = await around(allowed, [view('#/credit')]);
  await told(page, 'ready');
  await says(page, open());
  await told(page, 'result');
  await page.keyboard.press('Tab');
  const focused = () => frame.evaluate(() => document.activeElement.textContent);
  for (let presses = 0; (await focused()) !== '模拟测算' && presses < 5; presses += 1) await page.keyboard.press('Tab');
  assert.equal(await focused(), '模拟测算');
  await page.keyboard.press('Enter');
  await frame.getByRole('heading', { level: 1, name: '模拟测算' }).waitFor();
  await frame.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await told(page, 'simulated', 2);
});

embed('where the browser does not tell who is around, the referrer does', async (around) => {
  const { page, frame } = await around(allowed, [view('#/credit')], { init: untold });
  await told(page, 'ready');
  await says(page, open());
  await frame.getByText(/得分785分，C级/).first().waitFor();
});

embed('a host that hides its address is known by its first message', async (around) => {
  const { page, frame } = await around(silent, [view('#/credit')], { init: untold });
  await frame.getByText(NOT_ALLOWED).waitFor();
  assert.deepEqual(await heard(page), []);
  await says(page, { xinyong: 1, type: 'hello' });
  await told(page, 'ready');
  await says(page, open());
  await frame.getByText(/得分785分，C级/).first().waitFor();
});

embed('a page of another origin is told nothing and shows nothing but invented enterprises', async (around) => {
  const { page, frame } = await around(hostile, [view('#/credit')]);
  await frame.getByText(NOT_ALLOWED).waitFor();
  for (const message of [{ xinyong: 1, type: 'hello' }, open(), open({ origin: origin(allowed) }), 'x'.repeat(30_000_000)]) await says(page, message);
  await page.evaluate(() => { for (let at = 0; at < 2000; at += 1) frames[0].postMessage({ xinyong: 1, type: 'hello', at }, '*'); });
  assert.deepEqual(await axe(frame), []);
  await frame.getByRole('button', { name: new RegExp(SAMPLES.minorPenalty) }).click();
  await frame.getByText(/得分785分，C级/).first().waitFor();
  await frame.getByText('虚构示例').waitFor();
  await says(page, open({ archive: { ...shop, entity: { ...shop.entity, name: '别人给的' } } }));
  await frame.getByRole('button', { name: '换一家虚构企业' }).click();
  await frame.getByRole('button', { name: new RegExp(SAMPLES.minorPenalty) }).waitFor();
  assert.equal(await frame.getByText('别人给的').count(), 0);
  assert.deepEqual(await heard(page), []);
});

embed('an allowed host inside a page that is not is no host', async (around) => {
  const nested = `${allowed.url}?${new URLSearchParams({ src: view('#/credit') })}`;
  const { page, frame } = await around(hostile, [nested]);
  const inner = await frame.waitForSelector('iframe').then((frame) => frame.contentFrame());
  await inner.getByText(NOT_ALLOWED).waitFor();
  await frame.evaluate((message) => frames[0].postMessage(message, '*'), open());
  await inner.getByRole('button', { name: new RegExp(SAMPLES.minorPenalty) }).waitFor();
  assert.deepEqual([await heard(page), await frame.evaluate(() => heard)], [[], []]);
});

embed('another window of an allowed origin is not the host', async (around) => {
  const { page, frame } = await around(allowed, [view('#/credit'), `${allowed.url}?sibling`]);
  await told(page, 'ready');
  const sibling = page.mainFrame().childFrames()[1];
  await sibling.waitForFunction(() => typeof heard !== 'undefined');
  await sibling.evaluate((message) => parent.frames[0].postMessage(message, '*'), open());
  await sibling.evaluate(() => parent.frames[0].postMessage({ xinyong: 1, type: 'nonsense' }, '*'));
  // What the host says later has been answered, so that what the other said before has been passed over.
  await says(page, { xinyong: 1, type: 'hello' });
  await told(page, 'ready', 2);
  await frame.getByText('正在等待所在网页提供信用档案').waitFor();
  assert.deepEqual([await heard(page, 'result'), await heard(page, 'error'), await sibling.evaluate(() => heard)], [[], [], []]);
});

embed('whatever an allowed host says wrong is answered by its faults, and nothing of it is shown as anything but text', async (around) => {
  const { page, frame } = await around(allowed, [view('#/credit')]);
  await told(page, 'ready');
  const before = await page.evaluate(() => heard.length);
  // What is for others.
  await page.evaluate(() => {
    for (const junk of [null, undefined, 0, NaN, '', 'xinyong', [], [{ xinyong: 1 }], {}, { type: 'open' }, new Map([['xinyong', 1]]), new Date(), /x/, new Uint8Array(9), new ArrayBuffer(9), new Error('x'), true]) {
      frames[0].postMessage(junk, '*');
    }
    // Not even what cannot be written as JSON, or is too much.
    const cycle = { type: 'open' };
    cycle.archive = cycle;
    const named = Object.assign([cycle], { xinyong: 1 });
    for (const other of [cycle, { big: 1n }, 1n, new Map([['a', cycle]]), named, { much: 'x'.repeat(5_000_000) }, { inner: { xinyong: 1, big: 1n } }]) {
      frames[0].postMessage(other, '*');
    }
  });
  const cases = [
    [{ xinyong: 2, type: 'open' }, ['wrong-version xinyong']],
    [{ xinyong: 1, type: 'navigate', to: 'https://a.example' }, ['unknown-type type']],
    [{ xinyong: 1, type: 'open' }, ['missing-field archive']],
    [open({ lang: 'fr', scheme: 'x', as_of: '2026-13-01' }), ['unknown-scheme scheme', 'not-a-date as_of', 'unknown-lang lang']],
    [open({ archive: { ...shop, format: 'xinyong-archive/9' } }), ['wrong-format archive.format']],
    [open({ archive: 'x' }), ['not-json archive']],
    [open({ as_of: '1999-01-01' }), ['not-in-force as_of']],
    [open({ archive: ' '.repeat(30_000_000) }), ['too-large ']],
  ];
  for (const [at, [message, expected]] of cases.entries()) {
    await says(page, message);
    const { faults } = await told(page, 'error', at + 1);
    assert.deepEqual(faults.map(({ code, path }) => `${code} ${path}`), expected);
    assert.ok(faults.every(({ message }) => message.length > 5), JSON.stringify(faults));
  }
  await page.evaluate(() => {
    const cycle = { xinyong: 1, type: 'open', archive: {} };
    cycle.archive.cycle = cycle;
    frames[0].postMessage(cycle, '*');
    frames[0].postMessage(JSON.parse('{"xinyong":1,"type":"hello","__proto__":{"type":"open"},"constructor":{"prototype":1}}'), '*');
    let deep = [];
    for (let at = 0; at < 900; at += 1) deep = [deep];
    frames[0].postMessage({ xinyong: 1, type: 'open', archive: deep }, '*');
  });
  const codes = async (at) => (await told(page, 'error', at)).faults.map(({ code }) => code);
  assert.deepEqual(await codes(cases.length + 1), ['not-json']);
  assert.deepEqual(await codes(cases.length + 2), ['unknown-field', 'unknown-field']);
  assert.equal((await codes(cases.length + 3)).length, 1);
  const types = await page.evaluate((before) => heard.slice(before).map(({ type }) => type), before);
  assert.deepEqual(types.filter((type) => !['error', 'size'].includes(type)), []);
  // What is wrong is said in the view too; what a name holds stays a name.
  await frame.getByRole('alert').getByText('所在网页给的档案有问题').waitFor();
  const name = '<img src=x onerror="parent.postMessage(1)"><script>alert(1)</script>';
  await says(page, open({ archive: { ...shop, entity: { ...shop.entity, name } } }));
  await frame.getByText(name).first().waitFor();
  assert.equal(await frame.getByRole('alert').count(), 0);
  assert.equal(frame.url().split('#')[0], view(''));
});

embed('a flood of archives leaves the last one, and the view awake', async (around) => {
  const { page, frame } = await around(allowed, [view('#/credit')]);
  await told(page, 'ready');
  await page.evaluate((message) => {
    for (let at = 0; at < 3000; at += 1) {
      message.archive.entity.name = `第${at}家`;
      frames[0].postMessage(message, '*');
    }
  }, open());
  await frame.getByText('第2999家').first().waitFor();
  await says(page, { xinyong: 1, type: 'hello' });
  await told(page, 'ready', 2);
  const results = (await heard(page, 'result')).length;
  assert.ok(results < 1000, `${results} results`);
  // What is taken away at once is not shown.
  await page.evaluate((message) => {
    frames[0].postMessage(message, '*');
    frames[0].postMessage({ xinyong: 1, type: 'close' }, '*');
    frames[0].postMessage({ xinyong: 1, type: 'hello' }, '*');
  }, open());
  await told(page, 'ready', 3);
  await frame.getByText('正在等待所在网页提供信用档案').waitFor();
  await frame.evaluate(() => new Promise((done) => setTimeout(done, 100)));
  assert.equal((await heard(page, 'result')).length, results);
});

/** A visitor who keeps an archive and a draft on the device, around whom a host then builds its page. */
async function keeping(page) {
  await page.goto(`${portal.url}#/settings`);
  await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
  const kept = { ...shop, entity: { ...shop.entity, name: '留在本机的企业' } };
  await page.evaluate((kept) => localStorage.setItem('xinyong.archive', kept), JSON.stringify(kept));
  await page.goto(`${portal.url}#/credit`);
  await page.reload();
  await page.getByText('留在本机的企业').first().waitFor();
  return kept;
}

embed('what the visitor keeps on the device is out of reach', async (around) => {
  const { page, troubles } = await around(allowed, [view('#/credit')]);
  const kept = await keeping(page);
  for (const [host, src] of [[allowed, view('#/credit')], [hostile, view('#/credit')], [hostile, `${portal.url}#/settings`], [allowed, `${portal.url}#/credit`]]) {
    await page.goto(`${host.url}?${new URLSearchParams({ src })}`);
    const frame = page.mainFrame().childFrames()[0];
    const framed = !src.includes('embed=1');
    await frame.getByText(framed ? /本站不在别的网页里显示/ : host === allowed ? '正在等待' : NOT_ALLOWED).waitFor();
    await says(page, { xinyong: 1, type: 'open', archive: null });
    await says(page, { xinyong: 1, type: 'kept' });
    for (const hash of ['settings', 'filings', 'open', 'report', `credit?entity=${shop.entity.uscc}`]) {
      await page.evaluate((src) => (document.querySelector('iframe').src = src), `${src.split('#')[0]}#/${hash}`);
      await frame.waitForURL(`**#/${hash}*`);
      await frame.getByRole('heading', { level: 1 }).waitFor();
      assert.equal(await frame.getByText('留在本机的企业').count(), 0, `${src} ${hash}`);
      assert.equal(await frame.getByRole('button', { name: /清除|删除|保存/ }).count(), 0, `${src} ${hash}`);
    }
    assert.ok(!JSON.stringify(await heard(page)).includes('留在本机的企业'));
    if (framed) {
      const link = frame.getByRole('link', { name: /在新窗口打开本站/ });
      assert.deepEqual([await link.getAttribute('target'), await link.getAttribute('rel')], ['_blank', 'noopener']);
      assert.deepEqual(await axe(frame), []);
    }
  }
  // Who is asked for English speaks English.
  await page.goto(`${allowed.url}?${new URLSearchParams({ src: `${portal.url}?lang=en#/settings` })}`);
  const english = page.mainFrame().childFrames()[0];
  await english.getByText('it is not shown inside another page').waitFor();
  await english.getByRole('link', { name: 'Open this site in a new window' }).waitFor();
  assert.equal(await english.getByRole('main').getAttribute('lang'), 'en');
  assert.deepEqual(await axe(english), []);
  await page.goto(`${portal.url}#/settings`);
  assert.equal(await page.evaluate(() => localStorage.getItem('xinyong.archive')), JSON.stringify(kept));
  assert.deepEqual(troubles, []);
});

embed('a host that is struck off the list is refused at once, whatever the service worker has kept', async () => {
  const page = await openPage(browser, { viewport: DESKTOP });
  await page.goto(portal.url);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await page.getByRole('contentinfo').waitFor();
  assert.ok(await page.evaluate(() => navigator.serviceWorker.controller !== null));
  const before = list;
  list = origin(example);
  try {
    await page.goto(`${allowed.url}?${new URLSearchParams({ src: view('#/credit') })}`);
    await page.frameLocator('iframe').getByText(NOT_ALLOWED).waitFor();
    assert.deepEqual(await heard(page), []);
  } finally {
    list = before;
    await page.context().close();
  }
});

embed('a view that stands in no frame has no host', async () => {
  const page = await openPage(browser, { viewport: DESKTOP });
  await page.goto(view('#/credit', '&lang=en'));
  await page.getByText('The page around this view does not say who it is').waitFor();
  await page.evaluate((message) => postMessage(message, '*'), open());
  await page.getByRole('button', { name: new RegExp(SAMPLES.minorPenalty) }).waitFor();
  await page.context().close();
});
