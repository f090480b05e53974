// 核验: is this report real, and of what date.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { SAMPLES, go, openSample } from './support/portal.mjs';
import { story } from './support/story.mjs';

const sample = (name) => fileURLToPath(new URL(`../../web/samples/${name}.json`, import.meta.url));

/** The receipt of the sample shop, as the report gives it. */
const receiptOf = async (page, viewport) => {
  await openSample(page, SAMPLES.minorPenalty);
  await go(page, viewport, '信用报告');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载凭据' }).click(),
  ]);
  return readFile(await download.path(), 'utf8');
};

const handIn = (page, label, text) =>
  page.getByLabel(label).setInputFiles({ name: 'file.json', mimeType: 'application/json', buffer: Buffer.from(text) });

story('a receipt is unaltered, adds up, and its archive gives the same', async ({ page, viewport, accessible }) => {
  const text = await receiptOf(page, viewport);
  await go(page, viewport, '核验');
  await page.getByText('不能证明由谁出具').waitFor();
  await accessible();

  await handIn(page, '选择凭据文件', text);
  await page.getByRole('heading', { name: '内容前后一致' }).waitFor();
  await page.getByText(/示例丙早餐店（92231100MADEMA0351），截至2026年11月22日，得分785分，C级。/).waitFor();
  await page.getByText('850 − 65 = 785').waitFor();
  await page.getByText('还没有用档案重新计算').waitFor();
  await accessible();

  await page.getByLabel('选择档案文件').setInputFiles(sample('03-minor-penalty'));
  await page.getByRole('heading', { name: '重新计算，结果相同' }).waitFor();
  await accessible();
});

story('a receipt altered by one digit is refused, and the page says where', async ({ page, viewport, accessible }) => {
  const text = await receiptOf(page, viewport);
  await go(page, viewport, '核验');
  await handIn(page, '选择凭据文件', text.replace('"points": -65', '"points": -60'));
  await page.getByRole('heading', { name: '内容被改动过，不能采信' }).waitFor();
  await page.getByText('看是哪些地方').click();
  await page.getByText(/“得分”.*写的是785分，各项相加是790分/).waitFor();
  await page.getByText(/“凭据校验值”/).first().waitFor();
  await page.getByRole('heading', { name: '加起来不是785分' }).waitFor();

  await page.getByLabel('选择档案文件').setInputFiles(sample('03-minor-penalty'));
  await page.getByRole('heading', { name: '重新计算，结果不同' }).waitFor();
  await page.getByText(/第1行（记录p-1）的“分值”.*凭据写的是“−60”，重新计算是“−65”/).waitFor();
  await accessible();
});

story('the archive of somebody else does not give the receipt', async ({ page, viewport }) => {
  const text = await receiptOf(page, viewport);
  await go(page, viewport, '核验');
  await handIn(page, '选择凭据文件', text);
  await page.getByLabel('选择档案文件').setInputFiles(sample('01-clean'));
  await page.getByText(/“统一社会信用代码”.*凭据写的是“92231100MADEMA0351”/).waitFor();
  await page.getByText(/记录明细（记录p-1）|第1行（记录p-1）/).first().waitFor();
  await page.getByRole('button', { name: '用已打开的档案：示例丙早餐店' }).click();
  await page.getByRole('heading', { name: '重新计算，结果相同' }).waitFor();
});

story('the code of a report says what it can tell alone, and asks for the file', async ({ page, url, viewport, accessible }) => {
  const text = await receiptOf(page, viewport);
  const { number, digest } = JSON.parse(text);
  await page.goto(`${url}#/verify?number=${number}&digest=${digest}`);
  await page.getByText(`报告编号是${number}，评价日期是2026年11月22日。`).waitFor();
  await page.getByText(/只凭这个码，还不知道/).waitFor();
  await accessible();
  await handIn(page, '选择凭据文件', text);
  await page.getByText('它就是您扫描的那份报告的凭据').waitFor();
});

story('the code of another report is told from this one, and an altered code from any', async ({ page, url, viewport }) => {
  const text = await receiptOf(page, viewport);
  const { number, digest } = JSON.parse(text);
  const other = `${number.slice(0, 8)}-0000-0000-0000`;
  await page.goto(`${url}#/verify?number=${other}&digest=${'0'.repeat(64)}`);
  await page.getByText(`报告编号是${other}`).waitFor();
  await handIn(page, '选择凭据文件', text);
  await page.getByText('它不是您扫描的那份报告的凭据').waitFor();
  await page.goto(`${url}#/verify?number=${other}&digest=${digest}`);
  await page.getByText('编号和校验值不相符').waitFor();
});

story('what is no receipt is said to be none, with what is wrong', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '核验');
  await page.getByLabel('选择凭据文件').setInputFiles(sample('01-clean'));
  await page.getByRole('heading', { name: '这是信用档案，不是凭据文件' }).waitFor();
  await page.getByText(/xinyong-/).waitFor({ state: 'hidden' });
  await accessible();
  assert.equal(await page.getByRole('heading', { name: '内容前后一致' }).count(), 0);
});

story('the answer has the focus whenever a file is chosen, the same one again too', async ({ page, viewport }) => {
  const text = await receiptOf(page, viewport);
  await go(page, viewport, '核验');
  const onAnswer = () => page.waitForFunction(() => document.activeElement.id === 'verify-verdict');
  for (let times = 0; times < 2; times += 1) {
    await page.getByLabel('选择凭据文件').focus();
    await handIn(page, '选择凭据文件', text);
    await onAnswer();
  }
});

story('a file that cannot be read is said to be unreadable, and nothing else', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '核验');
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  await handIn(page, '选择凭据文件', '{}');
  await page.getByRole('alert').getByText('“file.json”读不了').waitFor();
  await accessible();
  await page.getByLabel('选择档案文件').setInputFiles(sample('01-clean'));
  await page.getByRole('alert').getByText('“01-clean.json”读不了').waitFor();
  assert.equal(await page.getByText(/不是完整的/).count(), 0);
});
