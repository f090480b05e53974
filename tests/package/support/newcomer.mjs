// A new user: an empty folder with the package from its tarball, and the README's examples in it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { launch } from '../../browser/support/browser.mjs';
import { serve } from '../../browser/support/server.mjs';

const run = promisify(execFile);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const made = here('../../../target/npm');

/** An example of the README, by the name in its first line. */
export async function example(name) {
  const readme = await readFile(here('../../../crates/xinyong-wasm/npm/README.md'), 'utf8');
  for (const [, code] of readme.matchAll(/```\w+\n([^]*?)```/g)) {
    const [first] = code.split('\n');
    if (first.replace(/^(\/\/|<!--)\s*|\s*-->$/g, '') === name) return code;
  }
  throw new Error(`the README has no example ${name}`);
}

/** What an example says it prints: the comments at the ends of its lines that print. */
export function promised(code) {
  return [...code.matchAll(/console\.log\(.*\);\s*\/\/ (.+)$/gm)].map(([, said]) => said);
}

/** A folder with the package installed as npm does it, and the README's examples of these names. */
export async function newcomer(names = []) {
  const folder = await mkdtemp(join(tmpdir(), 'xinyong-'));
  const tarball = (await readdir(made)).find((name) => /^xinyong-.*\.tgz$/.test(name));
  await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(made, tarball)], { cwd: folder });
  for (const name of names) await writeFile(join(folder, name), await example(name));
  return {
    folder,
    /** Runs a file with Node; what it prints. */
    run: async (name) => (await run(process.execPath, [name], { cwd: folder })).stdout.trim().split('\n'),
    /** Lays the package's files beside a page, as the README says. */
    copied: async (into) => {
      await mkdir(into, { recursive: true });
      await cp(join(folder, 'node_modules/xinyong'), into, { recursive: true });
    },
    leave: () => rm(folder, { recursive: true }),
  };
}

/** What a page shows, in its elements too, once it shows the score 850. */
export async function shown(folder, page = 'index.html') {
  const browser = await launch();
  const host = await serve(folder);
  try {
    const tab = await browser.newPage();
    const failures = [];
    tab.on('pageerror', (error) => failures.push(error.message));
    await tab.goto(`${host.url}${page}`);
    await tab.getByText(/^850/).first().waitFor({ timeout: 10_000 }).catch((error) => failures.push(error.message));
    assert.deepEqual(failures, []);
    const element = tab.locator('xinyong-score');
    const inside = (await element.count()) > 0 ? await element.evaluate(({ shadowRoot }) => shadowRoot.firstElementChild.innerText) : '';
    return `${await tab.title()}\n${await tab.locator('body').innerText()}\n${inside}`;
  } finally {
    await browser.close();
    await host.close();
  }
}
