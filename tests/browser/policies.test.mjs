// 政策与指标: the texts in our own words, and every value of every model.

import assert from 'node:assert/strict';

import { go } from './support/portal.mjs';
import { story } from './support/story.mjs';

story('a document is read article by article, and says that it is not the text itself', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '政策与指标');
  await page.getByRole('link', { name: '黑龙江省市场主体公共信用综合评价细则' }).click();
  await page.getByRole('heading', { level: 1, name: /细则/ }).waitFor();
  assert.equal(await page.getByRole('heading', { level: 2, name: /^第.+条$/ }).count(), 19);
  await page.getByText('不是原文').waitFor();
  await page.getByText('让监管因信用而不同').waitFor();
  await accessible();
});

story(
  'summaries that cannot be fetched are said to be missing, and can be tried again',
  async ({ page, url, accessible }) => {
    await page.route('**/documents.json', (route) => route.fulfill({ body: '' }));
    await page.goto(`${url}#/policies/hlj-2021-rules`);
    const alert = page.getByRole('alert').filter({ hasText: '政策内容没有取到' });
    await alert.waitFor();
    await accessible();
    await page.unroute('**/documents.json');
    await alert.getByRole('button', { name: '重试' }).click();
    await page.getByText('让监管因信用而不同').waitFor();
    assert.equal(await alert.count(), 0);
  },
  { serviceWorkers: 'block' },
);

story('a model’s table has every rule with its points, term, basis and standing', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '政策与指标');
  await page.getByRole('region', { name: '指标体系' }).getByRole('link', { name: /^公共信用综合评价/ }).click();
  await page.getByRole('heading', { level: 1, name: '公共信用综合评价' }).waitFor();
  await page.getByText('失信程度：轻微').waitFor();
  await page.getByText('金额：1,000元以上，不满10,000元').waitFor();
  await page.getByText('790分（含）至850分（不含）').waitFor();
  await accessible();
});
