// What a person does with declarations, objections and applications.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** A file that is what its content says: a PDF, for evidence. */
export const pdf = (name = '票据.pdf') => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\n% 示例票据\n%%EOF'),
});

/** A file to be given to an input, of some JSON. */
export const json = (name, value) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
});

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The hash of what a filing says, reckoned from its file as the format has it. */
export const contentHash = ({ format, number, entity, subject, evidence }) => {
  const described = evidence.map(({ name, media, size, sha256 }) => ({ name, media, size, sha256 }));
  return sha256(JSON.stringify({ format, number, entity, subject, evidence: described }));
};

/** Goes on to the next question, whose heading is named. */
export async function next(page, heading) {
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
}

/** Adds evidence and waits until it is there. */
export async function addEvidence(page, ...files) {
  await page.getByLabel('选择证明材料').setInputFiles(files);
  const list = page.getByRole('list', { name: '证明材料' });
  for (const { name } of files) await list.getByText(name, { exact: true }).waitFor();
}

/** Fills in a donation up to its summary. */
export async function declareDonation(page) {
  await page.getByRole('radio', { name: '慈善捐助' }).check();
  await next(page, '申报内容');
  await page.getByLabel('名称', { exact: true }).fill('助学捐款');
  await page.getByLabel('颁发、接收或认定单位').fill('示例市慈善总会');
  await next(page, '金额和日期');
  await page.getByLabel('金额（元）').fill('50,000.50');
  await page.getByLabel('日期', { exact: true }).fill('2026-11-20');
  await next(page, '证明材料');
  await addEvidence(page, pdf());
  await next(page, '核对');
}

/** Submits what was filled in and keeps the filing on the device. */
export async function submitAndKeep(page) {
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('button', { name: '保存在本机' }).click();
  await page.getByRole('heading', { level: 2, name: '办件单（不是受理回执）' }).waitFor();
  await page.getByRole('button', { name: '从本机删除' }).waitFor();
}

/** The file of the filing that is shown. */
export async function takeFile(page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载办件文件' }).click();
  const given = await download;
  return { name: given.suggestedFilename(), filing: JSON.parse(await readFile(await given.path(), 'utf8')) };
}

/** Writes down what the authority did. */
export async function register(page, answer, note) {
  await page.getByText('没有文件？手工登记').click();
  await page.getByRole('radio', { name: answer }).check();
  if (note) await page.getByLabel(/^(备注|缺少什么)/).fill(note);
  await page.getByRole('button', { name: '登记这一步' }).click();
  const history = page.getByRole('region', { name: '办理经过' });
  await history.getByRole('listitem').last().getByText(answer).waitFor();
}

/** Ends a page as a crash of the browser does, without a word to it. */
export async function kill(page) {
  const killer = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  killer.send('Page.crash').catch(() => {});
  await crashed;
}

/** Goes to an address within the portal; what is open stays open. */
export const follow = (page, hash) => page.evaluate((hash) => (location.hash = hash), hash);
