// 异议申诉: a record disputed with evidence, and what the score would be without it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { addEvidence, json, next, pdf, submitAndKeep, takeFile } from './support/filing.mjs';
import { SAMPLES, askAbout, file, go, openSample, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

story('an objection is prepared with its counterfactual and decided by an archive', async ({ page, viewport, accessible }) => {
  await openSample(page, SAMPLES.minorPenalty);
  await go(page, viewport, '异议申诉');
  await page.getByText('自正式受理之日起7个工作日内答复').waitFor();
  await accessible();
  // Before the rules are in force nothing can be told: it is not said that there is nothing.
  await askAbout(page, '2020-01-01');
  await page.getByRole('alert').waitFor();
  assert.equal(await page.getByRole('link', { name: /^提出异议/ }).count(), 0);
  await askAbout(page, '2026-11-22');
  await page.getByRole('link', { name: /^提出异议.*未按规定公示价格/ }).click();
  await page.getByRole('heading', { level: 1, name: '对这条记录提出异议' }).waitFor();
  const effect = page.getByRole('region', { name: '对得分的影响' });
  for (const part of ['模拟结果，非评价结果', '785分', '850分', '较现状 +65分']) {
    assert.ok((await said(effect)).includes(part), `${part} in ${await said(effect)}`);
  }
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('link', { name: '请选择这条记录有什么问题' }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'wrong');
  await accessible();
  assert.equal(await page.getByRole('radio').count(), 5);
  await page.getByRole('radio', { name: '内容与事实不符' }).check();
  await next(page, '说明');
  assert.equal(await effect.count(), 0, 'it is said once, not above every question');
  await page.getByLabel('请说明哪里有误、事实是怎样的').fill('当日店内已公示价格，有照片为证。');
  await next(page, '证明材料');
  await addEvidence(page, pdf('照片.pdf'));
  await next(page, '核对');
  const summary = await said(page.getByRole('main'));
  for (const part of ['内容与事实不符', '当日店内已公示价格', '模拟结果，非评价结果', '如异议成立', '较现状 +65分']) {
    assert.ok(summary.includes(part), `${part} in ${summary}`);
  }
  await accessible();
  await submitAndKeep(page);
  await page.getByText('自正式受理之日起7个工作日内答复').waitFor();
  assert.ok((await said(effect)).includes('较现状 +65分'));
  const { filing } = await takeFile(page);
  assert.deepEqual([filing.subject.matter, filing.subject.wrong], ['objection', 'wrong-facts']);

  // An archive in which nothing was decided is no answer; the decided one is.
  const archive = JSON.parse(await readFile(file('archive.json'), 'utf8'));
  const give = (value) => page.getByLabel('选择答复的文件').setInputFiles([json('答复.json', value)]);
  await give(archive);
  await page.getByRole('alert').getByText('在这份档案里，所涉的信息还没有变化。').waitFor();
  await accessible();
  Object.assign(archive.records[0], { status: 'revoked', status_on: '2026-11-22' });
  await give(archive);
  const changed = await said(page.getByRole('region', { name: '这次办理改变了什么' }));
  for (const part of ['较现状 +65分', '785分', '850分']) assert.ok(changed.includes(part), `${part} in ${changed}`);
  await page.getByText('打开的档案已是办理后的。').waitFor();
  await accessible();
  await page.getByRole('link', { name: '看现在的得分' }).click();
  await page.getByText(/得分850分，A级/).first().waitFor();
});
