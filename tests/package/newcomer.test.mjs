// A new user's Node script, plain page, Vite app, webpack app and mini-program page, from the tarball and the README alone.

import assert from 'node:assert/strict';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import ts from 'typescript';
import { build as vite } from 'vite';
import webpack from 'webpack';

import { example, newcomer, promised, shown } from './support/newcomer.mjs';
import { phone } from './support/phone.mjs';

let user;

before(async () => {
  user = await newcomer(['node.mjs', 'node.cjs', 'errors.mjs', 'page.html', 'app.js', 'mini.js', 'element.html']);
});
after(() => user.leave());

for (const name of ['node.mjs', 'node.cjs', 'errors.mjs']) {
  test(`${name} prints what the README says`, async () => {
    const said = promised(await example(name));
    assert.ok(said.length > 0);
    assert.deepEqual((await user.run(name)).slice(0, said.length), said);
  });
}

test('a page without a bundler', async () => {
  await user.copied(join(user.folder, 'xinyong'));
  assert.match(await shown(user.folder, 'page.html'), /850/);
  assert.match(await shown(user.folder, 'element.html'), /示例丙早餐店[^]*850分[^]*诚信守法/);
});

const PAGE = '<!doctype html><html lang="zh"><meta charset="utf-8"><title>评分</title><body></body>';

test('a Vite app, without configuration', async () => {
  await writeFile(join(user.folder, 'index.html'), PAGE.replace('</body>', '<script type="module" src="./app.js"></script></body>'));
  await vite({ root: user.folder, base: './', logLevel: 'error', configFile: false, build: { outDir: 'vite', target: 'es2022' } });
  assert.match(await shown(join(user.folder, 'vite')), /850/);
});

test('a webpack app, without configuration', async () => {
  const out = join(user.folder, 'webpack');
  const compiled = await new Promise((done, failed) => {
    webpack({ mode: 'production', context: user.folder, entry: './app.js', output: { path: out } }, (error, stats) =>
      error ? failed(error) : done(stats),
    );
  });
  assert.deepEqual(compiled.toJson({ all: false, errors: true, warnings: true }).errors, []);
  await writeFile(join(out, 'index.html'), PAGE.replace('</body>', '<script src="./main.js"></script></body>'));
  assert.match(await shown(out), /850/);
});

test('a page of a mini-program, its packages built as 微信’s tools do', async () => {
  const installed = join(user.folder, 'node_modules/xinyong');
  const { miniprogram } = JSON.parse(await readFile(join(installed, 'package.json'), 'utf8'));
  await cp(join(installed, miniprogram), join(user.folder, 'miniprogram_npm/xinyong'), { recursive: true });
  const page = await phone(user.folder, 'wx').open('mini');
  assert.deepEqual(page.data, { score: 850, failed: '' });
});

/** What the compiler says of a program in the user's folder. */
async function compiled(name, text, options) {
  const file = join(user.folder, name);
  await writeFile(file, text);
  const program = ts.createProgram([file], {
    strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, types: [], lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    ...options,
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const NODE = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
const BUNDLER = { module: ts.ModuleKind.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler };

test('TypeScript knows every answer, in modules and in CommonJS', async () => {
  const answers = `
    import { load, isXinyongError, type Evaluation, type Plan } from 'xinyong';
    async function main() {
      const { Model } = await load();
      using archive = new Model().open({ format: 'xinyong-archive/1', entity: { uscc: 'x', name: 'y' }, records: [] });
      const evaluation: Evaluation = archive.evaluate('2026-11-22');
      const grade: 'A' | 'B' | 'C' | 'D' | 'E' = evaluation.grade;
      const plan: Plan = archive.plan({ grade, as_of: '2026-11-22' });
      const scores: Int32Array = new Model().batch([]).scores('2026-11-22');
      try { archive.timeline('2026-01-01'); } catch (error) { if (isXinyongError(error)) error.faults[0]?.messages.zh; }
      return [plan.reachable, scores];
    }
    void main;`;
  for (const [name, options] of [['a.mts', NODE], ['a.cts', NODE], ['a.ts', BUNDLER]]) {
    assert.deepEqual(await compiled(name, answers, options), [], name);
  }
  const wrong = answers.replace('evaluation.grade;', 'evaluation.score;');
  assert.equal((await compiled('b.mts', wrong, NODE)).length, 1);
});

test('TypeScript knows the answers in a mini-program', async () => {
  const answers = `
    import { load, isXinyongError, type Evaluation } from 'xinyong/mini';
    import fallback = require('xinyong/mini/fallback');
    load({ source: '/xinyong.wasm.br', fallback }).then(({ Model }) => {
      const archive = new Model().open({ format: 'xinyong-archive/1', entity: { uscc: 'x', name: 'y' }, records: [] });
      const evaluation: Evaluation = archive.evaluate('2026-11-22');
      const grade: 'A' | 'B' | 'C' | 'D' | 'E' = archive.simulate('{}').after.grade;
      try { archive.timeline('2026-01-01'); } catch (error) { if (isXinyongError(error)) error.faults[0]?.messages.zh; }
      archive.free();
      return [evaluation.score, grade];
    });`;
  assert.deepEqual(await compiled('c.cts', answers, NODE), []);
  assert.equal((await compiled('d.cts', answers.replace('.free()', '.freed()'), NODE)).length, 1);
});

test('the types carry what the sources say', async () => {
  const types = await readFile(join(user.folder, 'node_modules/xinyong/core.d.ts'), 'utf8');
  for (const said of ['综合评价结果 on a day such as', '得分', 'The last day it counts', 'export interface Evaluation']) {
    assert.ok(types.includes(said), said);
  }
  assert.ok(!/\bany\b/.test(types.replaceAll(/\/\*\*[^]*?\*\//g, '')), 'no type is any');
});
