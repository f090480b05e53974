// Makes the package `xinyong` of what Rust made: `build.mjs BINDINGS MINI SCHEMAS OUT VERSION`, the folder of
// wasm-bindgen's output, that of the kernel for mini-programs, the file of the schemas, the folder of the package, and its
// version.

import { execFileSync } from 'node:child_process';
import { copyFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';

import { buildElement } from './element.mjs';
import { buildMini } from './mini.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [bindings, mini, schemas, out, version] = process.argv.slice(2);
const work = `${out}/.work`;

await rm(out, { recursive: true, force: true });
await mkdir(work, { recursive: true });

// The types: those of the data, then those of the handles, which speak of them.
const { schema, not_loaded: notLoaded, not_loaded_mini: notLoadedMini, element } = JSON.parse(await readFile(schemas, 'utf8'));
const data = await compile(schema, 'Types', {
  additionalProperties: false,
  unreachableDefinitions: false,
  bannerComment: '',
});
// The interface that only holds the others together.
const withoutRoot = data.replace(/export interface Types \{[^]*?\n\}\n/, '');
// What the module exports to its glue is nobody else's.
const handles = (await readFile(`${bindings}/xinyong_wasm.d.ts`, 'utf8'))
  .replace(/export interface InitOutput \{[^]*?\n\}\n/, 'export type InitOutput = object;\n')
  .replace(/export type (InitOutput|SyncInitInput)/g, '/** @internal */\n$&')
  .replace(/ \*\/\nexport function initSync/, ' * @internal\n$&')
  // What wasm-bindgen leaves without a description.
  .replace('export type InitInput', '/** What the module can be loaded from: where it is, or its bytes. */\n$&')
  .replaceAll('    free(): void;', '    /** Frees what the module holds for it. Freeing it again does nothing. */\n$&')
  .replaceAll('    [Symbol.dispose](): void;', '    /** Frees it at the end of a `using` declaration. */\n$&');
const freed = `
/** @internal */
export function handleFreed(): XinyongFailure;
/** @internal */
type XinyongFailure = Error & Failure;
`;
// `Symbol.dispose` is known to TypeScript only by this library, which a project need not have chosen.
const library = '/// <reference lib="esnext.disposable" />\n';
await writeFile(`${work}/core.d.ts`, `${library}${withoutRoot}\n${handles}\n${freed}`);

await copyFile(`${bindings}/xinyong_wasm.js`, `${work}/core.js`);
await cp(here('src'), work, { recursive: true });
await cp(here('tsconfig.json'), `${work}/tsconfig.json`);
execFileSync(process.execPath, [here('node_modules/typescript/bin/tsc'), '-p', work, '--typeRoots', here('node_modules/@types')], { stdio: 'inherit' });

const define = { NOT_LOADED: JSON.stringify(notLoaded) };
const common = { bundle: true, define, legalComments: 'none', logLevel: 'warning', target: 'es2022' };
await Promise.all([
  buildMini({ from: mini, work, out, words: notLoadedMini }),
  buildElement({ work, out, words: element, common }),
  build({ ...common, entryPoints: [`${work}/index.js`], outfile: `${out}/index.js`, format: 'esm', platform: 'neutral' }),
  build({ ...common, entryPoints: [`${work}/node.js`], outfile: `${out}/node.js`, format: 'esm', platform: 'node' }),
  build({
    ...common,
    entryPoints: [`${work}/node.js`],
    outfile: `${out}/node.cjs`,
    format: 'cjs',
    platform: 'node',
    define: { ...define, 'import.meta.url': 'here' },
    banner: { js: 'const here = require("node:url").pathToFileURL(__filename);' },
  }),
]);

// One set of types for both kinds of module.
for (const [from, to] of [['.js', '.js'], ['.js', '.cjs']]) {
  const kind = to === '.cjs' ? '.d.cts' : '.d.ts';
  for (const name of ['core', 'failure', 'load', 'today', 'index', 'element']) {
    const text = await readFile(`${work}/${name}.d.ts`, 'utf8');
    await writeFile(`${out}/${name}${kind}`, text.replaceAll(/'(\.\/\w+)\.js'/g, `'$1${to}'`));
  }
}

await copyFile(`${bindings}/xinyong_wasm_bg.wasm`, `${out}/xinyong.wasm`);
await copyFile(here('README.md'), `${out}/README.md`);
await copyFile(here('../../../LICENSE'), `${out}/LICENSE`);
const described = JSON.parse(await readFile(here('package.published.json'), 'utf8'));
await writeFile(`${out}/package.json`, `${JSON.stringify({ ...described, version }, null, 2)}\n`);
await rm(work, { recursive: true });
