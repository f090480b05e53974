// The accessibility checks of axe-core, run in the page.

import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const source = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** What axe-core finds on the page as it is, one line a finding. */
export async function axe(page) {
  // Evaluated by the debugger, not loaded by the page: its content security policy stays as it is.
  await page.evaluate(source);
  const violations = await page.evaluate(async () => (await globalThis.axe.run()).violations);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(' ')}: ${html}`),
  );
}
