// 信用报告: a document of record that can be printed, read back and checked.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { plain, printed } from './support/pdf.mjs';
import { SAMPLES, go, openSample, said } from './support/portal.mjs';
import { decoded } from './support/qr.mjs';
import { story } from './support/story.mjs';

const CHAPTERS = [
  '一、登记注册基础信息',
  '二、行政管理信息',
  '三、诚实守信相关荣誉信息',
  '四、严重失信主体名单信息',
  '五、经营（活动）异常名录（状态）信息',
  '六、信用承诺信息',
  '七、信用评价信息',
  '八、司法判决及执行信息',
  '九、其他信息',
  '十、信用状况提升建议',
];

const report = async (page, viewport, sample) => {
  await openSample(page, sample);
  await go(page, viewport, '信用报告');
  return page.getByRole('article', { name: '公共信用报告' });
};

const numberOf = async (paper) => (await said(paper)).match(/\d{8}(-[0-9A-F]{4}){3}/)[0];

story('the report has every chapter, and the evaluation with its reasons', async ({ page, viewport, accessible }) => {
  const paper = await report(page, viewport, SAMPLES.minorPenalty);
  for (const name of CHAPTERS) await paper.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  assert.equal(await paper.getByText('查询期内无相关信息').count(), 6);
  await paper.getByText('截至2026年11月22日，示例丙早餐店按“公共信用综合评价”得分785分，C级（轻微失信）。').waitFor();

  const seven = paper.getByRole('region', { name: '七、信用评价信息' });
  const text = await said(seven);
  for (const part of [
    await numberOf(paper), '2022年示例版', '2022-illustrative.1', '850分按文件规定，−65分按示例参数', '指标体系校验值',
    '未按规定公示价格，警告', '−65分', '第十条', '2027年3月10日', '合计：850 − 65 = 785分', '不单独作为失信惩戒的依据',
  ]) assert.ok(text.includes(part), part);
  const advice = await said(paper.getByRole('region', { name: '十、信用状况提升建议' }));
  for (const part of ['现在可以办理', '2027年3月11日', '信用中国']) assert.ok(advice.includes(part), part);
  await accessible();
});

story('on paper every sheet says what it is, whose and how many', async ({ page, viewport }) => {
  const paper = await report(page, viewport, SAMPLES.overTime);
  const number = await numberOf(paper);
  const sheets = await printed(page);
  assert.ok(sheets.length > 1, `${sheets.length} sheets`);
  sheets.forEach((sheet, at) => {
    for (const part of ['演示系统，非官方网站，结果不作凭证', '打印于2026年11月22日', number, `${at + 1}/${sheets.length}`]) {
      assert.ok(sheet.includes(plain(part)), `sheet ${at + 1}: ${part} in ${sheet}`);
    }
  });
  const all = sheets.join('');
  for (const part of [...CHAPTERS, '得分770分', '《省综合评价细则》第十条', '示市监罚〔2026〕25号', '报告到此结束']) {
    assert.ok(all.includes(plain(part)), `${part} in ${all}`);
  }
  for (const part of ['打印报告', '下载凭据', '更换主体', '主办单位']) assert.ok(!all.includes(plain(part)), part);
});

story('in print nothing is wider than the sheet and nothing is there to press', async ({ page, viewport }) => {
  const paper = await report(page, viewport, SAMPLES.minorPenalty);
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.getByRole('button', { name: '打印报告' }).isVisible()));
  assert.ok(!(await page.getByText('每一分，都有依据').isVisible()));
  await paper.getByText('演示 不作凭证').waitFor();
  const [wide, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(wide <= room, `${wide} in ${room}`);
});

story('the code leads to where it is verified, and names nobody', async ({ page, url, viewport }) => {
  const paper = await report(page, viewport, SAMPLES.minorPenalty);
  const address = await decoded(paper.getByRole('img', { name: '核验地址的二维码' }));
  const number = await numberOf(paper);
  assert.match(address.slice(url.length), new RegExp(`^#/verify\\?number=${number}&digest=[0-9a-f]{64}$`));
  assert.ok(address.startsWith(url));
  await page.goto(address);
  await page.getByText(`报告编号是${number}，评价日期是2026年11月22日。`).waitFor();
});

story('the receipt bears the number of the report, and the same report has the same number', async ({ page, viewport }) => {
  const paper = await report(page, viewport, SAMPLES.minorPenalty);
  const number = await numberOf(paper);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载凭据' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), `${number}.json`);
  const receipt = JSON.parse(await readFile(await download.path(), 'utf8'));
  assert.equal(receipt.format, 'xinyong-receipt/1');
  assert.equal(receipt.number, number);
  assert.equal(receipt.lines.reduce((sum, line) => sum + line.points, receipt.start), receipt.score);
  await page.reload();
  await paper.waitFor();
  assert.equal(await numberOf(paper), number);
});

story('of a later day the report says that it is projected', async ({ page, viewport }) => {
  const paper = await report(page, viewport, SAMPLES.minorPenalty);
  await page.goto(`${page.url()}`.replace(/#.*/, '#/report?entity=92231100MADEMA0351&on=2027-03-11'));
  await paper.getByText('推算：评价日期在打印日期之后').waitFor();
  await paper.getByText('得分850分，A级').waitFor();
});
