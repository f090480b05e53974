// 设置: nothing is kept unless the person says so, and all of it can be erased.

import assert from 'node:assert/strict';

import { go } from './support/portal.mjs';
import { story } from './support/story.mjs';

const stored = (page) => page.evaluate(() => localStorage.length);

story('language and type size are remembered only when asked, and forgotten when asked', async ({ page, viewport, accessible }) => {
  await page.getByRole('button', { name: '大字版' }).click();
  assert.equal(await stored(page), 0);
  await go(page, viewport, '设置');
  await page.getByRole('checkbox', { name: '在本机记住语言和大字版' }).check();
  assert.equal(await stored(page), 1);
  await page.reload();
  await page.getByRole('button', { name: '大字版', pressed: true }).waitFor();
  await accessible();
  await page.getByRole('button', { name: '清除本机上的全部内容' }).click();
  const dialog = page.getByRole('dialog', { name: '清除本机上的全部内容' });
  await dialog.getByText('清除后不能恢复。').waitFor();
  await accessible();
  assert.equal(await stored(page), 1);
  await dialog.getByRole('button', { name: '清除本机上的全部内容' }).click();
  await page.getByRole('status').getByText('已清除。').waitFor();
  assert.equal(await stored(page), 0);
});

story('whether filings are kept can be seen, changed and erased', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '设置');
  const erase = page.getByRole('button', { name: '清除本机上的全部内容' });
  assert.ok(await erase.isDisabled());
  const keeps = page.getByRole('checkbox', { name: '提交后，办件自动保存在本机' });
  await keeps.check();
  await accessible();
  await page.reload();
  await keeps.waitFor();
  assert.ok(await keeps.isChecked());
  await erase.click();
  await page.getByRole('dialog').getByRole('button', { name: '清除本机上的全部内容' }).click();
  await page.getByRole('status').getByText('已清除。').waitFor();
  assert.equal(await stored(page), 0);
  assert.ok(!(await keeps.isChecked()));
});
