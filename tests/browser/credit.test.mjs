// 我的信用: the score, and for every point why, on which article, and until when.

import assert from 'node:assert/strict';

import { SAMPLES, askAbout, openSample, said, unfoldBar } from './support/portal.mjs';
import { story } from './support/story.mjs';

story('the first line is the sentence a person wants', async ({ page, accessible }) => {
  await openSample(page, SAMPLES.minorPenalty);
  await page
    .getByText(
      '截至2026年11月22日，您的公共信用综合评价得分785分，C级（轻微失信）。影响最大的是1条行政处罚（−65分），' +
        '计入至2027年3月10日；2027年3月11日起，如无新增记录，将回到A级。',
    )
    .waitFor();
  await page.getByText('距B级还差5分').waitFor();
  await page.getByText('不采取行动：2027年3月11日起为A级（850分）。').waitFor();
  await page.getByText('下一次年度评价（2026年12月31日）：按现有记录为C级，785分。').waitFor();
  await accessible();
});

story('a record says what it did, why, on which article and until when', async ({ page, accessible }) => {
  await openSample(page, SAMPLES.minorPenalty);
  const records = page.getByRole('region', { name: '信用记录' });
  await records.getByText('未按规定公示价格，警告').click();
  const text = await said(records);
  for (const part of ['−65', '计入至2027年3月10日', '示例市市场监督管理局', '示例']) assert.ok(text.includes(part), part);
  await accessible();

  const citation = records.getByRole('button', { name: /第十条/ });
  await citation.click();
  const dialog = page.getByRole('dialog', { name: /第十条/ });
  await dialog.getByText('行政处罚').first().waitFor();
  await accessible();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  assert.ok(await citation.evaluate((element) => element === document.activeElement));

  await citation.click();
  await dialog.getByRole('link', { name: '查看整份文件的说明' }).click();
  await page.getByRole('heading', { level: 1, name: /细则/ }).waitFor();
  assert.ok(await page.getByRole('heading', { name: '第十条' }).evaluate((element) => element === document.activeElement));
});

story('an indicator opens to the records that moved it', async ({ page }) => {
  await openSample(page, SAMPLES.capped);
  const indicators = page.getByRole('region', { name: '指标得分' });
  await indicators.getByText('行政处罚', { exact: true }).first().click();
  await indicators.getByText('广告违法，罚款').waitFor();
  await indicators.getByText('计量违法，罚款').waitFor();
  await indicators.getByText('计量违法，罚款').click();
  await indicators.getByText(/上限/).first().waitFor();
});

story('another date and another scheme give another answer, and the address keeps them', async ({ page, accessible }) => {
  await openSample(page, SAMPLES.minorPenalty);
  await askAbout(page, '2027-03-11');
  await page.getByText('截至2027年3月11日').waitFor();
  await page.getByText(/得分850分，A级/).first().waitFor();
  await page.getByLabel('评价场景').selectOption({ label: '“信用+龙头企业”评价' });
  await page.getByText('本场景没有固定的评价日，结果随数据变化。').waitFor();
  await page.reload();
  await page.getByText('截至2027年3月11日').waitFor();
  await page.getByText('本场景没有固定的评价日，结果随数据变化。').waitFor();
  await accessible();
});

story('a date before the rules were in force is an error that says so', async ({ page, accessible }) => {
  await openSample(page, SAMPLES.minorPenalty);
  await askAbout(page, '2021-12-30');
  await page.getByRole('alert').getByText(/2021年12月31日/).waitFor();
  assert.equal(await page.getByRole('region', { name: '得分和等级' }).count(), 0);
  await accessible();
});

story('the timeline shows every step, as a picture and as a table', async ({ page, accessible }) => {
  await openSample(page, SAMPLES.overTime);
  const timeline = page.getByRole('region', { name: '变化轨迹' });
  await timeline.getByRole('img', { name: /阶梯图/ }).waitFor();
  const steps = await timeline.getByRole('row').count();
  assert.ok(steps > 3, `${steps} rows`);
  await timeline.getByText('年度评价').first().waitFor();
  await timeline.getByRole('button', { name: '未来3年' }).click();
  assert.equal(await timeline.getByRole('button', { name: '未来3年' }).getAttribute('aria-pressed'), 'true');
  await accessible();
});

story('every invented entity has its score, and what a score rests on is always said', async ({ page, accessible }) => {
  const samples = page.getByRole('region', { name: '用虚构企业试一试' });
  await samples.waitFor();
  const names = await samples.getByRole('button').allInnerTexts();
  assert.equal(names.length, 13);
  const grades = new Set();
  for (const name of names) {
    await openSample(page, name.split('\n')[0]);
    const score = page.getByRole('region', { name: '得分和等级' });
    grades.add(await score.getByRole('img', { name: /级$/ }).innerText());
    const grounds = page.getByRole('region', { name: '结果的依据' });
    await grounds.getByText('不单独作为失信惩戒的依据').waitFor();
    await grounds.getByText('示例参数').first().waitFor();
    await accessible();
    await page.goBack();
    await page.getByRole('heading', { name: '用虚构企业试一试' }).waitFor();
  }
  assert.deepEqual([...grades].sort(), ['A', 'B', 'C', 'D', 'E']);
});

story('a date is typed by hand, and stays as typed until it is one', async ({ page }) => {
  await openSample(page, SAMPLES.minorPenalty);
  await unfoldBar(page);
  const field = page.getByLabel('评价日期');
  await field.evaluate((input) => {
    // As the browser's own field does while a year is typed digit by digit.
    for (const typed of ['0002-12-01', '0020-12-01', '0202-12-01']) {
      input.value = typed;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
  assert.equal(await field.inputValue(), '0202-12-01');
  assert.equal(await page.getByText('请填写完整的日期').count(), 0);
  await field.fill('2027-12-01');
  await page.getByText('截至2027年12月1日').waitFor();
  await page.getByText('评价日期在今天之后，以下按现有记录推算。').waitFor();
});

story('the page prints whole: every record open, on sheets that say what they are', async ({ page }) => {
  await openSample(page, SAMPLES.overTime);
  await page.emulateMedia({ media: 'print' });
  const records = page.getByRole('region', { name: '信用记录' });
  await records.getByText('示例市市场监督管理局').first().waitFor();
  await page.getByText('演示系统，非官方网站，结果不作凭证').waitFor();
  assert.ok(!(await page.getByRole('button', { name: '打印本页' }).isVisible()));
});

story('what can be done now is said under its mark, with what it brings', async ({ page }) => {
  await openSample(page, SAMPLES.minorPenalty);
  const ways = page.getByRole('region', { name: '您可以怎么办' });
  await ways.getByText('模拟结果，非评价结果', { exact: true }).waitFor();
  await ways.getByText(/截至2026年11月22日，可以申请修复的有1条。.*最早2026年12月4日得分850分、A级（较不办理 \+65分）/).waitFor();
  await ways.getByRole('link', { name: '修复不良记录' }).click();
  await page.getByRole('heading', { level: 1, name: '信用修复' }).waitFor();
});
