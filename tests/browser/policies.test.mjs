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

story('a clerk finds a rule, follows its basis to the article, and comes back to the rule', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '政策与指标');
  await page.getByRole('region', { name: '指标体系' }).getByRole('link', { name: /^公共信用综合评价/ }).click();
  await page.getByRole('searchbox', { name: /查找规则/ }).fill('荣誉奖励');
  await page.getByText(/^显示4条规则，共\d+条$/).waitFor();
  await page.getByRole('radio', { name: '法定' }).check();
  const rule = page.getByRole('row', { name: /级别：省级/ });
  await rule.getByRole('button', { name: /第十条$/ }).click();
  await page.getByRole('dialog').getByRole('link', { name: '查看整份文件的说明' }).click();

  const article = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2, name: '第十条', exact: true }) });
  await article.getByText(/被哪些规则引用（\d+项）/).waitFor();
  await accessible();
  await article.getByRole('link', { name: /级别：省级）：计入3年/ }).click();
  await page.getByRole('heading', { level: 1, name: '公共信用综合评价' }).waitFor();
  const back = page.getByRole('row', { name: /级别：省级/ });
  assert.equal(await back.evaluate((row) => row === document.activeElement), true);
  await accessible();
});

story('a text is walked article by article, by its list and by what comes before and after', async ({ page, viewport }) => {
  await go(page, viewport, '政策与指标');
  await page.getByRole('link', { name: '黑龙江省市场主体公共信用综合评价细则' }).click();
  await page.getByRole('navigation', { name: '条款目录' }).getByRole('link', { name: '第九条', exact: true }).click();
  const heading = (name) => page.getByRole('heading', { level: 2, name, exact: true });
  const focused = (name) => page.waitForFunction((name) => document.activeElement?.textContent === name, name);
  await focused('第九条');
  const onwards = page.getByRole('navigation', { name: '上一条和下一条' });
  await onwards.getByRole('link', { name: '下一条：第十条' }).click();
  await focused('第十条');
  await onwards.getByRole('link', { name: '上一条：第九条' }).click();
  await focused('第九条');
  await heading('第九条').waitFor();
});

story('what can be done about a record and what a grade brings are shown with their basis', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '政策与指标');
  await page.getByRole('link', { name: /^办理规则/ }).click();
  await page.getByRole('heading', { level: 1, name: '办理规则' }).waitFor();
  const repair = page.getByRole('region', { name: '办理时限' }).getByRole('row', { name: /^信用修复/ });
  await repair.getByText('10个工作日').waitFor();
  await repair.getByRole('button').first().waitFor();
  await accessible();
  await page.getByRole('navigation', { name: '您的位置' }).getByRole('link', { name: '政策与指标' }).click();
  await page.getByRole('link', { name: /^激励与监管措施/ }).click();
  await page.getByRole('heading', { level: 1, name: '激励与监管措施' }).waitFor();
  await page.getByText('办审批走绿色通道').waitFor();
  await accessible();
});

story('two models are compared in words, and that their scores are the same is said', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '政策与指标');
  await page.getByRole('link', { name: '对比两套指标体系' }).click();
  await page.getByRole('heading', { level: 1, name: '指标体系对比' }).waitFor();
  await page.getByText('同一份档案得分一样').waitFor();
  const name = page.getByRole('row', { name: /^名称/ });
  await name.getByText('公共信用综合评价', { exact: true }).waitFor();
  assert.equal(await page.getByRole('heading', { level: 2, name: '分值' }).count(), 0);
  await accessible();

  await page.getByRole('radio', { name: '全部列出' }).check();
  await page.getByRole('heading', { level: 2, name: '分值' }).waitFor();
  await accessible();
  await page.getByLabel('第二套').focus();
  await page.getByLabel('第二套').selectOption('heilongjiang-public');
  await page.getByText('两套完全一样，没有任何不同。').waitFor();
  assert.equal(await page.getByLabel('第二套').evaluate((list) => list === document.activeElement), true);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '政策与指标' }).waitFor();
});
