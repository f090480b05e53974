// The frame of every page: navigation, language, large type, unknown addresses, no network.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { go } from './support/portal.mjs';
import { story } from './support/story.mjs';

story('every page of the navigation is reached, names itself, and is accessible', async ({ page, viewport, accessible }) => {
  await page.getByText('演示系统，非官方网站，结果不作凭证').waitFor();
  await accessible();
  const names =
    '我的信用 模拟测算 达标规划 信用修复 自主申报 异议申诉 守信激励 办件进度 信用报告 核验 演示 设置 打开档案 政策与指标';
  for (const name of names.split(' ')) {
    await go(page, viewport, name);
    assert.equal(await page.title(), `${name} - 公共信用评价查询（演示）`);
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    assert.ok(await page.getByText('演示系统，非官方网站，结果不作凭证').isVisible());
    await page.getByRole('navigation', { name: '您的位置' }).getByText(name).waitFor();
    await accessible();
  }
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '打开档案' }).waitFor();
});

story('an unknown address has a page that leads on', async ({ page, url, accessible }) => {
  await page.goto(`${url}#/no/such/page`);
  await page.getByRole('heading', { level: 1, name: '没有找到这个页面' }).waitFor();
  await accessible();
  await page.getByRole('link', { name: '回到首页' }).click();
  await page.getByRole('heading', { level: 1, name: '查清您的公共信用评价' }).waitFor();
});

story('nothing is wider than the screen, in large type either', async ({ page, url, accessible }) => {
  for (const hash of ['#/', '#/credit?entity=91231100MADEMA115P', '#/open', '#/policies/hlj-2021-rules', '#/models/heilongjiang-public']) {
    await page.goto(`${url}${hash}`);
    await page.getByRole('contentinfo').waitFor();
    for (const pressed of ['false', 'true']) {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${hash} is ${wide} px too wide with large type ${pressed}`);
      await page.getByRole('button', { name: '大字版' }).click();
    }
  }
  await page.getByRole('button', { name: '大字版' }).click();
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).fontSize), '22px');
  await accessible();
});

story('what says that the site is none of the government\'s stays in view, however far one scrolls', async ({ page, url }) => {
  for (const hash of ['#/credit?entity=92231100MADEMA0351', '#/demo/two-steps']) {
    await page.goto(`${url}${hash}`);
    const strip = page.getByText('演示系统，非官方网站，结果不作凭证', { exact: true });
    await page.getByRole('heading', { level: 1 }).waitFor();
    for (const share of [0.3, 1]) {
      await page.evaluate((share) => scrollTo(0, document.documentElement.scrollHeight * share), share);
      assert.equal((await strip.boundingBox()).y, 0, `${hash}, at ${share}`);
    }
  }
});

story('nothing is wider than the screen in English, in large type either', async ({ page, url }) => {
  const routes = JSON.parse(await readFile(new URL('routes.json', import.meta.url), 'utf8'));
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Know your public credit score' }).waitFor();
  for (const type of ['usual', 'large']) {
    if (type === 'large') {
      await page.goto(`${url}#/`);
      await page.getByRole('button', { name: 'Large type' }).click();
    }
    for (const { name, hash } of routes) {
      await page.goto(`${url}${hash}`);
      // A presenter's page has no footer.
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(wide <= 0, `${name} is ${wide} px too wide in ${type} type`);
    }
  }
});

story('the portal speaks English when asked', async ({ page, accessible }) => {
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Know your public credit score' }).waitFor();
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await page.getByRole('button', { name: /示例丙早餐店/ }).click();
  await page.getByText(/785 points/).first().waitFor();
  const chinese = await page.getByRole('main').evaluate((main) => {
    // Names of entities and titles of records are data, and data is Chinese.
    const text = main.innerText.replaceAll('未按规定公示价格，警告', '');
    return text.match(/[\u4e00-\u9fff]+/g) ?? [];
  });
  assert.deepEqual(chinese, []);
  await accessible();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('heading', { level: 1, name: '我的信用' }).waitFor();
  // Who chooses a language stays where that was done.
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'English');
});

// A service worker would hand the program over before it is asked for.
const withoutServiceWorker = { serviceWorkers: 'block' };

story(
  'before the program has arrived the page says what it is',
  async ({ page, url }) => {
    await page.route('**/*.wasm', () => {});
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'commit' });
    await page.getByRole('heading', { level: 1, name: '公共信用评价查询' }).waitFor();
    await page.getByText('演示系统，非官方网站，结果不作凭证').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.goto('about:blank');
  },
  withoutServiceWorker,
);

story('after the first visit the portal opens without a network, with its texts and in English', async ({ page, url }) => {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    // Controlled from the next page on; ready says that everything is stored.
  });
  await page.reload();
  await page.context().setOffline(true);
  await page.reload();
  await page.getByRole('heading', { level: 1, name: '查清您的公共信用评价' }).waitFor();
  await page.goto(`${url}#/policies/hlj-2021-rules`);
  await page.getByText('让监管因信用而不同').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByText('supervision that differs with credit').waitFor();
});

story(
  'English that cannot be fetched is said in both languages, and can be tried again',
  async ({ page, accessible }) => {
    await page.route('**/english.txt', (route) => route.fulfill({ body: '' }));
    await page.getByRole('button', { name: 'English' }).click();
    const alert = page.getByRole('alert').filter({ hasText: '英文版没有取到' });
    await alert.getByText('English could not be fetched').waitFor();
    await accessible();
    await page.unroute('**/english.txt');
    await alert.getByRole('button', { name: '重试 Try again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Know your public credit score' }).waitFor();
    assert.equal(await alert.count(), 0);
  },
  withoutServiceWorker,
);

story('who had English remembered is met in English', async ({ page }) => {
  await page.evaluate(() => localStorage.setItem('xinyong.preferences', '{"lang":"en","large_type":false}'));
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'Know your public credit score' }).waitFor();
  assert.equal(await page.getByText('首页').count(), 0);
});

story('the keyboard alone is enough', async ({ page }) => {
  await page.getByRole('contentinfo').waitFor();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '跳到正文');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'search');
  await page.keyboard.type('示例丙');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '我的信用' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
});
