// The package itself: what tools that judge packages say of it, and what it says is in it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const MADE = here('../../target/npm');
const TOOLS = here('../../crates/xinyong-wasm/npm/node_modules/.bin');

const tarball = async () => (await readdir(MADE)).find((name) => /^xinyong-.*\.tgz$/.test(name));
const json = async (path) => JSON.parse(await readFile(path, 'utf8'));

test('publint has nothing to say', async () => {
  const { stdout } = await run(`${TOOLS}/publint`, ['--strict', `${MADE}/xinyong`]);
  assert.match(stdout, /All good!/);
});

test('the types are right for every way of importing', async () => {
  const { stdout } = await run(`${TOOLS}/attw`, [
    `${MADE}/${await tarball()}`, '--format', 'json', '--exclude-entrypoints', './wasm', './mini/wasm', './package.json',
  ]);
  assert.deepEqual(JSON.parse(stdout).problems ?? {}, {});
});

test('it has the files that it needs and no others', async () => {
  const { stdout } = await run('tar', ['-tzf', `${MADE}/${await tarball()}`]);
  assert.deepEqual(stdout.trim().split('\n').map((name) => name.replace('package/', '')).sort(), [
    'LICENSE', 'README.md', 'core.d.cts', 'core.d.ts', 'element.cjs', 'element.d.cts', 'element.d.ts', 'element.js',
    'failure.d.cts', 'failure.d.ts', 'index.d.cts', 'index.d.ts', 'index.js', 'load.d.cts', 'load.d.ts', 'mini/fallback.d.ts',
    'mini/fallback.js', 'mini/package.json', 'mini/xinyong.wasm', 'miniprogram/handles.d.ts', 'miniprogram/index.d.ts', 'miniprogram/index.js',
    'miniprogram/kernel.d.ts', 'miniprogram/package.json', 'miniprogram/xinyong.wasm.br', 'node.cjs', 'node.js', 'package.json', 'sbom.cdx.json', 'today.d.cts', 'today.d.ts', 'xinyong.wasm',
  ]);
});

test('its version is the workspace’s', async () => {
  const cargo = await readFile(here('../../Cargo.toml'), 'utf8');
  assert.equal((await json(`${MADE}/xinyong/package.json`)).version, cargo.match(/^version = "(.+)"$/m)[1]);
});

test('its bill of materials names crates of the lock file, and those that are in it', async () => {
  const { bomFormat, components } = await json(`${MADE}/xinyong/sbom.cdx.json`);
  const lock = await readFile(here('../../Cargo.lock'), 'utf8');
  const locked = new Set([...lock.matchAll(/name = "(.+)"\nversion = "(.+)"/g)].map(([, name, version]) => `${name}@${version}`));
  assert.equal(bomFormat, 'CycloneDX');
  assert.ok(components.every(({ name, version }) => locked.has(`${name}@${version}`)));
  assert.ok(components.every(({ licenses }) => licenses.length === 1), 'each has a licence');
  const names = components.map(({ name }) => name);
  for (const inside of ['serde_json', 'chrono', 'wasm-bindgen', 'sha2']) assert.ok(names.includes(inside), inside);
  for (const builder of ['serde_derive', 'syn', 'toml', 'schemars']) assert.ok(!names.includes(builder), builder);
});

test('the module names no place of the machine that built it', async () => {
  const module = await readFile(`${MADE}/xinyong/xinyong.wasm`, 'latin1');
  assert.ok(!module.includes(here('../..')) && !/\/(root|home|Users)\//.test(module));
});
