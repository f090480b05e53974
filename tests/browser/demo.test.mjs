// 演示: staff show what-if at a counter or on a projector, by keys, and change things while they talk.

import assert from 'node:assert/strict';

import { go, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

const now = (page) => page.getByRole('region', { name: /^现状/ });
const then = (page) => page.getByRole('region', { name: /^假如这样/ });
/** The dial of a region shows a score. */
const shows = (region, score) => region.getByRole('img', { name: new RegExp(`${score}分`) }).waitFor();
const progress = (page) => page.getByRole('status').filter({ hasText: ' / ' });

story('a presenter walks all cases by the keys of a remote control, and every one is accessible', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '演示');
  const start = page.getByRole('link', { name: '从第一个案例开始讲' });
  await start.waitFor();
  const cases = await page.getByRole('main').getByRole('listitem').count();
  assert.ok(cases >= 10, `${cases} cases`);
  await accessible();
  await start.click();

  for (let place = 1; place <= cases; place += 1) {
    await progress(page).filter({ hasText: `${place} / ${cases}` }).waitFor();
    const steps = Number((await said(progress(page))).match(/共(\d)步/)[1]);
    for (let step = 1; step <= steps; step += 1) {
      await progress(page).filter({ hasText: `第${step}步` }).waitFor();
      await then(page).getByText('模拟结果，非评价结果', { exact: true }).waitFor();
      if (step === steps) await accessible();
      await page.keyboard.press(step % 2 ? 'PageDown' : 'ArrowRight');
    }
  }
  assert.equal(await page.getByRole('button', { name: '下一个案例' }).isDisabled(), true);

  await page.keyboard.press('Home');
  await progress(page).filter({ hasText: `1 / ${cases}` }).waitFor();
  await page.keyboard.press('End');
  await progress(page).filter({ hasText: `${cases} / ${cases}` }).waitFor();
  await page.keyboard.press('PageUp');
  await progress(page).filter({ hasText: `${cases - 1} / ${cases}` }).waitFor();
}, { reducedMotion: 'reduce' });

story('everything can be changed while it is shown, is seen at once, and is restored', async ({ page, url }) => {
  await page.goto(`${url}#/demo/two-steps`);
  await shows(now(page), 700);
  await shows(then(page), 765);
  await then(page).getByText('较现状 +65分').waitFor();

  await page.getByText('现场改一改').click();
  await page.getByRole('checkbox', { name: /移出/ }).check();
  await shows(then(page), 830);
  await then(page).getByText('较现状 +130分').waitFor();

  const repair = page.getByRole('group', { name: /完成修复/ });
  await repair.getByLabel('日期').fill('2026-09-01');
  await then(page).getByText('不能这样做').waitFor();
  await page.getByRole('button', { name: '恢复原样' }).click();
  await shows(then(page), 765);
  assert.equal(await page.getByRole('checkbox', { name: /移出/ }).isChecked(), false);

  await page.getByLabel('看哪一天').fill('2027-09-30');
  await shows(then(page), 785);
  // Where a date is typed, the keys of the remote control are the field's own.
  await page.getByLabel('看哪一天').press('ArrowRight');
  await page.getByText('第1步，共2步').waitFor();
});

story('a case is opened in the simulator with what happens in it', async ({ page, url }) => {
  await page.goto(`${url}#/demo/two-steps`);
  await page.getByRole('button', { name: '下一步' }).click();
  await shows(then(page), 830);
  await page.getByRole('button', { name: '在模拟测算中打开' }).click();
  await page.getByRole('heading', { level: 1, name: '模拟测算' }).waitFor();
  await page.getByText('830').first().waitFor();
  // The address leads back to the case's entity, which is no sample.
  await page.getByText('已自动保存在本机。').waitFor();
  await page.reload();
  await page.getByText('830').first().waitFor();
});

story('a case is presented without a network once the portal has been visited', async ({ page, url }) => {
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.context().setOffline(true);
  await page.goto(`${url}#/demo/expiry`);
  await page.reload();
  await shows(now(page), 785);
  await shows(then(page), 850);
});
