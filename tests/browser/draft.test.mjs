// Drafts: nothing typed is ever lost, and all of it can be erased.

import assert from 'node:assert/strict';

import { addEvidence, kill, next as goOn, pdf } from './support/filing.mjs';
import { SAMPLES, go, openSample } from './support/portal.mjs';
import { story } from './support/story.mjs';

/** Goes to 自主申报 for an invented shop. */
async function declare(page, viewport) {
  await openSample(page, SAMPLES.minorPenalty);
  await go(page, viewport, '自主申报');
}

/** Chooses the sort of what is declared and goes on to its particulars. */
async function chooseKind(page) {
  await page.getByRole('radio', { name: '慈善捐助' }).check();
  await page.getByRole('button', { name: '下一步' }).click();
  await page.getByRole('heading', { level: 2, name: '申报内容' }).waitFor();
}

story('what was typed is there again after the page was killed', async ({ page, viewport, accessible }) => {
  await declare(page, viewport);
  await chooseKind(page);
  await page.getByLabel('名称', { exact: true }).fill('助学捐款');
  await page.getByText('已自动保存在本机。').waitFor();
  const address = page.url();
  const context = page.context();
  await kill(page);

  const next = await context.newPage();
  await next.goto(address);
  await next.getByText('已找回您上次填写的内容。').waitFor();
  assert.equal(await next.getByLabel('名称', { exact: true }).inputValue(), '助学捐款');
  await next.getByRole('button', { name: '上一步' }).click();
  assert.ok(await next.getByRole('radio', { name: '慈善捐助' }).isChecked());
  // Another entity's draft is another draft.
  await next.goto(address.replace(/entity=\w+/, 'entity=91231100MADEMA115P'));
  await next.reload();
  await next.getByRole('radio', { name: '慈善捐助' }).waitFor();
  assert.ok(!(await next.getByRole('radio', { name: '慈善捐助' }).isChecked()));
});

story('what was typed a moment before the page is left is kept', async ({ page, viewport, accessible }) => {
  await declare(page, viewport);
  await chooseKind(page);
  await page.getByLabel('名称', { exact: true }).fill('助学捐款');
  await page.reload();
  await page.getByText('已找回您上次填写的内容。').waitFor();
  assert.equal(await page.getByLabel('名称', { exact: true }).inputValue(), '助学捐款');
  await accessible();
});

story('what is wrong is said at the field and on top, and the focus follows', async ({ page, viewport, accessible }) => {
  const focused = () => page.evaluate(() => document.activeElement.id);
  await declare(page, viewport);
  await page.getByRole('button', { name: '下一步' }).click();
  assert.equal(await focused(), 'error-summary');
  await accessible();
  await page.getByRole('link', { name: '请选择申报类别' }).click();
  assert.equal(await focused(), 'kind');
  assert.ok(page.url().includes('#/declare'));

  await chooseKind(page);
  assert.equal(await focused(), 'step-title');
  await page.getByLabel('名称', { exact: true }).fill('助学捐款');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: /请填写证书或证明上盖章的单位/ }).click();
  assert.equal(await focused(), 'authority');
  await page.keyboard.type('示例市慈善总会');
  await goOn(page, '金额和日期');
  await page.getByRole('button', { name: '下一步' }).click();
  assert.equal(await page.getByRole('main').getByRole('link', { name: /^请填写/ }).count(), 2);
  await page.getByLabel('金额（元）').fill('1000');
  await page.getByLabel('日期', { exact: true }).fill('2026-12-10');
  await page.getByRole('link', { name: /日期还没有到/ }).click();
  assert.equal(await focused(), 'date');
  await accessible();
  await page.getByLabel('日期', { exact: true }).fill('2026-03-10');
  await goOn(page, '证明材料');
  await addEvidence(page, pdf());
  await goOn(page, '核对');
  await accessible();

  await page.getByRole('button', { name: '修改：申报类别' }).click();
  await page.getByRole('radio', { name: '志愿服务' }).check();
  await page.getByRole('button', { name: '回到核对' }).click();
  await page.getByText('志愿服务').last().waitFor();
  // Yuan are no hours: what is missing now is asked for before anything is submitted.
  await page.getByRole('button', { name: '生成办件文件（还没有交给任何单位）' }).click();
  await page.getByRole('link', { name: '请填写大于0的整小时数' }).click();
  assert.equal(await focused(), 'hours');
  await page.keyboard.type('36');
  await page.getByRole('button', { name: '回到核对' }).click();
  await page.getByText('2026年3月10日').waitFor();
});

/** Waits until a field holds a text, typed here or elsewhere. */
async function holds(page, label, text) {
  const field = await page.getByLabel(label, { exact: true }).elementHandle();
  await page.waitForFunction(([input, text]) => input.value === text, [field, text]);
}

story('two windows with one draft show the same, and none is kept over the other', async ({ page, accessible, viewport }) => {
  const changed = (window) => window.getByRole('status').getByText('这份草稿在另一个窗口里改动过').waitFor();
  await declare(page, viewport);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await chooseKind(page);
  await page.getByLabel('名称', { exact: true }).fill('助学捐款');
  await holds(other, '名称', '助学捐款');
  await changed(other);
  // What is typed on in the other window comes on top of it.
  await other.getByLabel('颁发、接收或认定单位').fill('示例市慈善总会');
  await holds(page, '颁发、接收或认定单位', '示例市慈善总会');
  await holds(page, '名称', '助学捐款');
  await changed(page);
  await accessible();
  // Evidence is a draft beside it.
  await page.bringToFront();
  await goOn(page, '金额和日期');
  await page.getByLabel('金额（元）').fill('1000');
  await page.getByLabel('日期', { exact: true }).fill('2026-03-10');
  await goOn(page, '证明材料');
  await addEvidence(page, pdf());
  await other.getByText(pdf().name).waitFor();
  // Deleted in one, it is not kept again by the other.
  await go(page, viewport, '办件进度');
  await page.getByRole('button', { name: /^删除/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: /^删除/ }).click();
  await other.getByRole('status').getByText('这份草稿已在另一个窗口里递交或删除').waitFor();
  assert.ok(!(await other.getByRole('radio', { name: '慈善捐助' }).isChecked()));
});

story('what one window could not keep or read never takes the place of what another kept', async ({ page, viewport }) => {
  const field = (window) => window.getByLabel('名称', { exact: true });
  const leave = (window) => window.evaluate(() => dispatchEvent(new Event('pagehide')));
  await declare(page, viewport);
  await chooseKind(page);
  const other = await page.context().newPage();
  await other.goto(page.url());
  await field(other).waitFor();
  await other.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('', 'QuotaExceededError');
    };
  });
  await field(other).fill('没有地方保存');
  await other.getByRole('alert').getByText('本机空间不足').waitFor();
  await field(page).fill('助学捐款');
  await page.getByText('已自动保存在本机。').waitFor();
  // The warning and the text stay where they are.
  await leave(other);
  assert.equal(await field(other).inputValue(), '没有地方保存');
  assert.ok(await other.getByRole('alert').getByText('本机空间不足').isVisible());
  await page.reload();
  await field(page).waitFor();
  assert.equal(await field(page).inputValue(), '助学捐款');

  // A later edition of the site may keep what this one cannot read.
  await other.evaluate(async () => {
    const database = await new Promise((resolve) => {
      indexedDB.open('xinyong').onsuccess = ({ target }) => resolve(target.result);
    });
    const drafts = database.transaction('drafts', 'readwrite').objectStore('drafts');
    const keys = await new Promise((resolve) => {
      drafts.getAllKeys().onsuccess = ({ target }) => resolve(target.result);
    });
    const [key] = keys.filter((key) => key.startsWith('declare/'));
    await new Promise((resolve) => {
      drafts.delete(key);
      drafts.add('{"at":"later"}', key).onsuccess = resolve;
    });
    database.close();
    new BroadcastChannel('xinyong.drafts').postMessage(key);
  });
  await page.waitForTimeout(500);
  assert.equal(await field(page).inputValue(), '助学捐款');
  assert.equal(await page.getByText('已在另一个窗口里递交或删除').count(), 0);
});

story('what is erased in one window is not kept again by another', async ({ page, viewport }) => {
  await declare(page, viewport);
  await chooseKind(page);
  await page.getByLabel('名称', { exact: true }).fill('助学捐款');
  await page.getByText('已自动保存在本机。').waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await holds(other, '名称', '助学捐款');
  await go(page, viewport, '设置');
  await page.getByRole('button', { name: '清除本机上的全部内容' }).click();
  const dialog = page.getByRole('dialog', { name: '清除本机上的全部内容' });
  await dialog.getByRole('button', { name: '清除本机上的全部内容' }).click();
  await other.getByRole('status').getByText('这份草稿已在另一个窗口里递交或删除').waitFor();
  assert.equal(await other.getByText('助学捐款').count(), 0);
});

story('what-ifs in two windows are two', async ({ page, viewport }) => {
  const repair = (window) => window.getByRole('radio', { name: /信用修复/ }).first();
  await openSample(page, SAMPLES.minorPenalty);
  await go(page, viewport, '模拟测算');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await repair(other).waitFor();
  await repair(page).check();
  // Once it is kept, the next window begins with it; the one that was open does not.
  await page.getByText('已自动保存在本机。').waitFor();
  const next = await page.context().newPage();
  await next.goto(page.url());
  await repair(next).and(next.locator(':checked')).waitFor();
  assert.ok(!(await repair(other).isChecked()));
});

story('the settings say what the device keeps, and erase it', async ({ page, viewport, accessible }) => {
  await declare(page, viewport);
  await chooseKind(page);
  await page.getByText('已自动保存在本机。').waitFor();
  await go(page, viewport, '设置');
  await page.getByText('1份，约1 KB').waitFor();
  await accessible();
  await page.getByRole('button', { name: '清除本机上的全部内容' }).click();
  const dialog = page.getByRole('dialog', { name: '清除本机上的全部内容' });
  await dialog.getByRole('button', { name: '清除本机上的全部内容' }).click();
  await page.getByRole('status').getByText('已清除。').waitFor();
  assert.equal(await page.getByText('1份，约1 KB').count(), 0);
  await openSampleAgain(page, viewport);
  assert.ok(!(await page.getByRole('radio', { name: '慈善捐助' }).isChecked()));
});

/** Erasing closes what was open: it is opened again where it is asked for. */
async function openSampleAgain(page, viewport) {
  await go(page, viewport, '自主申报');
  await page.getByRole('button', { name: new RegExp(SAMPLES.minorPenalty) }).click();
  await page.getByRole('radio', { name: '慈善捐助' }).waitFor();
}
