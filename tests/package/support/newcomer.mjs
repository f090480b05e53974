// A new user: an empty folder with the package from its tarball, and the README's examples in it.

import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

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
