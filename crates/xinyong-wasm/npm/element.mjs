// Makes the element: what the package's maker needs besides its sources, from the portal's tokens and the locale files.

import { readFile, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { build, transform } from 'esbuild';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const TOKENS = here('../../../web/styles/tokens.css');
const SOURCES = here('src/element');

/** The parts of the style sheet, in their order. */
const STYLES = ['result.css', 'grounds.css', 'media.css'];

/** The values of the portal's tokens, by name. */
async function tokens() {
  const [, root] = (await readFile(TOKENS, 'utf8')).match(/:root \{([^]*?)\n\}/);
  return new Map([...root.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]));
}

/**
 * The style sheet. Each token stands in it as a property that a page may set, with the portal's value; sizes of type
 * are told by the size of the body, since the page's own root may be of any size.
 */
async function style() {
  const known = await tokens();
  const filled = (text) =>
    text.replaceAll(/var\(--(?!_)([\w-]+)\)/g, (_, name) => {
      if (!known.has(name)) throw new Error(`${TOKENS} has no --${name}`);
      return `var(--xinyong-${name}, ${filled(known.get(name))})`;
    }).replaceAll(/([\d.]+)rem/g, (_, number) => `calc(${number} * ${filled('var(--body-size)')})`);
  const parts = await Promise.all(STYLES.map((name) => readFile(`${SOURCES}/${name}`, 'utf8')));
  const { code } = await transform(filled(parts.join('\n')), { loader: 'css', minify: true, target: 'es2022' });
  return code.trim();
}

/** Every text must be said somewhere. */
async function used(words) {
  const names = (await readdir(SOURCES)).filter((name) => name.endsWith('.ts'));
  const said = (await Promise.all(names.map((name) => readFile(`${SOURCES}/${name}`, 'utf8')))).join('\n');
  const idle = Object.keys(words.zh).filter((key) => !said.includes(`'${key}'`));
  if (idle.length > 0) throw new Error(`locales/element: never said: ${idle.join(', ')}`);
  return words;
}

/** Builds `element.js` and `element.cjs` of what the compiler made in `work`; the kernel stays a file of its own. */
export async function buildElement({ work, out, words, common }) {
  const define = { ...common.define, ELEMENT: JSON.stringify(await used(words)), STYLE: JSON.stringify(await style()) };
  const element = { ...common, define, minify: true, entryPoints: [`${work}/element.js`], platform: 'neutral', external: ['./index.js'] };
  await Promise.all([
    build({ ...element, outfile: `${out}/element.js`, format: 'esm' }),
    build({ ...element, outfile: `${out}/element.cjs`, format: 'cjs' }),
  ]);
}
