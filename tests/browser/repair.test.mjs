// 信用修复: which records can be repaired, from which day, and what it brings.

import assert from 'node:assert/strict';

import { SAMPLES, askAbout, go, openSample, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

/** Opens an invented entity and goes to 信用修复. */
async function repair(page, viewport, name) {
  await openSample(page, name);
  await go(page, viewport, '信用修复');
}

story('both clocks of a record, what is missing, and what its repair brings', async ({ page, viewport, accessible }) => {
  await repair(page, viewport, SAMPLES.generalPenalty);
  await page.getByText('截至2026年11月22日，还没有了结的失信信息有1条。现在可以办理的有1条。').waitFor();
  await page.getByText('信用修复只在“信用中国”网站办理，不收任何费用。').waitFor();
  const picture = page.getByRole('img', { name: /计入评分到.*公示最短到2026年10月15日、最长到2027年7月15日/ });
  await picture.getByText('可以办理 2026年10月16日').waitFor();
  await page.getByText(/最早2026年12月\d+日生效：到那天不办是725分、D级，办了是850分、A级（较不办理 \+125分）。/).waitFor();
  await page.getByText('只想在2026年12月31日达到C级，可以先不办；办了能到A级。').waitFor();
  await accessible();

  await page.getByRole('link', { name: '看条件和材料' }).click();
  await page.getByRole('heading', { level: 1, name: '修复这条记录' }).waitFor();
  await page.getByText('最短公示期已满（已满足）').waitFor();
  await page.getByText('已公开作出信用承诺（请落实）').waitFor();
  await page.getByRole('table', { name: '两个期限' }).getByRole('cell', { name: /公示最短到2026年10月15日/ }).waitFor();
  await page.getByLabel('信用承诺书，加盖公章').check();
  await page.getByText('已自动保存在本机。').waitFor();
  await accessible();
  await page.reload();
  await page.getByText('已找回您上次填写的内容。').waitFor();
  assert.ok(await page.getByLabel('信用承诺书，加盖公章').isChecked());
  assert.ok(!(await page.getByLabel(/改正行为、履行义务的证明/).isChecked()));
  const apply = page.getByRole('link', { name: '准备申请材料' });
  assert.match(await apply.getAttribute('href'), /^#\/repair\/p-1\/apply$/);
  await page.getByRole('link', { name: '对这条信息有异议' }).click();
  await page.getByRole('heading', { level: 1, name: '对这条记录提出异议' }).waitFor();
});

story('the papers ticked off are those of the application, and what was typed there stays', async ({ page, viewport }) => {
  await repair(page, viewport, SAMPLES.generalPenalty);
  await page.getByRole('link', { name: '看条件和材料' }).click();
  await page.getByRole('link', { name: '准备申请材料' }).click();
  await page.getByRole('checkbox', { name: '已改正行为，履行完相关义务' }).check();
  await page.getByText('已自动保存在本机。').waitFor();
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: '修复这条记录' }).waitFor();
  await page.getByLabel('信用承诺书，加盖公章').check();
  await page.getByText('已自动保存在本机。').waitFor();
  await page.getByRole('link', { name: '准备申请材料' }).click();
  await page.getByText('已找回您上次填写的内容。').waitFor();
  assert.ok(await page.getByRole('checkbox', { name: '已改正行为，履行完相关义务' }).isChecked());
  await page.goBack();
  await page.getByText('已找回您上次填写的内容。').waitFor();
  assert.ok(await page.getByLabel('信用承诺书，加盖公章').isChecked());
});

story('the way opens on its day and not the day before', async ({ page, viewport }) => {
  await repair(page, viewport, SAMPLES.generalPenalty);
  await askAbout(page, '2026-10-15');
  await page.getByText(/2026年10月16日起可以办理信用修复/).first().waitFor();
  await page.getByRole('link', { name: '看条件和材料' }).click();
  await page.getByText('最短公示期已满（2026年10月16日起满足）').waitFor();
  assert.equal(await page.getByRole('link', { name: '准备申请材料' }).count(), 0);
  await askAbout(page, '2026-10-16');
  await page.getByText('最短公示期已满（已满足）').waitFor();
  await page.getByRole('link', { name: '准备申请材料' }).waitFor();
});

story('a court takes an entity off its list; no repair is applied for', async ({ page, viewport, accessible }) => {
  await repair(page, viewport, SAMPLES.blacklist);
  const record = page.getByRole('region', { name: /严重失信名单“失信被执行人”/ });
  await record.getByText(/履行完义务后由人民法院移出名单，不用申请/).first().waitFor();
  assert.equal(await page.getByText('信用修复只在“信用中国”网站办理').count(), 0);
  await record.getByRole('link', { name: '看条件和材料' }).click();
  const way = page.getByRole('region', { name: '去哪里办' });
  await way.getByText('办理渠道：人民法院。').waitFor();
  await way.getByText(/不需要申请信用修复/).waitFor();
  // What nothing is applied for with is no paper of an application.
  const papers = page.getByRole('region', { name: '材料' });
  await papers.getByText('向法院提交的履行凭证').waitFor();
  assert.equal(await papers.getByRole('checkbox').count(), 0);
  assert.equal(await page.getByRole('link', { name: '准备申请材料' }).count(), 0);
  await accessible();
});

story('where a record expires before it could be repaired, that is said', async ({ page, viewport }) => {
  await repair(page, viewport, SAMPLES.minorPenalty);
  await askAbout(page, '2027-03-08');
  await page.getByText(/计入评分到2027年3月10日为止，等办好时已经不计分，为了得分不用办/).waitFor();
});

story('an inferred severity is said to be inferred', async ({ page, viewport, accessible }) => {
  await repair(page, viewport, SAMPLES.arrears);
  await page.getByText(/失信程度是系统根据处罚种类推断的/).first().waitFor();
  await accessible();
});

story('what is settled stands last, and nothing more is asked for', async ({ page, viewport, accessible }) => {
  await repair(page, viewport, SAMPLES.overTime);
  const settled = page.getByRole('region', { name: '已了结的' });
  await settled.getByText(/已移出名单/).waitFor();
  await accessible();
  await settled.getByRole('link').click();
  await page.getByRole('table', { name: '两个期限' }).waitFor();
  assert.equal(await page.getByRole('heading', { name: '材料' }).count(), 0);
});

story('我的信用 says of every adverse record what can be done about it', async ({ page, accessible }) => {
  await openSample(page, SAMPLES.generalPenalty);
  const records = page.getByRole('region', { name: '信用记录' });
  await records.getByText('未取得排污许可排放污染物，罚款').click();
  assert.match(await said(records), /可以怎么办：计入评分到.*现在可以办理信用修复。/);
  await accessible();
  const simulate = records.getByRole('link', { name: '模拟测算' });
  assert.match(await simulate.getAttribute('href'), /^#\/simulate\?repair=p-1/);
  await records.getByRole('link', { name: '看条件和材料' }).click();
  await page.getByRole('heading', { level: 1, name: '修复这条记录' }).waitFor();
});

story('a record that the plan to the next grade needs is said to be needed', async ({ page, viewport }) => {
  await repair(page, viewport, SAMPLES.twoSteps);
  const penalty = page.getByRole('region', { name: /行政处罚/ });
  await penalty.getByText('要在2026年12月31日达到C级，规划里要办这一条。').waitFor();
  await penalty.getByRole('link', { name: '看达标规划' }).click();
  await page.getByRole('heading', { level: 1, name: '达标规划' }).waitFor();
});

story('a record that is not there is said not to be', async ({ page, url, accessible }) => {
  await page.goto(`${url}#/repair/no-such?entity=91231100MADEMA043Y`);
  await page.getByText('没有这条失信信息').waitFor();
  await accessible();
  await page.getByRole('link', { name: '看全部记录' }).click();
  await page.getByRole('heading', { level: 1, name: '信用修复' }).waitFor();
});
