// Handles and errors: what is asked is answered or refused with a typed error, whatever is handed over.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import fc from 'fast-check';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TODAY = '2026-11-22';

let kernel;
let isXinyongError;
let today;
let model;
let shop;

before(async () => {
  const xinyong = await import('../../target/npm/xinyong/node.js');
  ({ isXinyongError, today } = xinyong);
  kernel = await xinyong.load();
  model = new kernel.Model();
  shop = await readFile(here('../../web/samples/04-general-penalty.json'), 'utf8');
});

/** The typed error that a call throws. */
function refused(call) {
  try {
    call();
  } catch (error) {
    assert.ok(isXinyongError(error), `${error}`);
    assert.ok(error.code && typeof error.path === 'string' && error.messages.zh && error.messages.en);
    assert.ok(error.faults.length > 0 && error.message.includes(error.messages.zh));
    return error;
  }
  return assert.fail('nothing was thrown');
}

test('an archive is opened from text or from an object, and answers everything', () => {
  for (const source of [shop, JSON.parse(shop)]) {
    const archive = model.open(source);
    const evaluation = archive.evaluate(TODAY);
    assert.deepEqual([evaluation.score, evaluation.grade, archive.score(TODAY)], [725, 'D', 725]);
    assert.equal(evaluation.indicators.reduce((sum, part) => sum + part.score, 0), 725);
    assert.equal(archive.timeline(TODAY, '2027-12-31').steps.at(-1).score, 850);
    assert.equal(archive.plan({ grade: 'B', as_of: TODAY }).reachable, true);
    assert.equal(archive.repair(TODAY).records[0].standing, 'open');
    assert.equal(archive.measures(TODAY).grade, 'D');
    assert.equal(archive.uscc, evaluation.uscc);
    archive.free();
  }
});

test('a result is told in both languages, by the words of the command line', () => {
  const archive = model.open(shop);
  const evaluation = archive.evaluate(TODAY);
  const { zh, en } = archive.inWords(TODAY);
  assert.deepEqual([zh.score, zh.grade, zh.class, zh.as_of], ['725分', 'D级', '一般失信', '2026年11月22日']);
  assert.deepEqual([en.score, en.grade, en.as_of], ['725 points', 'Grade D', '22 November 2026']);
  assert.match(zh.gist, /影响最大的是1条行政处罚（−125分），计入至2027年7月15日；2027年7月16日起，如无新增记录，将回到A级/);
  assert.match(en.lines[0].why, /through 15 July 2027/);
  for (const words of [zh, en]) {
    assert.deepEqual(words.lines.map(({ record }) => record).sort(), evaluation.lines.map(({ record }) => record).sort());
    assert.deepEqual(words.indicators.map(({ indicators }) => indicators.length), evaluation.indicators.map(({ indicators }) => indicators.length));
    assert.equal(words.notices.length, evaluation.notices.length);
    assert.ok(words.lines[0].basis && words.grade_basis && words.model);
  }
  assert.deepEqual(zh.notices, evaluation.notices.map(({ text }) => text));
});

test('a plan takes what the person names', () => {
  const archive = model.open(shop);
  const donation = { id: 'new-1', kind: 'donation', amount: 5_000_000, date: TODAY, status: 'active' };
  const plan = archive.plan({ grade: 'A', by: '2026-12-31', as_of: TODAY, actions: [{ action: 'add', record: donation }] });
  assert.equal(plan.reachable, true);
  const error = refused(() => archive.plan({ grade: 'A', as_of: TODAY, actions: [{ action: 'repair', record: 'no', on: TODAY }] }));
  assert.deepEqual([error.code, error.path], ['no-record', 'actions[0]']);
});

test('a model of one’s own scores, and one with a flaw is refused', () => {
  const document = model.document();
  const own = new kernel.Model({ ...document, id: 'own', version: '1' });
  assert.deepEqual([own.id, own.open(shop).score(TODAY)], ['own', 725]);
  const broken = structuredClone(document);
  broken.first_level[0].max = 61;
  assert.ok(refused(() => new kernel.Model(broken)).faults.every(({ code }) => code === 'model-problem'));
  assert.equal(refused(() => new kernel.Model('nowhere')).code, 'no-model');
});

test('many archives are scored together as each is alone', async () => {
  const names = ['01-clean', '03-minor-penalty', '04-general-penalty', '05-serious-penalty', '08-capped'];
  const texts = await Promise.all(names.map((name) => readFile(here(`../../web/samples/${name}.json`), 'utf8')));
  const alone = texts.map((text) => model.open(text).score(TODAY) * 100);
  for (const source of [texts, texts.map((text) => JSON.stringify(JSON.parse(text))).join('\n')]) {
    const batch = model.batch(source);
    assert.equal(batch.length, texts.length);
    assert.deepEqual([...batch.scores(TODAY)], alone);
  }
  assert.match(refused(() => model.batch([texts[0], '{}'])).path, /^\[1\]/);
});

test('every fault is told, at its place, in both languages', () => {
  const archive = JSON.parse(shop);
  delete archive.records[0].severity;
  archive.entity.uscc = '1';
  const error = refused(() => model.open(archive));
  assert.deepEqual(error.faults.map(({ path }) => path).sort(), ['entity.uscc', 'records[0].severity']);
  assert.ok(error.faults.every(({ messages }) => /[一-龥]/.test(messages.zh) && /[a-z]{3}/.test(messages.en)));
});

test('today is the day in Asia/Shanghai', (context) => {
  context.mock.method(Date, 'now', () => Date.UTC(2027, 2, 10, 16, 30));
  assert.equal(today(), '2027-03-11');
});

test('a day is told under the name it was given by', () => {
  const archive = model.open(shop);
  for (const [given, code] of [['soon', 'not-a-date'], [7, 'not-a-date'], ['2020-01-01', 'not-in-force']]) {
    const calls = {
      asOf: [() => archive.evaluate(given), () => archive.score(given), () => archive.repair(given), () => archive.measures(given)],
      from: [() => archive.timeline(given)],
    };
    for (const [path, ask] of Object.entries(calls)) {
      for (const call of ask) {
        const error = refused(call);
        assert.deepEqual([error.code, error.path], [code, path]);
      }
    }
  }
  assert.equal(refused(() => archive.plan({ grade: 'A', as_of: '2020-01-01' })).path, 'as_of');
});

test('a handle that was freed says so, and can be freed again', () => {
  const archive = model.open(shop);
  archive.free();
  archive.free();
  for (const call of [() => archive.name, () => archive.evaluate(TODAY), () => archive.score('x')]) {
    assert.equal(refused(call).code, 'handle-freed');
  }
  const other = model.open(shop);
  other[Symbol.dispose]();
  assert.equal(refused(() => other.uscc).code, 'handle-freed');
  const { evaluate } = kernel.Archive.prototype;
  for (const self of [undefined, null, 7, {}, model.open]) {
    assert.equal(refused(() => Reflect.apply(evaluate, self, [TODAY])).code, 'handle-freed');
  }
});

test('a handle lives on when what made it is freed', () => {
  const maker = new kernel.Model('heihe-leading');
  const archive = maker.open(shop);
  maker.free();
  assert.equal(archive.score(TODAY), 725);
});

/** Anything that JavaScript has. */
const anything = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true, withNullPrototype: true }),
  fc.constantFrom(Symbol('x'), () => 1, class {}, new Proxy({}, { get() { throw 'trap'; } }), { toJSON() { throw 'thrown'; } }),
  fc.constant(null).map(() => { const cycle = {}; cycle.self = cycle; return cycle; }),
  fc.string({ unit: 'binary' }),
);

/** An archive with something else somewhere in it. */
const damaged = fc.tuple(fc.nat(), anything).map(([at, value]) => {
  const archive = JSON.parse(shop);
  const places = [];
  const walk = (part) => {
    for (const key of Object.keys(part)) {
      places.push([part, key]);
      if (part[key] && typeof part[key] === 'object') walk(part[key]);
    }
  };
  walk(archive);
  const [part, key] = places[at % places.length];
  part[key] = value;
  return archive;
});

test('whatever is handed over is answered or refused with a typed error', () => {
  const archive = model.open(shop);
  const calls = [
    (given) => new kernel.Model(given),
    (given) => model.open(given),
    (given) => model.batch(given),
    (given) => model.batch([given]),
    (given) => archive.evaluate(given),
    (given) => archive.score(given),
    (given) => archive.timeline(given, given),
    (given) => archive.timeline(TODAY, given),
    (given) => archive.simulate(given),
    (given) => archive.plan(given),
    (given) => archive.plan({ grade: given, by: given, as_of: given, actions: given }),
    (given) => archive.plan({ grade: 'A', as_of: TODAY, actions: [given] }),
    (given) => archive.simulate({ format: 'xinyong-scenario/1', as_of: TODAY, actions: [given] }),
    (given) => archive.repair(given),
    (given) => archive.measures(given),
    (given) => archive.inWords(given),
  ];
  fc.assert(
    fc.property(fc.oneof(anything, damaged), fc.nat(), (given, which) => {
      try {
        calls[which % calls.length](given);
      } catch (error) {
        assert.ok(isXinyongError(error) && error.code && error.messages.en, `${typeof error}: ${error?.stack ?? String(error)}`);
      }
    }),
    { numRuns: 5000 },
  );
  assert.equal(archive.score(TODAY), 725, 'the kernel is as it was');
});

test('a module that cannot be loaded is a typed error, and can be loaded later', async () => {
  const again = await import('../../target/npm/xinyong/node.js?again');
  const error = await again.load('data:application/wasm;base64,AA==').catch((error) => error);
  assert.ok(again.isXinyongError(error));
  assert.deepEqual([error.code, Boolean(error.cause)], ['not-loaded', true]);
  assert.equal(typeof (await again.load()).Model, 'function');
});
