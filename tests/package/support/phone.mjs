// A mini-program without a phone: a strict imitation of each host, with the globals that it documents and no others.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { brotliDecompressSync } from 'node:zlib';

const run = promisify(execFile);
const WASM_OPT = fileURLToPath(new URL('../../browser/node_modules/.bin/wasm-opt', import.meta.url));

/** What a context of Node has and a mini-program's has not, or not everywhere. */
const ABSENT = [
  'WebAssembly', 'BigInt', 'BigInt64Array', 'BigUint64Array', 'FinalizationRegistry', 'WeakRef', 'SharedArrayBuffer', 'Atomics',
  'AggregateError', 'Iterator', 'eval', 'Function', 'globalThis', 'escape', 'unescape',
];

/** Refuses a module with anything beyond WebAssembly 1.0 and mutable globals, and with an exported global. */
export async function checkFloor(module) {
  const folder = await mkdtemp(join(tmpdir(), 'xinyong-floor-'));
  try {
    await writeFile(join(folder, 'module.wasm'), module);
    await run(WASM_OPT, ['--mvp-features', '--enable-mutable-globals', join(folder, 'module.wasm')]);
  } finally {
    await rm(folder, { recursive: true });
  }
  const kinds = WebAssembly.Module.exports(await WebAssembly.compile(module)).map(({ kind }) => kind);
  if (kinds.includes('global')) throw new Error('iOS cannot export a global');
}

/** An object such as `WXWebAssembly`: takes a path within the mini-program and imports, and nothing else. */
function byPath(root, { absolute, shape }) {
  return {
    async instantiate(...given) {
      const [path, imports] = given;
      if (given.length !== 2 || typeof path !== 'string' || typeof imports !== 'object') throw new TypeError('a path and imports');
      if (!/\.wasm(\.br)?$/.test(path)) throw new TypeError(`${path} ends in neither .wasm nor .wasm.br`);
      if (absolute && !path.startsWith('/')) throw new TypeError(`${path} is not absolute`);
      if (normalize(path).startsWith('..') || /^\w+:/.test(path)) throw new TypeError(`${path} is not in the mini-program`);
      const bytes = readFileSync(join(root, path));
      const module = path.endsWith('.br') ? brotliDecompressSync(bytes) : bytes;
      await checkFloor(module);
      return shape(await WebAssembly.instantiate(module, imports));
    },
  };
}

/** How each host gives WebAssembly: under which name, and in which shape. */
const HOSTS = {
  wx: (root) => ({ WXWebAssembly: byPath(root, { shape: ({ instance }) => ({ instance }) }) }),
  my: (root) => ({ MYWebAssembly: byPath(root, { absolute: true, shape: ({ instance }) => instance }) }),
  tt: (root) => ({ TTWebAssembly: byPath(root, { shape: (made) => made }) }),
  plain: () => ({
    WebAssembly: {
      async instantiate(bytes, imports) {
        if (typeof bytes === 'string') throw new TypeError('bytes');
        await checkFloor(Uint8Array.from(bytes));
        return WebAssembly.instantiate(bytes, imports);
      },
    },
  }),
  none: () => ({}),
  /** The name alone. */
  hollow: () => ({ WXWebAssembly: {} }),
  throwing: () => ({
    WXWebAssembly: {
      instantiate() {
        throw new TypeError('not on this phone');
      },
    },
  }),
  /** Its first module falls when it evaluates. */
  falling: (root) => {
    let made = 0;
    const evaluate = () => {
      throw new WebAssembly.RuntimeError('unreachable');
    };
    const shape = ({ instance: { exports } }) => ({ exports: made++ === 0 ? { ...exports, evaluate } : exports });
    return { WXWebAssembly: byPath(root, { shape }) };
  },
};

/** A phone with a mini-program in a folder. */
export function phone(root, host, language = 'zh_CN') {
  const titles = [];
  const visited = [];
  const wx = {
    getAppBaseInfo: () => ({ language }),
    setNavigationBarTitle: ({ title }) => titles.push(title),
    navigateTo: ({ url }) => visited.push(url),
  };
  let app;
  let page;
  const globals = {
    ...HOSTS[host](root),
    wx,
    App: (options) => (app = options),
    getApp: () => app,
    Page: (options) => (page = options),
  };
  const context = createContext(globals, { codeGeneration: { strings: false, wasm: false } });
  const absent = ABSENT.filter((name) => !(name in globals));
  runInContext(`for (const name of ${JSON.stringify(absent)}) delete this[name]; Math.random = undefined;`, context);

  const loaded = new Map();
  /** CommonJS as mini-programs have it: files by their paths, packages where the tools built them. */
  const requireFrom = (folder) => (name) => {
    const path = name.startsWith('.') ? join(folder, name) : join('miniprogram_npm', name, 'index');
    const file = path.endsWith('.js') ? path : `${path}.js`;
    if (!loaded.has(file)) {
      const module = { exports: {} };
      loaded.set(file, module);
      const code = `(function (require, module, exports) {${readFileSync(join(root, file), 'utf8')}\n})`;
      runInContext(code, context, { filename: file })(requireFrom(dirname(file)), module, module.exports);
    }
    return loaded.get(file).exports;
  };
  const require = requireFrom('.');
  return {
    titles,
    visited,
    require,
    evaluate: (code) => runInContext(code, context),
    /** Opens a page as the host does: its data is its own, and every change of it is kept. */
    async open(path) {
      require(`./${path}.js`);
      const shown = Object.assign(page, {
        data: JSON.parse(JSON.stringify(page.data)),
        // What a page sets crosses to the view as JSON.
        setData(change) {
          Object.assign(this.data, JSON.parse(JSON.stringify(change)));
        },
      });
      await shown.onLoad({});
      return shown;
    },
  };
}
