// <xinyong-score> where people build: React and Vue through Vite, webpack, TypeScript, and a server without a page.

import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import ts from 'typescript';
import { build as vite } from 'vite';
import webpack from 'webpack';

import { newcomer, shown } from './support/newcomer.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

let user;

before(async () => {
  user = await newcomer(['listen.js', 'react.jsx', 'vue.js', 'jsx.d.ts']);
  await mkdir(join(user.folder, 'node_modules/@types'));
  for (const name of ['react', 'react-dom', 'vue', '@types/react']) {
    await symlink(here(`node_modules/${name}`), join(user.folder, 'node_modules', name));
  }
});
after(() => user?.leave());

const page = (script) => `<!doctype html><html lang="zh"><meta charset="utf-8"><body><script type="module" src="${script}"></script></body></html>`;

/** What is shown by a script of the user's, built by Vite without configuration. */
async function built(script) {
  const outDir = `vite-${script}`;
  await writeFile(join(user.folder, 'index.html'), page(`./${script}`));
  await vite({ root: user.folder, base: './', logLevel: 'error', configFile: false, build: { outDir, target: 'es2022' } });
  return shown(join(user.folder, outDir));
}

test('React hands over an object and hears the result', async () => {
  assert.match(await built('react.jsx'), /^850 A\n[^]*指标得分[^]*没有信用记录/);
});

test('Vue hands over an object and hears the result', async () => {
  assert.match(await built('vue.js'), /^850 A\n[^]*示例丙早餐店[^]*850分/);
});

test('importing it for what it does is enough for Vite and webpack, neither of which drops it', async () => {
  assert.match(await built('listen.js'), /^850 A\n/);
  const out = join(user.folder, 'webpack');
  const compiled = await new Promise((done, failed) => {
    webpack({ mode: 'production', context: user.folder, entry: './listen.js', output: { path: out } }, (error, stats) =>
      error ? failed(error) : done(stats),
    );
  });
  assert.deepEqual(compiled.toJson({ all: false, errors: true, warnings: true }).errors, []);
  await writeFile(join(out, 'index.html'), page('./main.js'));
  assert.match(await shown(out), /^850 A\n/);
});

test('on a server it is imported and does nothing', async () => {
  await writeFile(join(user.folder, 'server.mjs'), "import 'xinyong/element'; console.log('still here');");
  await writeFile(join(user.folder, 'server.cjs'), "require('xinyong/element'); console.log('still here');");
  for (const name of ['server.mjs', 'server.cjs']) assert.deepEqual(await user.run(name), ['still here']);
});

/** What the compiler says of programs in the user's folder. */
async function compiled(name, text, options = {}) {
  const file = join(user.folder, name);
  await writeFile(file, text);
  const program = ts.createProgram([file, join(user.folder, 'jsx.d.ts')], {
    strict: true, noEmit: true, jsx: ts.JsxEmit.ReactJSX, target: ts.ScriptTarget.ES2022, types: [],
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.esnext.disposable.d.ts'],
    module: ts.ModuleKind.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler, ...options,
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test('TypeScript knows the element by its tag, its events, and in JSX', async () => {
  const dom = `
    import type { Evaluation, XinyongError, XinyongScore } from 'xinyong/element';
    const element: XinyongScore = document.createElement('xinyong-score');
    element.size = 'full';
    document.addEventListener('xinyong-result', ({ detail }) => { const result: Evaluation = detail; void result; });
    element.addEventListener('xinyong-error', ({ detail }) => { const error: XinyongError = detail; void error; });
    const score: number | undefined = element.result?.score;
    void score;`;
  const node = { module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext };
  assert.deepEqual(await compiled('dom.ts', dom), []);
  assert.deepEqual(await compiled('dom.mts', dom, node), []);
  assert.deepEqual(await compiled('dom.cts', dom, node), []);
  assert.equal((await compiled('dom.ts', dom.replace("'full'", "'large'"))).length, 1);
  const jsx = (size) => `
    import type { Evaluation } from 'xinyong/element';
    export const score = <xinyong-score size="${size}" archive="{}" as-of="2026-11-22" onxinyong-result={({ detail }) => detail.score} />;
    export type Result = Evaluation;`;
  assert.deepEqual(await compiled('score.tsx', jsx('full')), []);
  assert.equal((await compiled('score.tsx', jsx('large'))).length, 1);
});
