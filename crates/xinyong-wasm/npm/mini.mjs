// Makes what the package has for mini-programs: the folder `miniprogram`, as 微信's tools take it; and the folder `mini` with
// what only some need: the module uncompressed, and the same kernel as JavaScript.

import { execFileSync } from 'node:child_process';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

import { build } from 'esbuild';

const tsc = fileURLToPath(new URL('node_modules/typescript/bin/tsc', import.meta.url));

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
  await build({ ...common, minify: true, entryPoints: [`${from}/fallback.js`], outfile: `${further}/fallback.js` });
  const types = "import type { Fallback } from '../miniprogram/index.js';\ndeclare const fallback: Fallback;\nexport = fallback;\n";
  await writeFile(`${further}/fallback.d.ts`, types);
  // Tools that do not read `exports` find the loader by the folder's name.
  const described = { type: 'commonjs', main: '../miniprogram/index.js', types: '../miniprogram/index.d.ts' };
  await writeFile(`${further}/package.json`, `${JSON.stringify(described)}\n`);
}
