// 自主申报: from nothing to a receipt, and through the authority's answers to the score.

import assert from 'node:assert/strict';

import {
  addEvidence, contentHash, declareDonation, next, pdf, register, sha256, submitAndKeep, takeFile,
} from './support/filing.mjs';
import { SAMPLES, go, openSample, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

/** What a declaration is called that the shop files on the day of the stories. */
const NUMBERED = /^良好信息申报 SB-20261122-0351-[0-9A-F]{6}$/;

async function declare(page, viewport) {
  await openSample(page, SAMPLES.minorPenalty);
  await go(page, viewport, '自主申报');
}

story('a donation is declared from the first question to the receipt', async ({ page, viewport, accessible }) => {
  await declare(page, viewport);
  await accessible();
  await page.getByRole('radio', { name: '慈善捐助' }).check();
  await next(page, '申报内容');
  await page.getByLabel('名称', { exact: true }).fill('助学捐款');
  await page.getByLabel('颁发、接收或认定单位').fill('示例市慈善总会');
  await accessible();
  await next(page, '金额和日期');
  await page.getByLabel('金额（元）').fill('50,000.50');
  await page.getByLabel('日期', { exact: true }).fill('2026-11-20');
  const effect = page.getByRole('region', { name: '对得分的影响' });
  const text = await said(effect);
  for (const part of ['模拟结果，非评价结果', '较现状 +10分', '785分', '795分']) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  await accessible();
  await next(page, '证明材料');
  await accessible();
  // The name of a file says nothing about it.
  const disguised = { name: '证书.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ not a document') };
  await page.getByLabel('选择证明材料').setInputFiles([disguised]);
  await page.getByRole('alert').getByText(/没有添加“证书.pdf”：文件内容不是可用的类型/).waitFor();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('link', { name: '请至少附上一份证明材料' }).waitFor();
  await accessible();
  await addEvidence(page, pdf());
  await next(page, '核对');
  const summary = await said(page.getByRole('main'));
  for (const part of ['50,000.50元', '2026年11月20日', '票据.pdf', '本站不会把它发送到任何地方']) {
    assert.ok(summary.includes(part), `${part} in ${summary}`);
  }
  await accessible();

  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('heading', { level: 1, name: NUMBERED }).waitFor();
  await accessible();
  await page.getByRole('button', { name: '保存在本机' }).click();
  await page.getByRole('button', { name: '从本机删除' }).waitFor();
  await accessible();
  const { name, filing } = await takeFile(page);
  assert.equal(name, `${filing.number}.json`);
  assert.equal(filing.format, 'xinyong-filing/1');
  assert.equal(filing.subject.record.amount, 5_000_050);
  assert.deepEqual(filing.history.map(({ state, date }) => [state, date]), [['submitted', '2026-11-22']]);
  const [file] = filing.evidence;
  const bytes = Buffer.from(file.data, 'base64');
  assert.deepEqual(bytes, pdf().buffer);
  assert.equal(file.sha256, sha256(bytes));
  const receipt = await said(page.getByRole('region', { name: '办件单（不是受理回执）' }));
  assert.ok(receipt.includes(contentHash(filing)), receipt);

  // What is filed is no draft any more, and asked for once: the same is not filed twice, and another has its own number.
  await go(page, viewport, '自主申报');
  assert.ok(!(await page.getByRole('radio', { name: '慈善捐助' }).isChecked()));
  await declareDonation(page);
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('heading', { level: 1, name: filing.number }).waitFor();
  await go(page, viewport, '自主申报');
  await declareDonation(page);
  await page.getByRole('button', { name: '修改：证明材料' }).click();
  await addEvidence(page, { ...pdf('原件.pdf'), buffer: Buffer.from('%PDF-1.7 original') });
  await page.getByRole('button', { name: '回到核对' }).click();
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('heading', { level: 1, name: NUMBERED }).waitFor();
  assert.equal(await page.getByRole('heading', { level: 1, name: filing.number }).count(), 0);
  await go(page, viewport, '办件进度');
  await page.getByRole('heading', { level: 2, name: '办件（2件）' }).waitFor();
});

story('what meets a cap adds nothing, and the form says so', async ({ page, viewport }) => {
  await openSample(page, SAMPLES.capped);
  await go(page, viewport, '自主申报');
  await page.getByRole('radio', { name: '荣誉奖励' }).or(page.getByRole('radio', { name: '表彰' })).first().check();
  await next(page, '申报内容');
  await page.getByLabel('名称', { exact: true }).fill('先进单位');
  await page.getByLabel('颁发、接收或认定单位').fill('示例市人民政府');
  await next(page, '级别和日期');
  await page.getByRole('radio', { name: '市级' }).check();
  await page.getByLabel('日期', { exact: true }).fill('2026-11-01');
  const text = await said(page.getByRole('region', { name: '对得分的影响' }));
  assert.ok(text.includes('与现状相同') && text.includes('上限'), text);
});

story('a filing can be handed over without keeping it', async ({ page, viewport }) => {
  await declare(page, viewport);
  await declareDonation(page);
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('button', { name: '不保存，我自己保管文件' }).click();
  await page.getByText('这份办件没有保存在本机').waitFor();
  const { filing } = await takeFile(page);
  assert.match(`良好信息申报 ${filing.number}`, NUMBERED);
  // It can be left: what is in the person's hands is no draft any more.
  await page.getByRole('button', { name: '回到填写页' }).click();
  await page.getByRole('radio', { name: '慈善捐助' }).waitFor();
  assert.ok(!(await page.getByRole('radio', { name: '慈善捐助' }).isChecked()));
  await go(page, viewport, '办件进度');
  await page.getByText('本机还没有办件。').waitFor();
});

story('a declaration is returned, filed again, confirmed, and lifts the score', async ({ page, viewport, accessible }) => {
  await declare(page, viewport);
  await declareDonation(page);
  await submitAndKeep(page);
  // The rules are the kernel's: what is missing must be said.
  await page.getByText('没有文件？手工登记').click();
  await page.getByRole('radio', { name: '已退回补正' }).check();
  await page.getByRole('button', { name: '登记这一步' }).click();
  await page.getByRole('link', { name: /须写明缺少什么/ }).click();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'step-note');
  await accessible();
  await page.getByLabel('缺少什么，或理由').fill('缺少票据原件');
  await page.getByRole('button', { name: '登记这一步' }).click();
  await page.getByText('2026年11月22日退回补正：缺少票据原件').waitFor();
  await page.waitForFunction(() => document.activeElement.id === 'main');
  await page.getByRole('link', { name: '补正并重新生成' }).click();
  await page.getByText('退回原因：缺少票据原件').waitFor();
  assert.equal(await page.getByRole('radio').count(), 1);
  await next(page, '申报内容');
  assert.equal(await page.getByLabel('名称', { exact: true }).inputValue(), '助学捐款');
  await next(page, '金额和日期');
  assert.equal(await page.getByLabel('金额（元）').inputValue(), '50000.50');
  await next(page, '证明材料');
  await addEvidence(page, { ...pdf('原件.pdf'), buffer: Buffer.from('%PDF-1.7 original') });
  await next(page, '核对');
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('region', { name: '办理经过' }).getByRole('listitem').nth(2).waitFor();
  await page.getByRole('button', { name: '在档案中显示为待确认' }).click();
  await page.getByText('打开的档案里，这条信息显示为待确认，不计分。').waitFor();

  await register(page, '已受理');
  // Ten working days from 2026-11-22.
  await page.getByText('已受理，最迟2026年12月4日答复').waitFor();
  await register(page, '已确认');
  const effect = await said(page.getByRole('region', { name: '这次办理改变了什么' }));
  for (const part of ['较现状 +10分', '785分', '795分']) assert.ok(effect.includes(part), `${part} in ${effect}`);
  await accessible();
  const { filing } = await takeFile(page);
  assert.deepEqual(
    filing.history.map(({ state }) => state),
    ['submitted', 'returned', 'submitted', 'accepted', 'confirmed'],
  );
  assert.equal(filing.evidence.length, 2);
  await page.getByRole('button', { name: '换成办理后的档案' }).click();
  await page.getByRole('link', { name: '看现在的得分' }).click();
  await page.getByText(/得分795分，B级/).first().waitFor();
});

story('a declaration is made by keyboard alone', async ({ page, viewport }) => {
  await declare(page, viewport);
  const focused = () => page.evaluate(() => document.activeElement.id);
  const key = (name) => page.keyboard.press(name);
  const tabTo = async (id) => {
    for (let tries = 0; tries < 40; tries += 1) {
      if ((await focused()) === id) return;
      await key('Tab');
    }
    assert.fail(`${id} was not reached, but ${await focused()}`);
  };
  // Listened for from the start: a browser that is told late opens a dialog of its own.
  const chooser = new Promise((chosen) => page.once('filechooser', chosen));
  // Where a question begins, the focus is on its heading.
  const asked = async (heading) => {
    await page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
    await page.waitForFunction(() => document.activeElement.id === 'step-title');
  };
  const press = async (label) => {
    for (let tries = 0; tries < 20; tries += 1) {
      await key('Tab');
      if ((await page.evaluate(() => document.activeElement.textContent)) === label) return key('Enter');
    }
    return assert.fail(`${label} was not reached`);
  };
  await page.locator('#kind').waitFor({ state: 'attached' });
  await tabTo('kind');
  await key('ArrowDown');
  await key('ArrowDown');
  await key('ArrowUp');
  assert.ok(await page.getByRole('radio', { name: '慈善捐助' }).isChecked());
  await key('Enter');
  await asked('申报内容');
  await tabTo('title');
  await page.keyboard.type('助学捐款');
  // Something is missing: the focus goes to what is said about it, and from there to the field.
  await key('Enter');
  await page.waitForFunction(() => document.activeElement.id === 'error-summary');
  await key('Tab');
  await key('Enter');
  assert.equal(await focused(), 'authority');
  await page.keyboard.type('示例市慈善总会');
  await key('Enter');
  await asked('金额和日期');
  await tabTo('amount');
  await page.keyboard.type('1000');
  await key('Tab');
  // The order of day, month and year in the field is the browser's.
  for (const typed of ['11202026', '20261120']) {
    while ((await focused()) === 'date') await key('Shift+Tab');
    await tabTo('date');
    await page.keyboard.type(typed);
    if ((await page.getByLabel('日期', { exact: true }).inputValue()) === '2026-11-20') break;
  }
  await key('Enter');
  await asked('证明材料');
  await tabTo('evidence');
  await key('Enter');
  await (await chooser).setFiles([pdf()]);
  await page.getByRole('list', { name: '证明材料' }).waitFor();
  await press('下一步');
  await asked('核对');
  await press('生成办件文件（还没有交给任何单位）');
  await page.getByRole('heading', { level: 1, name: /良好信息申报 SB-/ }).waitFor();
});
