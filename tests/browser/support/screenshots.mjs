// Pictures of every page of `routes.json` at every width: `screenshots.mjs FOLDER`.

import { mkdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { VIEWPORTS, launch, openPage } from './browser.mjs';
import { serve } from './server.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [folder] = process.argv.slice(2);
const routes = JSON.parse(await readFile(here('../routes.json'), 'utf8'));

await mkdir(folder, { recursive: true });
const browser = await launch();
const host = await serve(here('../../../dist'));
for (const viewport of VIEWPORTS) {
  for (const { name, hash } of routes) {
    const page = await openPage(browser, { viewport, reducedMotion: 'reduce' });
    await page.goto(`${host.url}${hash}`);
    await page.waitForLoadState('networkidle');
    const path = `${folder}/${name}-${viewport.width}.png`;
    await page.screenshot({ path, fullPage: true });
    console.log(path);
    await page.context().close();
  }
}
await browser.close();
await host.close();
