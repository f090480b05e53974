// The browser that `cargo xtask` found or installed.

import { chromium } from 'playwright-core';

/** The widths at which everything must work: a phone, a tablet, a desktop. */
export const VIEWPORTS = [
  { width: 360, height: 740 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/** The day it is in every story. */
export const TODAY = new Date('2026-11-22T10:00:00+08:00');

/** Starts the browser without anything that would reach for the network. */
export function launch() {
  const executablePath = process.env.CHROME;
  if (!executablePath) throw new Error('CHROME is not set: run the tests by `cargo xtask test`');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A page of its own in Heihe, on the day of the stories. `options` are the browser context's. */
export async function openPage(browser, options) {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
  const page = await context.newPage();
  await page.clock.setFixedTime(TODAY);
  return page;
}
