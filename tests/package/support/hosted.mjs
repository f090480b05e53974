// A page of somebody else with the element on it, under a strict content security policy.

import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { launch, openPage } from '../../browser/support/browser.mjs';
import { serve } from '../../browser/support/server.mjs';
import { watch } from '../../browser/support/watch.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:";

const PAGE = `<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<link rel="icon" href="data:,">
<title>示例网页</title>
<script type="module" src="./xinyong/element.js"></script>
<main id="main"><h1>示例网页</h1></main>
</html>`;

/** A site with the package as it was made, and the portal's samples in `samples/`. */
export async function hosted() {
  const folder = await mkdtemp(join(tmpdir(), 'xinyong-host-'));
  await cp(here('../../../target/npm/xinyong'), join(folder, 'xinyong'), { recursive: true });
  await cp(here('../../../web/samples'), join(folder, 'samples'), { recursive: true });
  await writeFile(join(folder, 'index.html'), PAGE);
  const [browser, host] = await Promise.all([launch(), serve(folder)]);
  return {
    /**
     * A visit: the page before any element stands on it, with what must not happen in `troubles`; `put` writes markup
     * into it, and `events` gives what was heard since.
     */
    visit: async (options = {}) => {
      const page = await openPage(browser, { viewport: { width: 1440, height: 900 }, ...options });
      const troubles = await watch(page, new URL(host.url).origin);
      await page.goto(host.url);
      await page.evaluate(() => {
        window.heard = [];
        for (const type of ['xinyong-result', 'xinyong-error']) {
          document.addEventListener(type, ({ detail }) => window.heard.push(detail.code ?? detail.score));
        }
      });
      const put = (html) => page.evaluate((html) => document.querySelector('#main').insertAdjacentHTML('beforeend', html), html);
      return { page, troubles, put, events: () => page.evaluate(() => window.heard), close: () => page.context().close() };
    },
    leave: async () => {
      await browser.close();
      await host.close();
      await rm(folder, { recursive: true });
    },
  };
}
