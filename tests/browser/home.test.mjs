// 首页: search, services, what is in force.

import assert from 'node:assert/strict';

import { story } from './support/story.mjs';

story('an entity is found by name and by code, however it is typed', async ({ page, accessible }) => {
  const field = page.getByRole('searchbox', { name: /按名称/ });
  await field.fill('早餐');
  await page.getByRole('button', { name: /示例丙早餐店.*9223/ }).waitFor();
  await accessible();
  await field.fill('92231100madema0351');
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByRole('heading', { level: 1, name: '我的信用' }).waitFor();
  await page.getByText('得分785分').first().waitFor();
});

story('articles and pages are found, and what is not there is said', async ({ page }) => {
  const field = page.getByRole('searchbox', { name: /按名称/ });
  await field.fill('没有这样的东西');
  await page.getByText('没有找到。').waitFor();
  await field.fill('设置');
  await page.getByRole('button', { name: /页面.*设置/ }).click();
  await page.getByRole('heading', { level: 1, name: '设置' }).waitFor();
});

story('the front page says which rules are in force and how much of them is illustrative', async ({ page }) => {
  const rules = page.getByRole('region', { name: '现行规则' });
  await rules.getByText('2022年示例版，自2021年12月31日起施行').waitFor();
  assert.equal(await rules.getByText(/项分值中有\d+项为示例/).count(), 4);
  await rules.getByRole('link', { name: '公共信用综合评价' }).click();
  await page.getByRole('heading', { level: 1, name: '公共信用综合评价' }).waitFor();
});

story('nobody’s grade stands on the front page', async ({ page }) => {
  await page.getByRole('heading', { name: '用虚构企业试一试' }).waitFor();
  assert.equal(await page.getByRole('img', { name: /级/ }).count(), 0);
});
