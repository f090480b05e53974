// 守信激励: what the grade brings now, and what is missing to the rest.

import assert from 'node:assert/strict';

import { SAMPLES, go, openSample, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

const incentives = async (page, viewport, sample) => {
  await openSample(page, sample);
  await go(page, viewport, '守信激励');
};

story('a shop at C sees what it has, how far B is, and the way there', async ({ page, viewport, accessible }) => {
  await incentives(page, viewport, SAMPLES.minorPenalty);
  const now = page.getByRole('region', { name: '现在的等级带来什么' });
  await now.getByText('接到提醒和警示').waitFor();
  const next = page.getByRole('region', { name: '下一级，还差5分' });
  const text = await said(next);
  for (const part of ['审批绿色通道', '达到B级后新增', '达到B级后不再有', '模拟结果，非评价结果', '办好1件事']) {
    assert.ok(text.includes(part), part);
  }
  const scenarios = page.getByRole('region', { name: '十个“信用+”场景' });
  assert.equal(await scenarios.getByRole('heading', { level: 3 }).count(), 10);
  const approvals = page.getByRole('region', { name: /审批/ });
  await approvals.getByText('等级未到').first().waitFor();
  await approvals.getByText(/B级起可以享受，还差5分/).first().waitFor();
  await approvals.getByText('示例', { exact: true }).first().waitFor();
  await accessible();

  await next.getByRole('link', { name: '规划怎样达到B级' }).click();
  await page.getByRole('heading', { level: 1, name: '达标规划' }).waitFor();
  assert.match(page.url(), /#\/plan\?.*grade=B/);
  await page.goBack();
  await approvals.getByRole('link', { name: '规划怎样享受这一项' }).first().click();
  await page.getByRole('heading', { level: 1, name: '达标规划' }).waitFor();
  assert.match(page.url(), /offer=approvals-priority/);
});

story('at A there is no higher grade, and the rest is for others', async ({ page, viewport, accessible }) => {
  await incentives(page, viewport, SAMPLES.clean);
  await page.getByRole('heading', { name: '已是最高等级' }).waitFor();
  const now = page.getByRole('region', { name: '现在的等级带来什么' });
  await now.getByText('向银行重点推介').waitFor();
  const basis = now.getByRole('button', { name: /第十五条/ }).first();
  await basis.click();
  await page.getByRole('dialog', { name: /第十五条/ }).waitFor();
  await page.keyboard.press('Escape');
  const specialised = page.getByRole('region', { name: /专精特新/ });
  await specialised.getByText('不是适用对象').first().waitFor();
  await specialised.getByText('只给专精特新中小企业，查看有哪些').click();
  await specialised.getByText(/请让提供档案的单位在档案里标明/).first().waitFor();
  assert.equal(await page.getByText('等级未到').count(), 0);
  await accessible();
});

story('a specialised enterprise has what its own scheme brings', async ({ page, viewport, accessible }) => {
  await incentives(page, viewport, SAMPLES.honoured);
  const specialised = page.getByRole('region', { name: /专精特新/ });
  await specialised.getByText(/^现在可以享受/).first().waitFor();
  await specialised.getByText(/按“信用\+专精特新”评价/).waitFor();
  assert.equal(await specialised.getByText('不是适用对象').count(), 0);
  await accessible();
});

story('records in the way are named, with the day from which they are not', async ({ page, viewport }) => {
  await incentives(page, viewport, SAMPLES.arrears);
  const electricity = page.getByRole('region', { name: /供电/ });
  await electricity.getByText('有不符条件的记录').waitFor();
  assert.match(await said(electricity), /要求3年内没有/);
});
