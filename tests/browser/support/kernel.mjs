// The kernel from the npm package, asked in a page of Chromium.

import { launch } from './browser.mjs';
import { serve } from './server.mjs';

/**
 * What a page answers to many questions: `answer` is given the kernel, loaded from the package in `folder`, and one of
 * them. It is carried into the page as text, so it knows nothing but what it is given. So many cross at a time.
 */
export async function askInChromium(folder, answer, questions, atATime) {
  const browser = await launch();
  const host = await serve(folder);
  try {
    const page = await browser.newPage();
    await page.goto(`${host.url}index.js`);
    await page.addScriptTag({ content: `globalThis.answer = ${answer}` });
    const kernel = await page.evaluateHandle(async (url) => (await import(url)).load(), `${host.url}index.js`);
    const answers = [];
    for (let at = 0; at < questions.length; at += atATime) {
      const some = questions.slice(at, at + atATime);
      const ask = (kernel, some) => some.map((question) => globalThis.answer(kernel, question));
      answers.push(...(await kernel.evaluate(ask, some)));
    }
    return answers;
  } finally {
    await browser.close();
    await host.close();
  }
}
