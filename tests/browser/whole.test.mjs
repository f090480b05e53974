// One shop's whole way: from D to B, over three days of the autumn and the authority's answers.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { addEvidence, json, next, pdf, submitAndKeep, takeFile } from './support/filing.mjs';
import { askAbout, go, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

const SHOP = fileURLToPath(new URL('../../web/samples/13-two-steps.json', import.meta.url));

/** Comes back on a day, as after the browser was closed, and opens an archive. */
async function comeBack(page, url, viewport, day, archive) {
  await page.clock.setFixedTime(new Date(`${day}T10:00:00+08:00`));
  await page.goto('about:blank');
  await page.goto(url);
  await go(page, viewport, '打开档案');
  await page.getByLabel('选择文件').setInputFiles([json('档案.json', archive)]);
  await page.getByRole('region', { name: '当前主体' }).getByText('示例寅小吃店').waitFor();
}

/** Opens a kept filing by what it is about. */
async function openFiling(page, viewport, about) {
  await go(page, viewport, '办件进度');
  await page.getByRole('link', { name: about }).click();
  await page.getByRole('heading', { level: 2, name: '办件单（不是受理回执）' }).waitFor();
}

story('a shop at D plans for B, files, takes in what was decided, and is at B', async ({ page, url, viewport }) => {
  const archive = JSON.parse(await readFile(SHOP, 'utf8'));

  // 22 November: what is against it, and what is to be done.
  await comeBack(page, url, viewport, '2026-11-22', archive);
  await go(page, viewport, '我的信用');
  await page.getByText(/得分705分，D级/).first().waitFor();
  await go(page, viewport, '达标规划');
  await page.getByRole('radio', { name: '达到B级' }).check();
  await page.getByRole('button', { name: /下一次年度评价（2026年12月31日）/ }).click();
  await page.getByText(/到2026年12月31日达不到B级/).waitFor();
  const further = page.getByRole('region', { name: '我还打算……' });
  await further.getByLabel('打算做什么').selectOption({ label: '荣誉奖励' });
  await further.getByLabel('级别').selectOption({ label: '市级' });
  await further.getByLabel('哪天做到').fill('2026-11-25');
  await further.getByRole('button', { name: '加入规划' }).click();
  await page.getByText(/办好2件事，最早2026年12月9日达到B级，2026年12月31日得分790分/).waitFor();

  // The first step, the same day.
  await page.getByRole('region', { name: '办理清单' }).getByRole('link', { name: '去信用修复' }).click();
  await page.getByRole('heading', { level: 1, name: '修复这条记录' }).waitFor();
  await page.getByRole('link', { name: '准备申请材料' }).click();
  await page.getByRole('heading', { level: 1, name: '申请修复这条记录' }).waitFor();
  for (const condition of await page.getByRole('checkbox').all()) await condition.check();
  await next(page, '信用承诺');
  await page.getByRole('checkbox', { name: '我单位公开作出以上承诺' }).check();
  await next(page, '申请材料');
  for (const paper of await page.getByRole('checkbox').all()) await paper.check();
  await addEvidence(page, pdf('整改照片.pdf'));
  await next(page, '核对');
  await submitAndKeep(page);

  // The second, when the award is there.
  await comeBack(page, url, viewport, '2026-11-25', archive);
  await go(page, viewport, '自主申报');
  await page.getByRole('radio', { name: '荣誉奖励' }).check();
  await next(page, '申报内容');
  await page.getByLabel('名称', { exact: true }).fill('示例市诚信商户');
  await page.getByLabel('颁发、接收或认定单位').fill('示例市人民政府');
  await next(page, '级别和日期');
  await page.getByRole('radio', { name: '市级' }).check();
  await page.getByLabel('日期', { exact: true }).fill('2026-11-25');
  await next(page, '证明材料');
  await addEvidence(page, pdf('奖牌.pdf'));
  await next(page, '核对');
  // What was kept once is kept from then on.
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('button', { name: '从本机删除' }).waitFor();
  const { filing } = await takeFile(page);

  // 10 December: the authority has decided both, and gives a new archive.
  const decided = structuredClone(archive);
  Object.assign(decided.records.find(({ id }) => id === 'p-1'), { status: 'repaired', status_on: '2026-12-07' });
  decided.records.push({ ...filing.subject.record, status: 'confirmed', status_on: '2026-12-09' });
  await comeBack(page, url, viewport, '2026-12-10', archive);
  for (const [about, gained] of [[/^信用修复申请 XF-/, '+65分'], [/^良好信息申报 SB-/, '+20分']]) {
    await openFiling(page, viewport, about);
    await page.getByLabel('选择答复的文件').setInputFiles([json('答复.json', decided)]);
    const changed = page.getByRole('region', { name: '这次办理改变了什么' });
    await changed.waitFor();
    assert.ok((await said(changed)).includes(gained), await said(changed));
  }
  await page.getByRole('link', { name: '看现在的得分' }).click();
  await page.getByText(/截至2026年12月10日.*得分790分，B级/).first().waitFor();

  // On the day of the yearly evaluation it holds.
  await askAbout(page, '2026-12-31');
  await page.getByText(/截至2026年12月31日.*得分790分，B级/).first().waitFor();
});
