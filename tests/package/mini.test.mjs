// The package for mini-programs without a phone: the module's features, the loader with each host, and the example's pages.

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync } from 'node:zlib';

import fc from 'fast-check';

import { checkFloor, phone } from './support/phone.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PACKAGE = here('../../target/npm/xinyong');
const EXAMPLE = here('../../crates/xinyong-mini/example');
const TODAY = '2026-11-22';

/** The most that the folder may weigh in a mini-program, of whose 2 MB it is a part. */
const MOST = 400_000;

let root;

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'xinyong-mini-'));
  // As 微信's tools build it: the package's folder `miniprogram` lies under its name.
  await cp(EXAMPLE, root, { recursive: true });
  await cp(`${PACKAGE}/miniprogram`, join(root, 'miniprogram_npm/xinyong'), { recursive: true });
  await cp(`${PACKAGE}/mini/fallback.js`, join(root, 'fallback.js'));
  await cp(`${PACKAGE}/mini/xinyong.wasm`, join(root, 'wasm/xinyong.wasm'));
});
after(() => rm(root, { recursive: true }));

test('the module has nothing beyond WebAssembly 1.0 and mutable globals, and imports nothing', async () => {
  const module = await readFile(`${PACKAGE}/mini/xinyong.wasm`);
  await checkFloor(module);
  assert.deepEqual(WebAssembly.Module.imports(await WebAssembly.compile(module)), []);
  assert.deepEqual(brotliDecompressSync(await readFile(`${PACKAGE}/miniprogram/xinyong.wasm.br`)), module);
  await assert.rejects(checkFloor(await readFile(`${PACKAGE}/xinyong.wasm`)), 'the module for browsers has more');
});

/** How many bytes a file or a flat folder has. */
async function weight(path) {
  const found = await stat(path);
  if (!found.isDirectory()) return found.size;
  const sizes = await Promise.all((await readdir(path)).map((name) => weight(join(path, name))));
  return sizes.reduce((sum, size) => sum + size, 0);
}

test('the folder is where the package says, and weighs less than a fifth of a mini-program', async () => {
  assert.equal(JSON.parse(await readFile(`${PACKAGE}/package.json`, 'utf8')).miniprogram, 'miniprogram');
  assert.ok((await weight(`${PACKAGE}/miniprogram`)) < MOST);
});

test('everything weighs what the README says', async () => {
  const readme = await readFile(`${PACKAGE}/README.md`, 'utf8');
  const rows = [...readme.matchAll(/^\| `(mini[\w/.]*)` \| (\d+) KB \|/gm)];
  assert.equal(rows.length, 3);
  for (const [, path, said] of rows) {
    const share = (await weight(`${PACKAGE}/${path}`)) / 1000 / Number(said);
    assert.ok(share > 0.4 && share <= 1, `${path} is ${share} of what is said`);
  }
});

/** With each host, what the loader is given. */
const WAYS = {
  wx: {},
  my: { source: '/wasm/xinyong.wasm' },
  tt: { source: '/miniprogram_npm/xinyong/xinyong.wasm.br' },
  plain: { source: await readFile(`${PACKAGE}/mini/xinyong.wasm`) },
};

for (const [host, sources] of Object.entries(WAYS)) {
  test(`${host}: the module is loaded once and answers everything`, async () => {
    const { load } = phone(root, host).require('xinyong');
    const loading = load(sources);
    assert.equal(load(sources), loading);
    await answersEverything(await loading);
  });
}

test('the kernel as JavaScript keeps what it holds while its memory grows', async () => {
  const { require } = phone(root, 'none');
  const fallback = require('./fallback.js');
  const { Model } = await require('xinyong').load({ fallback });
  const text = await readFile(here('../../web/samples/04-general-penalty.json'), 'utf8');
  const before = fallback.memory.buffer.byteLength;
  const open = [];
  const model = new Model();
  while (fallback.memory.buffer.byteLength < 3 * before) open.push(model.open(text));
  for (const archive of open) assert.equal(archive.evaluate(TODAY).score, 725);
});

test('where a module is refused, the fallback is taken', async () => {
  const { require } = phone(root, 'wx');
  const { Model } = await require('xinyong').load({ source: '/nowhere.wasm', fallback: require('./fallback.js') });
  assert.equal(new Model().id, 'heilongjiang-public');
});

for (const host of ['none', 'hollow', 'throwing']) {
  test(`${host}: a phone without WebAssembly takes the fallback, and is told of it where there is none`, async () => {
    const { require } = phone(root, host);
    const { isXinyongError, load } = require('xinyong');
    const error = await load().catch((error) => error);
    assert.ok(isXinyongError(error) && error.cause, `${error}`);
    assert.equal(error.code, 'not-loaded');
    await answersEverything(await load({ fallback: require('./fallback.js') }));
  });
}

test('a kernel that falls is a typed error and out of service, and the next load makes another', async () => {
  const { isXinyongError, load } = phone(root, 'falling').require('xinyong');
  const text = await readFile(here('../../web/samples/04-general-penalty.json'), 'utf8');
  const first = load();
  const { Model } = await first;
  const archive = new Model().open(text);
  assert.deepEqual(refused(isXinyongError, () => archive.evaluate(TODAY)), ['not-loaded', 'source']);
  for (const call of [() => archive.name, () => new Model()]) {
    assert.throws(call, ({ code, cause }) => code === 'not-loaded' && cause.message === 'unreachable');
  }
  const second = load();
  assert.notEqual(second, first);
  await answersEverything(await second);
  new Model().open(text);
  assert.deepEqual(refused(isXinyongError, () => archive.name), ['handle-freed', 'this'], 'what the first held is not the second’s');
  assert.equal(load(), second);
});

test('today is the day in Asia/Shanghai', () => {
  const device = phone(root, 'none');
  device.evaluate('Date.now = () => Date.UTC(2027, 2, 10, 16, 30)');
  assert.equal(device.require('xinyong').today(), '2027-03-11');
});

async function answersEverything({ Model }) {
  const text = await readFile(here('../../web/samples/04-general-penalty.json'), 'utf8');
  assert.equal(Model.builtIn()[0], 'heilongjiang-public');
  const model = new Model();
  assert.deepEqual([model.inForceFrom, model.document().id, model.hash.length], ['2021-12-31', model.id, 64]);
  for (const source of [text, JSON.parse(text)]) {
    const archive = model.open(source);
    assert.deepEqual([archive.score(TODAY), archive.evaluate(TODAY).grade], [725, 'D']);
    assert.equal(archive.uscc, '91231100MADEMA043Y');
    assert.equal(archive.timeline(TODAY, '2027-12-31').steps.at(-1).score, 850);
    assert.ok(archive.timeline(TODAY).steps.length > 0);
    assert.equal(archive.plan({ grade: 'B', as_of: TODAY }).reachable, true);
    assert.equal(archive.repair(TODAY).records[0].standing, 'open');
    assert.equal(archive.measures(TODAY).grade, 'D');
    assert.match(archive.inWords(TODAY).zh.gist, /行政处罚/);
    const scenario = { format: 'xinyong-scenario/1', as_of: TODAY, actions: [{ action: 'repair', record: 'p-1', on: TODAY }] };
    assert.deepEqual([archive.simulate(scenario).after.score, archive.simulate(scenario).after.simulated], [850, true]);
    archive.free();
  }
}

/** The typed error that a call throws. */
function refused(isXinyongError, call) {
  try {
    call();
  } catch (error) {
    assert.ok(isXinyongError(error), `${error}`);
    assert.ok(error.code && error.messages.zh && error.messages.en && error.faults.length > 0);
    assert.ok(error.message.includes(error.messages.zh));
    return [error.code, error.path];
  }
  return assert.fail('nothing was thrown');
}

test('errors are of the same kind as the package’s others', async () => {
  const { require, evaluate } = phone(root, 'wx');
  const { isXinyongError, load } = require('xinyong');
  const { Model, Archive } = await load();
  const model = new Model();
  const archive = model.open(require('./archive.js'));
  const cycle = evaluate('const cycle = {}; cycle.self = cycle; cycle');
  for (const [call, told] of [
    [() => new Model('nowhere'), ['no-model', 'source']],
    [() => new Model(7), ['not-json-value', 'source']],
    [() => model.open(cycle), ['not-json-value', 'archive']],
    [() => model.open(() => 1), ['not-json-value', 'archive']],
    [() => model.open('{}'), ['missing-field', 'format']],
    [() => archive.evaluate(7), ['not-a-date', 'asOf']],
    [() => archive.score('2020-01-01'), ['not-in-force', 'asOf']],
    [() => archive.timeline(TODAY, null), ['not-a-date', 'to']],
    [() => archive.plan({ grade: 'F', as_of: TODAY }), ['unknown-word', 'grade']],
    [() => Reflect.apply(archive.evaluate, model, [TODAY]), ['handle-freed', 'this']],
    [() => Reflect.apply(archive.evaluate, undefined, [TODAY]), ['handle-freed', 'this']],
  ]) {
    assert.deepEqual(refused(isXinyongError, call), told, `${call}`);
  }
  model.free();
  model.free();
  assert.deepEqual(refused(isXinyongError, () => model.open('{}')), ['handle-freed', 'this']);
  assert.equal(archive.score(TODAY), 725, 'an archive outlives its model');
  archive.free();
  archive.free();
  assert.deepEqual(refused(isXinyongError, () => archive.name), ['handle-freed', 'this']);
  assert.equal(Object.getPrototypeOf(archive), Archive.prototype);
});

test('a module that cannot be loaded is a typed error, and can be loaded later', async () => {
  for (const source of ['/nowhere.wasm', '/app.json', '../xinyong.wasm', new Uint8Array(4)]) {
    const { isXinyongError, load } = phone(root, 'wx').require('xinyong');
    const error = await load({ source }).catch((error) => error);
    assert.ok(isXinyongError(error) && error.cause, `${source}`);
    assert.deepEqual([error.code, error.path], ['not-loaded', 'source']);
    assert.match(error.messages.zh, /xinyong\.wasm\.br/);
    assert.equal(typeof (await load()).Model, 'function');
  }
});

test('text crosses whole: Chinese, what lies beyond, and halves of pairs as the web’s encoder takes them', async () => {
  const { Model } = await phone(root, 'wx').require('xinyong').load();
  const model = new Model();
  const document = JSON.parse(await readFile(here('../../web/samples/01-clean.json'), 'utf8'));
  const named = (name) => {
    document.entity.name = name;
    // As text: an object would have its halves escaped before they cross.
    const archive = model.open(JSON.stringify(document).replace(/\\u(d[89a-f]..)/gi, (_, code) => String.fromCharCode(parseInt(code, 16))));
    const back = archive.name;
    archive.free();
    return back;
  };
  const web = (text) => new TextDecoder().decode(new TextEncoder().encode(text));
  const texts = fc.string({ unit: fc.integer({ min: 0x20, max: 0xffff }).map((unit) => String.fromCharCode(unit)), minLength: 1, maxLength: 60 });
  const pairs = fc.string({ unit: 'binary', minLength: 1, maxLength: 60 });
  const solid = (text) => text.trim() && !/[\u0000-\u001f"\\]/.test(text);
  fc.assert(fc.property(fc.oneof(texts, pairs).filter(solid), (text) => assert.equal(named(text), web(text))), { numRuns: 500 });
  for (const text of ['示例😀丙', '\ud83d', 'a\ude00b', '\ud83d\ud83d\ude00', '丙'.repeat(20_000)]) assert.equal(named(text), web(text));
});

test('我的信用 shows the result of a day, in the kernel’s words', async () => {
  const device = phone(root, 'wx');
  device.require('./app.js');
  const page = await device.open('pages/score/score');
  await page.onDay({ detail: { value: TODAY } });
  const { result, waiting, failed } = page.data;
  assert.deepEqual([waiting, failed, result.score, result.grade, result.letter], [false, '', '725分', 'D级', 'D']);
  assert.match(result.gist, /^影响最大的是1条行政处罚（−125分），.*。$/);
  assert.deepEqual(result.indicators.map(({ of }) => of), ['60 / 60', '665 / 790', '0 / 150']);
  assert.deepEqual(result.lines.map(({ points }) => points), ['−125分', '0分']);
  assert.ok(result.notices.some((notice) => notice.includes('示例')));
  await page.onDay({ detail: { value: '2020-01-01' } });
  assert.equal(page.data.result, null);
  assert.match(page.data.failed, /2021年12月31日/);
  page.onSimulate();
  assert.deepEqual([device.titles, device.visited], [['我的信用'], ['/pages/simulate/simulate']]);
});

test('模拟测算 shows what a repair would do, and what forbids it', async () => {
  const device = phone(root, 'wx');
  device.require('./app.js');
  const page = await device.open('pages/simulate/simulate');
  assert.deepEqual(page.data.records.map(({ record }) => record), ['p-1']);
  await page.onDay({ detail: { value: TODAY } });
  assert.equal(page.data.result, null, 'nothing is supposed yet');
  await page.onChoose({ detail: { value: ['p-1'] } });
  assert.deepEqual(page.data.result, { before: '725分，D级', after: '850分，A级', letter: 'A', change: '较现状 +125' });
  await page.onDay({ detail: { value: '2026-08-01' } });
  assert.deepEqual([page.data.result, /最早2026年10月16日/.test(page.data.failed)], [null, true]);
});

test('the pages speak English on a phone that does, and say what failed where nothing can be loaded', async () => {
  const device = phone(root, 'none', 'en');
  device.require('./app.js');
  const page = await device.open('pages/score/score');
  assert.match(page.data.failed, /could not be loaded/);
  assert.deepEqual(device.titles, ['My credit']);
  const english = phone(root, 'wx', 'en');
  english.require('./app.js');
  const other = await english.open('pages/score/score');
  await other.onDay({ detail: { value: TODAY } });
  assert.match(other.data.result.score, /725 points/);
});

test('the views ask for what their pages have', async () => {
  const device = phone(root, 'wx');
  device.require('./app.js');
  for (const path of JSON.parse(await readFile(`${EXAMPLE}/app.json`, 'utf8')).pages) {
    const page = await device.open(path);
    const view = await readFile(`${EXAMPLE}/${path}.wxml`, 'utf8');
    for (const [, handler] of view.matchAll(/bind\w+="(\w+)"/g)) assert.equal(typeof page[handler], 'function', handler);
    for (const [, word] of view.matchAll(/words\.(\w+)/g)) assert.ok(page.data.words[word], word);
    for (const [, name] of view.matchAll(/\{\{!?(\w+)/g)) assert.ok(name === 'item' || name in page.data, name);
    assert.ok(!/[一-龥]/.test(view), 'words stand in the locale files');
  }
  const [zh, en] = ['zh', 'en'].map((lang) => device.require(`./locales/${lang}.js`));
  const placeholders = (text) => text.match(/%\{\w+\}/g);
  assert.deepEqual(Object.keys(zh), Object.keys(en));
  for (const key of Object.keys(zh)) assert.deepEqual(placeholders(zh[key]), placeholders(en[key]), key);
});

test('the example has the portal’s colours and one of its invented enterprises', async () => {
  const [tokens, style] = await Promise.all([here('../../web/styles/tokens.css'), `${EXAMPLE}/app.wxss`].map((path) => readFile(path, 'utf8')));
  const named = [...style.matchAll(/(--[\w-]+: #\w+);/g)].map(([, token]) => token);
  assert.ok(named.length > 10 && named.every((token) => tokens.includes(`${token};`)), named.filter((token) => !tokens.includes(token)).join());
  const sample = JSON.parse(await readFile(here('../../web/samples/04-general-penalty.json'), 'utf8'));
  assert.deepEqual(JSON.parse(JSON.stringify(phone(root, 'wx').require('./archive.js'))), sample);
});
