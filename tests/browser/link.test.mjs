// Addresses: what a link names is opened, is there after a reload, and never takes the place of what was opened since.

import assert from 'node:assert/strict';

import { follow } from './support/filing.mjs';
import { SAMPLES, askAbout, file, openSample } from './support/portal.mjs';
import { story } from './support/story.mjs';

/** An invented entity that is only among the cases of 演示, and has to be fetched. */
const CASE = { uscc: '91231100MADEMD1137', name: '示例黄檗建筑劳务有限公司' };
const FETCHED = '**/demo.json';
const withoutServiceWorker = { serviceWorkers: 'block' };

const bar = (page) => page.getByRole('region', { name: '当前主体' });

/** Holds back what is asked for, until the story lets it go. */
async function held(page) {
  let release;
  const free = new Promise((resolve) => (release = resolve));
  await page.route(FETCHED, async (route) => {
    await free;
    await route.continue();
  });
  return release;
}

story(
  'a case that a link names is fetched, and it is said while it is on its way',
  async ({ page, url, accessible }) => {
    const release = await held(page);
    await page.goto(`${url}#/credit?entity=${CASE.uscc}&on=2026-12-01`);
    await page.getByRole('status').getByText('正在打开链接里的虚构企业').waitFor();
    assert.equal(await page.getByText('还没有打开档案').count(), 0);
    await accessible();
    release();
    await page.getByText('截至2026年12月1日').first().waitFor();
    await bar(page).getByText(CASE.name).waitFor();
    assert.ok(page.url().includes(`entity=${CASE.uscc}`), page.url());
  },
  withoutServiceWorker,
);

story(
  'a case that cannot be fetched is said to be missing, and can be asked for again',
  async ({ page, url, accessible }) => {
    await page.route(FETCHED, (route) => route.fulfill({ body: '' }));
    await page.goto(`${url}#/repair?entity=${CASE.uscc}`);
    const alert = page.getByRole('alert').filter({ hasText: '链接里的企业没能打开' });
    await alert.waitFor();
    await page.getByRole('heading', { level: 1, name: '信用修复' }).waitFor();
    await accessible();
    await page.unroute(FETCHED);
    await alert.getByRole('button', { name: '重试' }).click();
    await bar(page).getByText(CASE.name).waitFor();
    assert.equal(await alert.count(), 0);
  },
  withoutServiceWorker,
);

story(
  'what a person opens while a case is on its way stays open',
  async ({ page, url }) => {
    const release = await held(page);
    await page.goto(`${url}#/credit?entity=${CASE.uscc}`);
    await page.getByText('正在打开链接里的虚构企业').waitFor();
    await follow(page, '/open');
    await page.getByLabel('选择文件').setInputFiles(file('archive.json'));
    await bar(page).getByText('示例丙早餐店').waitFor();
    const answered = page.waitForResponse(FETCHED);
    release();
    await (await answered).finished();
    await page.getByRole('link', { name: '查看得分' }).click();
    await page.getByText(/得分785分，C级/).first().waitFor();
    await bar(page).getByText('示例丙早餐店').waitFor();
    assert.equal(await bar(page).getByText(CASE.name).count(), 0);
  },
  withoutServiceWorker,
);

story('an invented entity looked at today is looked at today after a reload', async ({ page, url }) => {
  await page.clock.setFixedTime(new Date('2027-01-15T10:00:00+08:00'));
  await page.goto('about:blank');
  await page.goto(url);
  await openSample(page, SAMPLES.minorPenalty);
  await page.getByText('截至2026年11月22日').first().waitFor();
  assert.ok(!page.url().includes('on='), page.url());
  await askAbout(page, '2027-01-15');
  await page.getByText('截至2027年1月15日').first().waitFor();
  await page.reload();
  await page.getByText('截至2027年1月15日').first().waitFor();
});
