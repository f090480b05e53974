// Pages around embedded views, and what is said between them.

import { VIEWPORTS, openPage } from './browser.mjs';

/** A page that shows frames, does as they say of their height, and notes everything it is told. */
export const HOST = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>外面的网页</title>
<body style="margin: 0"><script>
  const heard = [];
  addEventListener('message', ({ data, source, origin }) => {
    heard.push({ ...data, origin });
    if (data.type === 'size' && source === frames[0]) document.querySelector('iframe').style.blockSize = data.height + 'px';
  });
  for (const src of new URLSearchParams(location.search).getAll('src')) {
    const frame = document.createElement('iframe');
    frame.title = '嵌入';
    frame.style = 'inline-size: 100%; border: 0';
    frame.src = src;
    document.body.append(frame);
  }
</script></body></html>`;

/** A host's page with frames at some addresses. What breaks in any frame, or touches what the device keeps, is noted. */
export async function around(browser, host, srcs, { viewport = VIEWPORTS[2], init = () => {} } = {}) {
  const page = await openPage(browser, { viewport });
  await page.addInitScript(init);
  const troubles = [];
  page.on('pageerror', (error) => troubles.push(`uncaught: ${error.stack ?? error}`));
  page.on('console', (message) => {
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`);
  });
  await page.exposeBinding('touched', ({ frame }, what) => {
    if (frame.parentFrame()) troubles.push(`touched: ${what}`);
  });
  await page.addInitScript(() => {
    const watch = (object, name) => {
      const real = object[name];
      object[name] = function (...given) {
        touched(name);
        return real.apply(this, given);
      };
    };
    for (const name of ['open', 'deleteDatabase', 'databases']) watch(IDBFactory.prototype, name);
    for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) watch(Storage.prototype, name);
    for (const name of ['open', 'match', 'keys']) watch(CacheStorage.prototype, name);
    watch(ServiceWorkerContainer.prototype, 'register');
    for (const name of ['localStorage', 'sessionStorage']) {
      const { get } = Object.getOwnPropertyDescriptor(window, name);
      Object.defineProperty(window, name, { get: () => (touched(name), get.call(window)) });
    }
    addEventListener('securitypolicyviolation', ({ violatedDirective }) => touched(violatedDirective));
  });
  await page.goto(`${host.url}?${new URLSearchParams(srcs.map((src) => ['src', src]))}`);
  const frame = page.mainFrame().childFrames()[0];
  return { page, frame, troubles };
}

/** Says something to a frame. */
export const says = (page, message, at = 0) => page.evaluate(([message, at]) => frames[at].postMessage(message, '*'), [message, at]);
/** What the host was told, all of it or of one type. */
export const heard = (page, type) => page.evaluate((type) => heard.filter((message) => !type || message.type === type), type);

/** What the host was told, once that many of a type have come. */
export async function told(page, type, count = 1) {
  await page.waitForFunction(([type, count]) => heard.filter((message) => message.type === type).length >= count, [type, count]);
  return (await heard(page, type))[count - 1];
}

/** A browser that does not tell which pages are around a frame. */
export const untold = () => {
  const { get } = Reflect;
  Reflect.get = (object, name, ...more) => (name === 'ancestorOrigins' ? undefined : get(object, name, ...more));
};
