// What a person does on every page of the portal.

import { fileURLToPath } from 'node:url';

/** The invented entities that stories speak of, by what they show. */
export const SAMPLES = {
  clean: '示例甲粮油商贸有限公司',
  honoured: '示例乙乳业股份有限公司',
  minorPenalty: '示例丙早餐店',
  blacklist: '示例己建筑工程有限公司',
  capped: '示例辛农业科技有限公司',
  generalPenalty: '示例丁建材有限公司',
  overTime: '示例子商贸有限公司',
  arrears: '示例丑种植专业合作社',
  twoSteps: '示例寅小吃店',
};

/** A file of the stories. */
export const file = (name) => fileURLToPath(new URL(`../files/${name}`, import.meta.url));

/** The text of a locator, without line breaks. */
export const said = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ');

/** The pages of the second navigation, and those of the bar at the bottom of a phone with their short names. */
const SECOND = ['打开档案', '办件进度', '信用报告', '核验', '演示', '设置'];
const BOTTOM = { 首页: '首页', 我的信用: '信用', 模拟测算: '测算', 办件进度: '办事' };

/**
 * Goes to a page by the navigation that the width shows: on a phone the bar at the bottom, or the menu for what is
 * not there; else the main navigation or the second one.
 */
export async function go(page, viewport, name) {
  const phone = viewport.width < 640;
  if (phone && !BOTTOM[name]) await page.getByRole('button', { name: '菜单' }).click();
  const [nav, link] = phone
    ? BOTTOM[name] ? ['底部导航', BOTTOM[name]] : ['全部页面', name]
    : [SECOND.includes(name) ? '辅助导航' : '主导航', name];
  await page.getByRole('navigation', { name: nav }).getByRole('link', { name: link, exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
}

/** Unfolds the bar of the entity now open, which on a phone says only whom the page is about. */
export async function unfoldBar(page) {
  const bar = page.getByRole('region', { name: '当前主体' });
  await bar.waitFor();
  const folded = bar.getByRole('button', { name: '更改', expanded: false });
  if (await folded.isVisible()) await folded.click();
}

/** Asks about another day. */
export async function askAbout(page, day) {
  await unfoldBar(page);
  await page.getByLabel('评价日期').fill(day);
}

/** Opens an invented entity from the front page. */
export async function openSample(page, name) {
  await page.getByRole('button', { name: new RegExp(name) }).click();
  await page.getByRole('heading', { level: 1, name: '我的信用' }).waitFor();
}
