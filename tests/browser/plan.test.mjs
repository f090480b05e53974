// 达标规划: the fewest steps to a grade by a day, or why there are none.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { SAMPLES, go, openSample, said, unfoldBar } from './support/portal.mjs';
import { story } from './support/story.mjs';

/** Opens an invented entity and goes to 达标规划. */
async function plan(page, viewport, name) {
  await openSample(page, name);
  await go(page, viewport, '达标规划');
}

/** Names an award of the city as something intended. */
async function intendAward(page) {
  const further = page.getByRole('region', { name: '我还打算……' });
  await further.getByLabel('打算做什么').selectOption({ label: '荣誉奖励' });
  await further.getByLabel('级别').selectOption({ label: '市级' });
  await further.getByLabel('哪天做到').fill('2026-11-25');
  await further.getByRole('button', { name: '加入规划' }).click();
  await further.getByRole('button', { name: /^去掉：荣誉奖励/ }).waitFor();
}

/** The events of a calendar file: its lines joined, each event as names and values. */
function events(text) {
  const lines = text.replaceAll('\r\n ', '').split('\r\n');
  const found = [];
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') found.push({ alarms: 0 });
    if (line === 'BEGIN:VALARM') found.at(-1).alarms += 1;
    const [name, ...value] = line.split(':');
    if (found.length && !(name in found.at(-1))) found.at(-1)[name] = value.join(':');
  }
  return found;
}

story('a shop at D plans for B by 31 December and sees the dated steps', async ({ page, viewport, accessible }) => {
  await plan(page, viewport, SAMPLES.twoSteps);
  await page.getByRole('radio', { name: '达到B级' }).check();
  await page.getByRole('button', { name: /下一次年度评价（2026年12月31日）/ }).click();
  const headline = page.locator('.page__lead');
  await headline.getByText(/到2026年12月31日达不到B级：.*最高也只有770分（C级），还差20分/).waitFor();
  await page.getByRole('region', { name: '为什么达不到' }).getByText(/来不及/).first().waitFor();
  await page.getByRole('heading', { name: '最好能做到的' }).waitFor();
  await accessible();

  await intendAward(page);
  await headline.getByText(/办好2件事，最早2026年12月\d+日达到B级，2026年12月31日得分790分/).waitFor();
  const steps = page.getByRole('region', { name: '办理清单' });
  const text = await said(steps);
  for (const part of ['未公示从业人员健康证明', '申请信用修复', '荣誉奖励', '最晚提交', '2026年12月17日', '信用中国']) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  await steps.getByText('条件和材料').first().click();
  await steps.getByText('信用承诺书，加盖公章').waitFor();
  const result = page.getByRole('region', { name: '按规划办理前后' });
  await result.getByText('模拟结果，非评价结果').waitFor();
  await result.getByText('较现状 +85').waitFor();
  await accessible();

  // All that was asked stands in the address, and nothing of the archive does.
  const address = page.url();
  assert.ok(!address.includes('p-1') && address.includes('grade=B'), address);
  await page.reload();
  await headline.getByText(/办好2件事/).waitFor();
  await steps.getByRole('link', { name: '去信用修复' }).click();
  await page.getByRole('heading', { level: 1, name: '修复这条记录' }).waitFor();
  await page.goBack();
  await headline.getByText(/办好2件事/).waitFor();
});

story('the days of a plan go into a calendar', async ({ page, viewport }) => {
  await plan(page, viewport, SAMPLES.twoSteps);
  await page.getByRole('radio', { name: '达到B级' }).check();
  await intendAward(page);
  await page.getByText(/办好2件事/).waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: /加入日历/ }).click();
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'plan.ics');
  const text = await readFile(await download.path(), 'utf8');
  assert.ok(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75));
  const found = events(text);
  const last = found.filter((event) => event.SUMMARY.startsWith('最晚提交：'));
  assert.equal(last.length, 2);
  for (const event of last) {
    assert.equal(event['DTSTART;VALUE=DATE'], '20261217');
    assert.equal(event['DTEND;VALUE=DATE'], '20261218');
    assert.equal(event.alarms, 2);
  }
  assert.ok(found.some((event) => event.SUMMARY.startsWith('可以办理：') && event['DTSTART;VALUE=DATE'] === '20261125'));
  assert.ok(found.some((event) => event.SUMMARY.startsWith('预计达到B级')));
  assert.equal(new Set(found.map((event) => event.UID)).size, found.length);
});

story('where waiting is enough, nothing is to be done', async ({ page, viewport, accessible }) => {
  await plan(page, viewport, SAMPLES.minorPenalty);
  await page.getByRole('radio', { name: '达到A级' }).check();
  await page.getByRole('button', { name: '6个月后' }).click();
  await page.getByText(/不用办理，等到2027年3月11日就达到A级/).waitFor();
  await page.getByText('没有要办的事，等到那天就行。').waitFor();
  await page.getByLabel('日期', { exact: true }).fill('2026-11-01');
  await page.getByRole('alert').getByText(/早于起算日期2026年11月22日/).waitFor();
  await accessible();
});

story('another way to the goal is chosen', async ({ page, viewport, accessible }) => {
  await plan(page, viewport, SAMPLES.arrears);
  const ways = page.getByRole('group', { name: '可以选的办法' });
  await ways.getByRole('radio').nth(1).check();
  const chosen = await ways.getByRole('radio').nth(1).getAttribute('id');
  const tasks = await page.locator(`#${chosen}-about`).innerText();
  for (const task of tasks.split('；')) {
    await page.getByRole('region', { name: '办理清单' }).getByRole('heading', { name: task }).waitFor();
  }
  await accessible();
  await page.reload();
  assert.ok(await ways.getByRole('radio').nth(1).isChecked());
});

story('a plan is made with the keyboard alone', async ({ page, viewport }) => {
  await plan(page, viewport, SAMPLES.generalPenalty);
  await page.getByRole('radio', { name: '达到C级' }).focus();
  await page.keyboard.press('ArrowUp');
  assert.ok(await page.getByRole('radio', { name: '达到B级' }).isChecked());
  const tap = page.getByRole('button', { name: '3个月后' });
  for (let presses = 0; presses < 8 && !(await tap.evaluate((element) => element === document.activeElement)); presses += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await page.getByText(/达到B级，2027年2月22日得分/).first().waitFor();
  assert.equal(await tap.getAttribute('aria-pressed'), 'true');
  await page.getByText('这里有的日期要等放假安排公布才能确定').waitFor();
});

story('what was wanted for one entity is not asked for another', async ({ page, viewport }) => {
  await plan(page, viewport, SAMPLES.twoSteps);
  await page.getByRole('radio', { name: '达到B级' }).check();
  await page.waitForURL(/grade=B/);
  await unfoldBar(page);
  await page.getByRole('button', { name: '关闭档案' }).click();
  await page.getByRole('button', { name: new RegExp(SAMPLES.minorPenalty) }).click();
  await page.getByRole('region', { name: '您想达到什么' }).waitFor();
  await page.waitForURL((url) => !url.href.includes('grade='));
});
