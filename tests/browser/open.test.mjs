// 打开档案: files in; what was read, and what is wrong with it, out.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

import { file, go, said } from './support/portal.mjs';
import { story } from './support/story.mjs';

const choose = (page, ...names) => page.getByLabel('选择文件').setInputFiles(names.map(file));

story('a credit archive is opened and scored', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '打开档案');
  await choose(page, 'archive.json');
  await page.getByRole('region', { name: '当前主体' }).getByText('示例丙早餐店').waitFor();
  await accessible();
  await page.getByRole('link', { name: '查看得分' }).click();
  await page.getByText(/得分785分，C级/).first().waitFor();
  // What the person opened is nobody's business: it does not stand in the address.
  assert.ok(!page.url().includes('92231100MADEMA0351'));
});

story('an archive with errors shows the errors and no score', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '打开档案');
  await choose(page, 'broken.json');
  const report = page.getByRole('region', { name: '读取结果' });
  await report.getByRole('alert').getByText(/改正后才能计算得分/).waitFor();
  const text = await said(report);
  for (const part of ['severty', '2026-13-01', '12.5', 'p-1']) assert.ok(text.includes(part), `${part} in ${text}`);
  await accessible();
  assert.equal(await page.getByRole('button', { name: /查看得分/ }).count(), 0);
  await go(page, viewport, '我的信用');
  await page.getByText('还没有打开档案').waitFor();
});

story('a 双公示 sheet is read row by row, and an entity with a row in error has no score', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '打开档案');
  await choose(page, 'penalties.csv');
  const report = page.getByRole('region', { name: '读取结果' });
  await report.getByText('4行 = 2条记录 + 1行有误 + 1行自然人').waitFor();
  const alert = report.getByRole('alert');
  await alert.getByRole('heading', { name: '有1处问题，其他主体可以查看得分' }).waitFor();
  await alert.getByText('有1行没有形成记录，所属的主体缺少这条记录，不计算得分').waitFor();
  const errors = report.getByRole('table', { name: '需要改正的地方' });
  const text = await said(errors);
  for (const part of ['penalties.csv', '第3行', '罚款金额', '1.2345678']) assert.ok(text.includes(part), `${part} in ${text}`);
  assert.ok(!(await said(page.getByRole('main'))).includes('示例某人'));
  await accessible();
  const entities = page.getByRole('region', { name: '已读取的主体' });
  await entities.getByText('共2家，其中1家可以查看得分').waitFor();
  await entities.getByText('有1处错误，改正后才能查看得分').waitFor();
  assert.equal(await entities.getByRole('button', { name: /查看得分/ }).count(), 1);
  await entities.getByRole('button', { name: '查看得分：示例卯商店有限公司' }).click();
  await page.getByText('示例内容').or(page.getByText('示罚')).or(page.getByText('行政处罚')).first().waitFor();
  await page.getByRole('region', { name: '得分和等级' }).getByText('785').waitFor();
});

story('what is left out is said for one row and for many, also in English', async ({ page, viewport }) => {
  await go(page, viewport, '打开档案');
  const [heading, row] = (await readFile(file('one.csv'), 'utf8')).split('\n');
  const bad = row.replace('2026-03-10', '2026-13-10').replace('91231100MADEMA019E', '91231100MADEMA0279');
  await page.getByRole('button', { name: 'English' }).click();
  for (const [rows, told] of [
    [[row, bad], '1 row did not become a record. The entity it belongs to lacks that record and is not scored'],
    [[row, bad, bad], '2 rows did not become records. The entities they belong to lack those records and are not scored'],
  ]) {
    await page.getByLabel('Choose files').setInputFiles({
      name: 'some.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from([heading, ...rows, ''].join('\n')),
    });
    const alert = page.getByRole('region', { name: 'What was read' }).getByRole('alert');
    await alert.getByRole('heading', { name: `Problems: ${rows.length - 1}. The other entities can be opened` }).waitFor();
    await alert.getByText(told).waitFor();
  }
});

story('the headings that a sheet needs are listed, and named to who has none of them', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '打开档案');
  await page.getByText('支持的格式').click();
  const listed = page.getByRole('listitem').filter({ hasText: '行政处罚：' });
  const headings = (await said(listed)).replace('行政处罚：', '').split('、');
  assert.ok(headings.includes('行政相对人名称') && headings.includes('处罚决定日期'), headings.join());
  await accessible();
  await page.getByLabel('选择文件').setInputFiles({
    name: 'x.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('name,code,date\nx,y,z\n'),
  });
  const report = page.getByRole('region', { name: '读取结果' });
  await report.getByText('没有找到双公示表').waitFor();
  const told = await said(report);
  for (const heading of headings) assert.ok(told.includes(heading), `${heading} in ${told}`);
});

story('a file can be dropped', async ({ page, viewport }) => {
  await go(page, viewport, '打开档案');
  const text = await readFile(file('one.csv'), 'utf8');
  const data = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], 'one.csv', { type: 'text/csv' }));
    return transfer;
  }, text);
  await page.getByText('把文件拖到这里').dispatchEvent('drop', { dataTransfer: data });
  await page.getByRole('region', { name: '当前主体' }).getByText('示例卯商店有限公司').waitFor();
});

story('a long reading shows how far it is and can be stopped', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '打开档案');
  const [heading, row] = (await readFile(file('one.csv'), 'utf8')).split('\n');
  await page.getByLabel('选择文件').setInputFiles({
    name: 'long.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(`${heading}\n${`${row}\n`.repeat(150_000)}`),
  });
  await page.getByText('正在读取long.csv').waitFor();
  await page.getByRole('progressbar', { name: '正在读取long.csv' }).waitFor();
  await accessible();
  await page.getByRole('button', { name: '停止读取' }).click();
  await page.getByText('已停止读取，没有打开任何内容。').waitFor();
  assert.equal(await page.getByRole('region', { name: '已读取的主体' }).count(), 0);
});

story('an archive stays on the device only if the person says so, and can be erased', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '打开档案');
  await choose(page, 'archive.json');
  const bar = page.getByRole('region', { name: '当前主体' });
  await bar.getByText('示例丙早餐店').waitFor();
  await page.reload();
  await page.getByRole('contentinfo').waitFor();
  assert.equal(await bar.count(), 0);

  await choose(page, 'archive.json');
  await page.getByRole('button', { name: '在本机保存这份档案' }).click();
  await page.getByText('已保存在本机。').waitFor();
  await page.reload();
  await bar.getByText('示例丙早餐店').waitFor();
  await accessible();
  await page.getByRole('button', { name: '从本机删除已保存的档案' }).click();
  await page.getByText('已从本机删除。').waitFor();
  await page.reload();
  await page.getByRole('contentinfo').waitFor();
  assert.equal(await bar.count(), 0);
});

story('the reader is fetched only when a file is opened', async ({ page, viewport }) => {
  const fetched = [];
  page.context().on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await page.reload();
  await page.getByRole('contentinfo').waitFor();
  await go(page, viewport, '打开档案');
  assert.ok(!fetched.some((path) => path.includes('importer')), fetched.join('\n'));
  await choose(page, 'archive.json');
  await page.getByRole('region', { name: '当前主体' }).waitFor();
});

story('on 我的信用 itself a file is opened, and its score is there at once', async ({ page, viewport, accessible }) => {
  await go(page, viewport, '我的信用');
  await accessible();
  await choose(page, 'one.csv');
  await page.getByText(/得分785分，C级/).first().waitFor();
  await accessible();
});
