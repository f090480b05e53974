// 办件进度 and 信用修复申请: what is kept on the device, what is opened there, and when it can be filed.

import assert from 'node:assert/strict';

import {
  addEvidence, declareDonation, follow, json, kill, next, pdf, register, submitAndKeep, takeFile,
} from './support/filing.mjs';
import { SAMPLES, go, openSample, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

/** An archive with a penalty of general severity: its repair opens on 2026-10-16. */
const ARCHIVE = {
  format: 'xinyong-archive/1',
  entity: { uscc: '91231100MADEMA043Y', name: '示例丁建材有限公司', category: 'enterprise' },
  records: [
    {
      id: '罚/1', kind: 'administrative-penalty', severity: 'general', date: '2026-07-15',
      authority: '示例市生态环境局', title: '未取得排污许可排放污染物，罚款', status: 'active',
    },
  ],
};

/** Opens the archive on a day and goes to the application. */
async function applyOn(page, url, viewport, day, archive = ARCHIVE) {
  await page.clock.setFixedTime(new Date(`${day}T10:00:00+08:00`));
  await page.goto('about:blank');
  await page.goto(url);
  await go(page, viewport, '打开档案');
  await page.getByLabel('选择文件').setInputFiles([json('档案.json', archive)]);
  await page.getByRole('region', { name: '当前主体' }).getByText('示例丁建材有限公司').waitFor();
  await follow(page, '/repair/%E7%BD%9A%2F1/apply');
  await page.getByRole('heading', { level: 1, name: '申请修复这条记录' }).waitFor();
}

story('a repair is refused the day before it opens, and possible on the day', async ({ page, url, viewport, accessible }) => {
  await applyOn(page, url, viewport, '2026-10-15');
  const refusal = page.getByText(/最早2026年10月16日才能办理/).first();
  await refusal.waitFor();
  await page.getByText('依据：').first().waitFor();
  await accessible();
  await page.getByRole('checkbox', { name: '已改正行为，履行完相关义务' }).check();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('link', { name: '请在做到以后勾选；没有做到的，还不能申请' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'condition-other-law');
  await page.getByRole('checkbox', { name: '符合其他法定条件' }).check();
  await next(page, '信用承诺');
  assert.match(await page.getByLabel('信用承诺', { exact: true }).inputValue(), /^示例丁建材有限公司郑重承诺/);
  await page.getByRole('checkbox', { name: '我单位公开作出以上承诺' }).check();
  await next(page, '申请材料');
  await page.getByRole('checkbox', { name: /改正行为、履行义务的证明/ }).check();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('link', { name: '请在备好以后勾选；缺了必需的材料，还不能申请' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'paper-promise');
  await page.getByRole('checkbox', { name: /信用承诺书/ }).check();
  await addEvidence(page, pdf('缴款凭证.pdf'));
  await next(page, '核对');
  await accessible();
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('alert').getByText(/最早2026年10月16日才能办理/).waitFor();
  await page.getByText('已自动保存在本机。').waitFor();

  // The next day it is all still there, and it is time.
  await applyOn(page, url, viewport, '2026-10-16');
  await page.getByRole('heading', { level: 2, name: '核对' }).waitFor();
  assert.equal(await page.getByText(/才能办理/).count(), 0);
  const summary = await said(page.getByRole('main'));
  for (const part of ['缴款凭证.pdf', '已公开作出信用承诺', '10个工作日', '725分', '850分', '较现状 +125分']) {
    assert.ok(summary.includes(part), `${part} in ${summary}`);
  }
  await submitAndKeep(page);
  await page.getByText(/到“信用中国”网站办理/).waitFor();
  const { filing } = await takeFile(page);
  assert.equal(filing.subject.change, 'repair');
  assert.deepEqual(filing.subject.met.toSorted(), ['corrected', 'other-law', 'promise']);
  assert.equal(filing.history[0].date, '2026-10-16');
  await accessible();
});

story('a browser killed in the middle of a draft loses nothing, evidence and all', async ({ page, viewport }) => {
  await openSample(page, SAMPLES.minorPenalty);
  await go(page, viewport, '异议申诉');
  await page.getByRole('link', { name: /^提出异议.*未按规定公示价格/ }).click();
  await page.getByRole('radio', { name: '不是本主体的信息' }).check();
  await next(page, '说明');
  await page.getByLabel('请说明哪里有误、事实是怎样的').fill('处罚的是另一家店。');
  await next(page, '证明材料');
  await addEvidence(page, pdf('营业执照.pdf'));
  await page.getByText('已自动保存在本机。').waitFor();
  const address = page.url();
  const context = page.context();
  await kill(page);

  const again = await context.newPage();
  await again.goto(address);
  await again.getByText('已找回您上次填写的内容。').waitFor();
  await again.getByRole('list', { name: '证明材料' }).getByText('营业执照.pdf').waitFor();
  await next(again, '核对');
  const summary = await said(again.getByRole('main'));
  for (const part of ['不是本主体的信息', '处罚的是另一家店。', '营业执照.pdf']) assert.ok(summary.includes(part), summary);
  // It is listed with the filings, and can be thrown away there.
  await go(again, viewport, '办件进度');
  await again.getByRole('button', { name: /^继续填写：异议申诉/ }).waitFor();
  await again.getByRole('button', { name: /^删除草稿：异议申诉/ }).click();
  await again.getByRole('dialog').getByRole('button', { name: '删除这份草稿' }).click();
  await again.getByRole('button', { name: /^继续填写：/ }).waitFor({ state: 'detached' });
  await again.waitForFunction(() => document.activeElement.id === 'main');
});

story('filings are listed, withdrawn, deleted, and erased with everything else', async ({ page, viewport, accessible }) => {
  await openSample(page, SAMPLES.minorPenalty);
  await go(page, viewport, '办件进度');
  await page.getByText('本机还没有办件。').waitFor();
  await accessible();
  await go(page, viewport, '自主申报');
  await declareDonation(page);
  await submitAndKeep(page);
  await go(page, viewport, '办件进度');
  await page.getByText('已生成办件文件').waitFor();
  await page.getByText('交给受理单位后，等待受理').waitFor();
  await accessible();
  await page.reload();
  await page.getByRole('link', { name: /^良好信息申报 SB-20261122-0351-/ }).click();
  await page.getByRole('button', { name: '撤回', exact: true }).click();
  await accessible();
  await page.getByRole('dialog').getByRole('button', { name: '撤回这份办件' }).click();
  await page.getByText('2026年11月22日已撤回。').waitFor();
  // What it waited for is past.
  assert.match(await said(page.getByRole('region', { name: '办理经过' })), /已生成办件文件.*已撤回/);
  await page.waitForFunction(() => document.activeElement.id === 'main');
  assert.equal(await page.getByText('登记办理结果').count(), 0);
  await go(page, viewport, '设置');
  await page.getByRole('button', { name: '清除本机上的全部内容' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '清除本机上的全部内容' }).click();
  await page.getByRole('status').getByText('已清除。').waitFor();
  await go(page, viewport, '办件进度');
  await page.getByText('本机还没有办件。').waitFor();
});

story('a filing handed over is opened, and what is wrong with one is located', async ({ page, viewport, accessible }) => {
  await openSample(page, SAMPLES.minorPenalty);
  await go(page, viewport, '自主申报');
  await declareDonation(page);
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  const { filing } = await takeFile(page);

  await go(page, viewport, '办件进度');
  const give = (value) => page.getByLabel('选择办件文件').setInputFiles([json('办件.json', value)]);
  const [file] = filing.evidence;
  await give({ ...filing, number: '', evidence: [{ ...file, sha256: '0'.repeat(64) }] });
  const alert = page.getByRole('alert');
  await alert.getByText('文件有2处问题').waitFor();
  for (const part of [/编号/, /第1份材料/]) await alert.getByText(part).waitFor();
  await accessible();
  await give(filing);
  await page.getByRole('heading', { level: 1, name: `良好信息申报 ${filing.number}` }).waitFor();
  await page.getByRole('list', { name: '证明材料' }).getByText('票据.pdf').waitFor();
  await page.getByRole('button', { name: '回到办件列表' }).click();
  await page.getByText('本机还没有办件。').waitFor();
  await give(filing);
  await page.getByRole('button', { name: '保存在本机' }).click();
  await page.getByRole('button', { name: '从本机删除' }).waitFor();

  // An older state of what is kept does not take its place.
  await register(page, '已受理');
  await go(page, viewport, '办件进度');
  await give(filing);
  await page.getByRole('button', { name: '保存在本机' }).click();
  await page.getByRole('alert').getByText('没有覆盖').waitFor();
  await accessible();
});

story('a draft of an invented entity that has to be fetched is gone on with', async ({ page, url, viewport }) => {
  await page.goto(`${url}#/declare?entity=91231100MADEMD1137`);
  await page.getByRole('radio', { name: '慈善捐助' }).check();
  await page.getByText('已自动保存在本机。').waitFor();
  await page.goto(`${url}#/filings?entity=92231100MADEMA0351`);
  await page.reload();
  await page.getByRole('button', { name: /^继续填写：良好信息申报/ }).click();
  await page.getByText('已找回您上次填写的内容。').waitFor();
  await page.getByRole('region', { name: '当前主体' }).getByText('示例黄檗建筑劳务有限公司').waitFor();
});

story('a draft whose archive is not at hand asks for it and closes nothing', async ({ page, url, viewport, accessible }) => {
  const archive = { ...ARCHIVE, entity: { ...ARCHIVE.entity, uscc: '91350100M000100Y43' } };
  await applyOn(page, url, viewport, '2026-11-22', archive);
  await page.getByRole('checkbox', { name: '已改正行为，履行完相关义务' }).check();
  await page.getByText('已自动保存在本机。').waitFor();
  await page.goto(`${url}#/filings?entity=92231100MADEMA0351`);
  await page.reload();
  await page.getByRole('button', { name: /^继续填写：信用修复申请/ }).click();
  const wanting = page.getByRole('alert').getByText('请先打开91350100M000100Y43的档案');
  await wanting.waitFor();
  await page.getByRole('region', { name: '当前主体' }).getByText(SAMPLES.minorPenalty).waitFor();
  await accessible();
  // What is said of a draft goes with it.
  await page.getByRole('button', { name: /^删除草稿：信用修复申请/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除这份草稿' }).click();
  await wanting.waitFor({ state: 'detached' });
});
