// Makes what the package has for mini-programs: the folder `miniprogram`, as 微信's tools take it; and the folder `mini` with
// what only some need: the module uncompressed, and the same kernel as JavaScript.

import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

import { build } from 'esbuild';

const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url));

/**
 * Makes reads of memory safe where it grows. wasm2js writes them as `HEAP32[address]`, and JavaScript looks at `HEAP32` before
 * it works out the address: if that is the result of a call in which the memory grows, what is read is the memory of
 * before. (Of writes it takes care itself.) Such a read is done by a function, whose argument comes first.
 */
function readAfterCalls(code) {
  const views = new Set();
  // From the last to the first, so that a read within an address is done before the address is looked at.
  for (const { 0: opening, 1: view, index } of [...code.matchAll(/\b(HEAP[UF]?\d+)\[/g)].reverse()) {
    const start = index + opening.length;
    let end = start;
    for (let depth = 1; depth > 0; end += 1) depth += { '[': 1, ']': -1 }[code[end]] ?? 0;
    const address = code.slice(start, end - 1);
    const isWritten = /^\s*=[^=]/.test(code.slice(end, end + 3));
    if (isWritten || !/[\w$\]]\(/.test(address)) continue;
    views.add(view);
    code = `${code.slice(0, index)}${view}_at(${address})${code.slice(end)}`;
  }
  const readers = [...views].map((view) => ` function ${view}_at(index) { return ${view}[index]; }\n`);
  const [last] = code.match(/ var HEAPF64 = .*\n/);
  return code.replace(last, `${last}${readers.join('')}`);
}

/** `from` has what Rust made, `words` those for a module that cannot be loaded. */
export async function buildMini({ from, work, out, words }) {
  const [folder, further] = [`${out}/miniprogram`, `${out}/mini`];
  await Promise.all([mkdir(folder), mkdir(further)]);
  // Compiled anew, with nothing known but the language: what only browsers have is an error.
  execFileSync(process.execPath, [tsc, '-p', `${work}/mini`], { stdio: 'inherit' });
  const common = { format: 'cjs', platform: 'node', target: 'es2015', charset: 'utf8', legalComments: 'none', logLevel: 'warning' };
  await build({
    ...common,
    bundle: true,
    define: { NOT_LOADED: JSON.stringify(words) },
    entryPoints: [`${work}/mini/index.js`],
    outfile: `${folder}/index.js`,
  });
  // Beside the package's other types; a mini-program's tools have no use for them.
  for (const name of ['index', 'handles', 'kernel']) {
    const text = await readFile(`${work}/mini/${name}.d.ts`, 'utf8');
    await writeFile(`${folder}/${name}.d.ts`, text.replaceAll(/'\.\.\/(\w+)\.js'/g, "'../$1.cjs'"));
  }
  await writeFile(`${folder}/package.json`, '{ "type": "commonjs" }\n');

  const module = await readFile(`${from}/mini.wasm`);
  const compressed = await promisify(brotliCompress)(module, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: module.length },
  });
  await writeFile(`${folder}/xinyong.wasm.br`, compressed);
  await copyFile(`${from}/mini.wasm`, `${further}/xinyong.wasm`);
  await writeFile(`${work}/fallback.js`, readAfterCalls(await readFile(`${from}/fallback.js`, 'utf8')));
  await build({ ...common, minify: true, entryPoints: [`${work}/fallback.js`], outfile: `${further}/fallback.js` });
  const types = "import type { Fallback } from '../miniprogram/index.js';\ndeclare const fallback: Fallback;\nexport = fallback;\n";
  await writeFile(`${further}/fallback.d.ts`, types);
  // Tools that do not read `exports` find the loader by the folder's name.
  const described = { type: 'commonjs', main: '../miniprogram/index.js', types: '../miniprogram/index.d.ts' };
  await writeFile(`${further}/package.json`, `${JSON.stringify(described)}\n`);
}
