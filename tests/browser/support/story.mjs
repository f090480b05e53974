// Stories: what a person does, told by role and label, at every width, on the portal as it is built.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { axe } from './axe.mjs';
import { VIEWPORTS, launch, openPage } from './browser.mjs';
import { serve } from './server.mjs';
import { watch } from './watch.mjs';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

let browser;
let host;

before(async () => {
  [browser, host] = await Promise.all([launch(), serve(DIST)]);
});

after(async () => {
  await browser?.close();
  await host?.close();
});

/**
 * A story, told once at every width. `tell` is given `page`, standing on the portal's first page; `url`, the
 * portal's address; and `accessible()`, which fails if axe-core finds anything. The story fails, whatever it
 * asserts, if the page logs an error, breaks its policy or calls another origin. `options` are the browser
 * context's.
 */
export function story(name, tell, options = {}) {
  for (const viewport of VIEWPORTS) {
    test(`${name} (${viewport.width} px)`, async () => {
      const page = await openPage(browser, { viewport, ...options });
      try {
        const troubles = await watch(page, new URL(host.url).origin);
        const accessible = async () => assert.deepEqual(await axe(page), []);
        await page.goto(host.url);
        await tell({ page, url: host.url, accessible, viewport }).catch((error) => {
          error.message += troubles.map((trouble) => `\n  ${trouble}`).join('');
          throw error;
        });
        assert.deepEqual(troubles, []);
      } finally {
        await page.context().close();
      }
    });
  }
}
