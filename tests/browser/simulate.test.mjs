// 模拟测算: what if, seen at once, never to be taken for a result, and handed on without a word of whom it is about.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { SAMPLES, go, openSample, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

const sample = async (name) =>
  JSON.parse(await readFile(fileURLToPath(new URL(`../../web/samples/${name}.json`, import.meta.url)), 'utf8'));

/** Opens 模拟测算 for an invented entity. */
async function simulate(page, viewport, name) {
  await openSample(page, name);
  await go(page, viewport, '模拟测算');
  await page.getByRole('heading', { level: 2, name: '测算日期' }).waitFor();
}

/** The result, opened where it is a bar at the bottom. */
async function result(page) {
  const region = page.getByRole('region', { name: '模拟结果' });
  const bar = region.getByRole('button', { name: /展开/ });
  if (await bar.isVisible()) await bar.click();
  return region;
}

/** Closes the result where it is a bar at the bottom. */
async function close(page) {
  const bar = page.getByRole('button', { name: /收起/ });
  if (await bar.isVisible()) await bar.click();
}

/** What is told to those who cannot see it. */
const status = (page, text) =>
  page.getByRole('region', { name: '模拟结果' }).getByRole('status').filter({ hasText: text }).waitFor({ state: 'attached' });

const record = (page, name) => page.getByRole('group', { name });

/** Supposes the shop's penalty repaired, which is seen on the day it takes effect. */
const repair = (page) => record(page, /未按规定公示价格/).getByRole('radio', { name: /信用修复/ }).check();

/** Adds a donation of so many yuan. */
async function donate(page, yuan) {
  const form = page.getByRole('region', { name: '新增加分' });
  await form.getByLabel('类别').selectOption({ label: '慈善捐助' });
  await form.getByLabel('金额（元）').fill(yuan);
  await form.getByRole('button', { name: '加入测算' }).click();
}

/** Keeps the scenario under a name. */
async function keep(page, name) {
  await page.getByLabel('给这份情景起个名称').fill(name);
  await page.getByRole('button', { name: '保存情景' }).click();
  await page.getByRole('checkbox', { name: `对比：${name}` }).waitFor();
}

story('a repair lifts the grade, and the result is marked as what it is', async ({ page, viewport, accessible }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  await status(page, '与现状相同');
  // Who only looks leaves nothing behind.
  await page.getByText('填写的内容会自动保存在本机，不上传。').waitFor();
  await accessible();
  await record(page, /未按规定公示价格/).getByText('信用修复（2026年4月1日起可申请）').waitFor();
  await repair(page);
  await status(page, '模拟结果，非评价结果：850分，A级，较现状 +65分。');
  await record(page, /未按规定公示价格/).getByText('测算日期已改为生效这一天').waitFor();
  await page.getByRole('slider').and(page.locator('[aria-valuetext="2026年12月4日"]')).waitFor();
  const shown = await result(page);
  await shown.getByText('模拟结果，非评价结果', { exact: true }).first().waitFor();
  const before = shown.getByRole('region', { name: '现状（不作变动）' });
  const after = shown.getByRole('region', { name: '模拟', exact: true });
  assert.match(await said(before), /785 分 C/);
  assert.match(await said(after), /850 分 A/);
  await after.getByRole('img', { name: '模拟结果，非评价结果：850分，A级' }).waitFor();
  const text = await said(shown);
  for (const part of ['单独看+65分', '135分 → 200分（+65分，满分200分）']) assert.ok(text.includes(part), `${part} in ${text}`);
  await shown.getByRole('img', { name: /现状和模拟的得分阶梯图/ }).waitFor();
  await accessible();
});

story('two awards together under the cap are less than one by one, and it is said', async ({ page, viewport, accessible }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  const form = page.getByRole('region', { name: '新增加分' });
  await form.getByLabel('级别').selectOption({ label: '国家级' });
  for (let times = 0; times < 2; times += 1) await form.getByRole('button', { name: '加入测算' }).click();
  const shown = await result(page);
  await shown.getByText('合起来是+60分，比单独相加的+120分少60分').waitFor();
  await accessible();
});

story('by keyboard alone the date is moved and a donation added', async ({ page, viewport }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  const slider = page.getByRole('slider', { name: '拖动选择日期' });
  const shows = (day) => slider.and(page.locator(`[aria-valuetext="${day}"]`)).waitFor();
  await shows('2026年11月22日');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await shows('2026年11月23日');
  await page.keyboard.press('End');
  await shows('2029年11月22日');
  await page.keyboard.press('Home');
  await shows('2025年11月22日');

  // From the slider on, the tab key leads to the form; the donation is of today.
  const form = page.getByRole('region', { name: '新增加分' });
  const tabTo = async (target) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail('the tab key does not lead there');
  };
  await tabTo(form.getByLabel('类别'));
  await page.keyboard.press('ArrowDown');
  await form.getByLabel('金额（元）').waitFor();
  await tabTo(form.getByLabel('金额（元）'));
  await page.keyboard.type('50000');
  await page.keyboard.press('Enter');
  await form.getByText('慈善捐助（2026年11月22日） 50,000元').waitFor();
  await status(page, '与现状相同');
  await slider.focus();
  await page.keyboard.press('End');
  for (let presses = 0; presses < 6; presses += 1) await page.keyboard.press('PageDown');
  await status(page, /较现状 \+10分/);
});

story('steps are taken back and again, and all is cleared', async ({ page, viewport }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  const undo = page.getByRole('button', { name: '撤销', exact: true });
  assert.ok(await undo.isDisabled());
  await repair(page);
  await donate(page, '50,000');
  await status(page, '860分，A级，较现状 +75分');
  await undo.click();
  await status(page, '较现状 +65分');
  await undo.click();
  await status(page, '与现状相同');
  await page.getByRole('button', { name: '重做' }).click();
  await status(page, '较现状 +65分');
  await page.getByRole('button', { name: '全部清除' }).click();
  await status(page, '与现状相同');
  await undo.click();
  await status(page, '较现状 +65分');
});

story('what cannot be is refused in words that name the rule', async ({ page, viewport, accessible }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  await repair(page);
  await donate(page, '50000');
  await record(page, /未按规定公示价格/).getByLabel('生效日期').fill('2026-03-09');
  await record(page, /未按规定公示价格/).getByRole('alert').getByText(/最早2026年4月1日才能办理.*依据：.*信用修复/).waitFor();
  // One slip does not take the rest of the result away.
  await status(page, '较现状 +10分');
  await (await result(page)).getByText('有1项不能发生，没有计入结果：').waitFor();
  await accessible();
  await close(page);
  await page.getByRole('region', { name: '新增加分' }).getByLabel('金额（元）').fill('很多');
  await page.getByRole('button', { name: '加入测算' }).click();
  await page.getByText('请填写大于0的数字；金额最多两位小数。').waitFor();
  await accessible();
});

story('what is being made, and what is kept under a name, is there after a reload', async ({ page, viewport, accessible }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  await repair(page);
  await keep(page, '只修复');
  await page.getByLabel('给这份情景起个名称').fill('只修复');
  await page.getByRole('button', { name: '保存情景' }).click();
  await page.getByText('已有名为“只修复”的情景。').waitFor();
  await page.getByText('已自动保存在本机。').waitFor();
  await page.reload();
  await status(page, '较现状 +65分');
  await page.getByRole('button', { name: '全部清除' }).click();
  await status(page, '与现状相同');
  await page.getByRole('button', { name: '打开情景：只修复' }).click();
  await status(page, '较现状 +65分');
  await accessible();
  await page.getByRole('button', { name: '删除情景：只修复' }).click();
  await page.getByRole('checkbox', { name: '对比：只修复' }).waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement.id === 'simulate-kept');
});

story('three stand side by side, and no fourth', async ({ page, viewport, accessible }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  await keep(page, '不动');
  await repair(page);
  await keep(page, '修复');
  await donate(page, '50000');
  await keep(page, '修复加捐款');
  await donate(page, '1000');
  await keep(page, '再捐');
  for (const name of ['不动', '修复', '修复加捐款']) await page.getByRole('checkbox', { name: `对比：${name}`, exact: true }).check();
  assert.ok(await page.getByRole('checkbox', { name: '对比：再捐' }).isDisabled());
  for (const [name, figures] of [['不动', '785分'], ['修复', '850分'], ['修复加捐款', '860分']]) {
    await page.getByRole('article', { name, exact: true }).getByText(figures).first().waitFor();
  }
  await accessible();
});

story('a link brings the same numbers and says nothing of whom it is about', async ({ page, viewport, accessible }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  await repair(page);
  await donate(page, '50000');
  await status(page, '860分，A级，较现状 +75分');
  const field = page.getByRole('textbox', { name: '链接', exact: true });
  const link = await field.inputValue();
  const shop = await sample('03-minor-penalty');
  const own = [shop.entity.name, shop.entity.uscc, ...shop.records.flatMap((record) => [record.title, record.document_no])];
  for (const word of own) assert.ok(!decodeURIComponent(link).includes(word), `${word} in ${link}`);
  await page.getByRole('img', { name: '扫码打开这份情景' }).waitFor();

  const other = await page.context().newPage();
  await other.clock.setFixedTime(new Date('2026-11-22T10:00:00+08:00'));
  await other.goto(link);
  await other.getByText('请先打开它所属主体的信用档案').waitFor();
  await other.getByRole('button', { name: new RegExp(SAMPLES.minorPenalty) }).click();
  await other.getByText('已应用链接里的测算情景').waitFor();
  await status(other, '860分，A级，较现状 +75分');
  await other.close();

  // Only if the person wants it there.
  await page.getByRole('checkbox', { name: '在链接中写上主体名称和代码' }).check();
  const named = decodeURIComponent(await field.inputValue());
  assert.ok(named.includes(shop.entity.name) && named.includes(shop.entity.uscc), named);
  await accessible();
});

story('a link that is broken, or about another entity, is told of', async ({ page, url, viewport }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  await repair(page);
  const link = await page.getByRole('textbox', { name: '链接', exact: true }).inputValue();
  await page.getByText('已自动保存在本机。').waitFor();
  const own = (await sample('03-minor-penalty')).entity.uscc;
  const other = (await sample('04-general-penalty')).entity.uscc;
  await page.goto('about:blank');
  await page.goto(`${link}&entity=${other}`);
  await page.getByText('请确认打开的是同一主体的档案').waitFor();
  await status(page, '与现状相同');
  await page.goto('about:blank');
  await page.goto(`${url}#/simulate?entity=${own}&s=20261231~repair!`);
  await page.getByText('链接里的测算情景不完整，没有应用').waitFor();
  // What was being made is still there.
  await status(page, '较现状 +65分');
});

story('a declaration that waits can be supposed to be confirmed', async ({ page, url, accessible }) => {
  const clinic = await sample('10-declarations');
  await page.goto(`${url}#/simulate?entity=${clinic.entity.uscc}`);
  await record(page, /捐赠药品/).getByRole('radio', { name: /申报确认/ }).check();
  // It is answered at the end of its term, if nothing else is said.
  await page.getByRole('slider').and(page.locator('[aria-valuetext="2026年12月4日"]')).waitFor();
  await status(page, '较现状 +5分');
  // After the day asked about, it is seen only from its own day on.
  await page.getByLabel('或填写日期').fill('2026-11-22');
  await status(page, '与现状相同');
  await page.getByRole('button', { name: '看2026年12月4日的结果' }).click();
  await status(page, '较现状 +5分');
  await accessible();
});

story('a scenario file is the one the command line takes', async ({ page, viewport }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  await repair(page);
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载情景文件' }).click();
  const path = await (await saving).path();
  const scenario = JSON.parse(await readFile(path, 'utf8'));
  assert.deepEqual(scenario, {
    format: 'xinyong-scenario/1',
    as_of: '2026-12-04',
    actions: [{ action: 'repair', record: 'p-1', on: '2026-12-04' }],
  });
  await page.getByRole('button', { name: '全部清除' }).click();
  await page.getByLabel('打开情景文件').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: await readFile(path) });
  await status(page, '较现状 +65分');
  await page.getByLabel('打开情景文件').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from('{"format":"xinyong-scenario/1","as_of":"2026-13-01","action":[]}') });
  const alert = page.getByRole('alert').filter({ hasText: '这不是完整的情景文件' });
  for (const part of ['2026-13-01', 'action']) assert.ok((await said(alert)).includes(part), part);
  await page.evaluate(() => {
    Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotReadableError'));
  });
  await page.getByLabel('打开情景文件').setInputFiles({ name: 's.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await alert.getByText('“s.json”读不了').waitFor();
});

story('another page can ask for one action by its address', async ({ page, url }) => {
  const shop = await sample('03-minor-penalty');
  await page.goto(`${url}#/simulate?entity=${shop.entity.uscc}&repair=p-1&on=2026-12-01`);
  await status(page, '模拟结果，非评价结果：850分，A级，较现状 +65分。');
  await page.getByRole('slider').and(page.locator('[aria-valuetext="2026年12月1日"]')).waitFor();
  // The day is the action's; the portal's own date is what it was.
  assert.equal(await page.getByLabel('评价日期').inputValue(), '2026-11-22');
  assert.ok(!page.url().includes('repair='), page.url());
});

story('the simulated number is the one of the archive in which it happened', async ({ page, viewport }) => {
  await simulate(page, viewport, SAMPLES.blacklist);
  await record(page, /失信被执行人/).getByRole('radio', { name: /移出名单/ }).check();
  await record(page, /失信被执行人/).getByLabel('生效日期').fill('2026-11-22');
  await donate(page, '250000');
  const shown = page.getByRole('region', { name: '模拟结果' }).getByRole('status');
  await shown.filter({ hasText: '较现状 +' }).waitFor({ state: 'attached' });
  const [, score, grade] = (await shown.textContent()).match(/：(\d+)分，(.)级/);

  const archive = await sample('06-blacklist');
  Object.assign(archive.records[0], { left_on: '2026-11-22' });
  archive.records.push({ id: 'new-1', kind: 'donation', amount: 25_000_000, date: '2026-11-22', status: 'active' });
  await go(page, viewport, '打开档案');
  await page.getByLabel('选择文件').setInputFiles({
    name: 'happened.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(archive)),
  });
  await page.getByRole('link', { name: '查看得分' }).click();
  await page.getByText(`得分${score}分，${grade}级`).first().waitFor();
});

story('the page prints with both results and the mark', async ({ page, viewport }) => {
  await simulate(page, viewport, SAMPLES.minorPenalty);
  await repair(page);
  await status(page, '较现状 +65分');
  await page.emulateMedia({ media: 'print' });
  await page.getByText('模拟结果，非评价结果', { exact: true }).first().waitFor();
  await page.getByRole('region', { name: '现状（不作变动）' }).waitFor();
  assert.ok(!(await page.getByRole('button', { name: '加入测算' }).isVisible()));
});
