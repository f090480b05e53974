// What a person does on every page of the portal.

import { fileURLToPath } from 'node:url';

/** The invented entities that stories speak of, by what they show. */
export const SAMPLES = {
  clean: '示例甲粮油商贸有限公司',
  minorPenalty: '示例丙早餐店',
  blacklist: '示例己建筑工程有限公司',
  capped: '示例辛农业科技有限公司',
  overTime: '示例子商贸有限公司',
};

/** A file of the stories. */
export const file = (name) => fileURLToPath(new URL(`../files/${name}`, import.meta.url));

/** The text of a locator, without line breaks. */
export const said = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ');

/** Goes to a page by the navigation that the width shows: the bar at the bottom of a phone, else the main one. */
export async function go(page, viewport, name, phoneName = name) {
  const phone = viewport.width < 640;
  const nav = page.getByRole('navigation', { name: phone ? '底部导航' : '主导航' });
  await nav.getByRole('link', { name: phone ? phoneName : name, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Opens an invented entity from the front page. */
export async function openSample(page, name) {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { level: 1, name: '我的信用' }).waitFor();
}
