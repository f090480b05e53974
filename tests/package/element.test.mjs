// <xinyong-score> on somebody else's page, by role and label.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { axe } from '../browser/support/axe.mjs';
import { hosted } from './support/hosted.mjs';

const DAY = 'as-of="2026-11-22"';
const MINOR = 'src="samples/03-minor-penalty.json"';
const SHOP = '公共信用评分：示例丙早餐店';
const EMPTY = { format: 'xinyong-archive/1', entity: { uscc: '92231100MADEMA0351', name: '示例丙早餐店' }, records: [] };

let host;

before(async () => {
  host = await hosted();
});
after(() => host?.leave());

/** A story on a page of its own. It fails if the page logs an error, breaks its policy or calls another origin. */
function story(name, tell, options) {
  test(name, async () => {
    const visit = await host.visit(options);
    try {
      await tell(visit);
      assert.deepEqual(visit.troubles, []);
    } finally {
      await visit.close();
    }
  });
}

for (const size of ['badge', 'card', 'full']) {
  story(`${size}: says score, grade, day, model, illustrative share, and that it is no ground for sanctions`, async ({ page, put }) => {
    await put(`<xinyong-score size="${size}" ${DAY} ${MINOR}></xinyong-score>`);
    const group = page.getByRole('group', { name: SHOP, exact: true });
    await group.getByRole('status').getByText('785分').waitFor();
    assert.match(await group.getByRole('status').innerText(), /示例丙早餐店/);
    await group.getByRole('img', { name: 'C级' }).waitFor();
    await group.getByText('含示例参数').waitFor();
    if (size !== 'full') await group.getByText('依据与说明').click();
    for (const said of [
      /截至2026年11月22日/, /heilongjiang-public，版本2022-illustrative\.1/, /850分按文件规定，−65分按示例参数/,
      /等级的依据：《省综合评价细则》第九条/, /不单独作为失信惩戒的依据/, /不是主管部门出具/,
    ]) {
      assert.equal(await group.getByText(said).isVisible(), true, String(said));
    }
  });

  for (const width of [320, 1440]) {
    story(`${size}: accessible, in reach of a thumb and no wider than ${width} px, in every grade`, async ({ page, put }) => {
      for (const sample of ['02-honoured', '07-two-listings', '11-over-time', '13-two-steps', '05-serious-penalty']) {
        await put(`<xinyong-score size="${size}" ${DAY} src="samples/${sample}.json"></xinyong-score>`);
      }
      await put(`<xinyong-score size="${size}" archive="{}"></xinyong-score><xinyong-score size="${size}" lang="en" ${DAY} ${MINOR}></xinyong-score>`);
      for (const grade of ['A', 'B', 'C', 'D', 'E']) await page.getByRole('img', { name: `${grade}级` }).waitFor();
      await page.getByRole('img', { name: 'Grade C' }).waitFor();
      assert.deepEqual(await axe(page), []);
      for (const summary of await page.locator('summary').all()) {
        assert.ok((await summary.boundingBox()).height >= 44);
        await summary.click();
      }
      assert.deepEqual(await axe(page), [], 'with everything open');
      assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    }, { viewport: { width, height: 800 }, reducedMotion: 'reduce' });
  }
}

story('opens by keyboard, with a ring where the focus is', async ({ page, put }) => {
  await put(`<xinyong-score size="full" ${DAY} ${MINOR}></xinyong-score>`);
  const record = page.getByText('−65分', { exact: true });
  await record.waitFor();
  for (let stop = 0; stop < 4; stop += 1) await page.keyboard.press('Tab');
  const ring = await page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement.shadowRoot.activeElement);
    return [outlineStyle, outlineWidth];
  });
  assert.deepEqual(ring, ['solid', '3px']);
  const why = page.getByText('计入“行政处罚”，扣65分，计入至2027年3月10日。');
  assert.equal(await why.isVisible(), false);
  await page.keyboard.press('Enter');
  await why.waitFor();
  await page.getByText('依据：《省综合评价细则》第七条、第十条（示例）。').waitFor();
  await page.keyboard.press('Enter');
  assert.equal(await why.isVisible(), false);
});

story('speaks English', async ({ page, put }) => {
  await put(`<xinyong-score size="full" lang="en-GB" ${DAY} ${MINOR}></xinyong-score>`);
  await page.getByRole('group', { name: 'Public credit score: 示例丙早餐店', exact: true }).getByRole('status').getByText('785 points').waitFor();
  await page.getByText('The result is for reference; by itself it is not a ground for sanctions.').waitFor();
  const text = await page.locator('xinyong-score').evaluate((element) => element.shadowRoot.textContent);
  const names = ['示例丙早餐店', '未按规定公示价格，警告'];
  assert.ok(!/[一-龥]/.test(names.reduce((text, name) => text.replaceAll(name, ''), text)), text);
  await page.locator('xinyong-score').evaluate((element) => { element.lang = 'zh'; });
  await page.getByRole('group', { name: SHOP, exact: true }).waitFor();
});

story('fetches the kernel when the first element stands, and once for two, one of them in a shadow root', async ({ page, put, events }) => {
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname.split('/').at(-1)));
  await page.evaluate(() => customElements.whenDefined('xinyong-score'));
  assert.deepEqual(fetched, []);
  await put(`<xinyong-score ${DAY} ${MINOR}></xinyong-score><div id="host"></div>`);
  await page.evaluate(() => {
    const root = document.querySelector('#host').attachShadow({ mode: 'open' });
    root.innerHTML = '<xinyong-score size="badge" as-of="2026-11-22" src="samples/04-general-penalty.json"></xinyong-score>';
  });
  await page.getByRole('group', { name: SHOP, exact: true }).waitFor();
  await page.getByRole('group', { name: '公共信用评分：示例丁建材有限公司', exact: true }).waitFor();
  assert.deepEqual((await events()).sort(), [725, 785], 'events leave shadow roots');
  assert.deepEqual(fetched.filter((name) => name === 'xinyong.wasm'), ['xinyong.wasm']);
});

story('takes an archive from a child, an attribute, a property or an address, and the one that came last', async ({ page, put, events }) => {
  const other = structuredClone(EMPTY);
  other.records = [{ id: 'p-1', kind: 'administrative-penalty', severity: 'minor', date: '2026-03-10', status: 'active' }];
  await put(`<xinyong-score ${DAY}><script type="application/json">${JSON.stringify(EMPTY)}</script></xinyong-score>`);
  const element = page.locator('xinyong-score');
  const shows = (score) => page.getByRole('status').getByText(`${score}分`).waitFor();
  await shows(850);
  await element.evaluate((element, text) => { element.querySelector('script').textContent = text; }, JSON.stringify(other));
  await shows(785);
  await element.evaluate((element) => element.setAttribute('src', 'samples/04-general-penalty.json'));
  await shows(725);
  await element.evaluate((element, archive) => { element.archive = archive; }, EMPTY);
  await shows(850);
  await element.evaluate((element) => { element.src = 'samples/05-serious-penalty.json'; });
  await shows(665);
  await element.evaluate((element, text) => element.setAttribute('archive', text), JSON.stringify(other));
  await shows(785);
  await element.evaluate((element) => { element.removeAttribute('archive'); element.src = null; });
  await shows(785);
  assert.deepEqual(await events(), [850, 785, 725, 850, 665, 785, 785]);
});

story('takes properties that were set before it was defined', async ({ page }) => {
  await page.evaluate((archive) => {
    const frame = document.querySelector('#main').appendChild(document.createElement('xinyong-score'));
    // As a framework leaves it behind.
    for (const [name, value] of Object.entries({ archive, asOf: '2026-11-22', size: 'full' })) {
      Object.defineProperty(frame, name, { value, writable: true, enumerable: true, configurable: true });
    }
    frame.remove();
    document.querySelector('#main').append(frame);
  }, EMPTY);
  await page.getByRole('group', { name: '指标得分' }).waitFor();
  assert.deepEqual(await page.evaluate(() => Object.keys(document.querySelector('xinyong-score'))), []);
});

story('scores by the scheme and the day that are asked for; today is the day in Asia/Shanghai', async ({ page, put }) => {
  await page.clock.setFixedTime(new Date('2027-03-10T16:30:00Z'));
  await put(`<xinyong-score ${MINOR}></xinyong-score>`);
  const element = page.locator('xinyong-score');
  await page.getByText('截至2027年3月11日').waitFor();
  await page.getByRole('status').getByText('850分').waitFor();
  await element.evaluate((element) => { element.asOf = '2027-03-10'; element.scheme = 'heihe-leading'; });
  await page.getByRole('status').getByText('785分').waitFor();
  assert.deepEqual(await element.evaluate(({ result }) => [result.as_of, result.model.id]), ['2027-03-10', 'heihe-leading']);
});

story('an older answer never overwrites a newer one', async ({ page, put, events }) => {
  let answer;
  await page.route('**/slow.json', (route) => new Promise((done) => {
    answer = () => route.fulfill({ path: '../../web/samples/05-serious-penalty.json' }).then(done, done);
  }));
  await put(`<xinyong-score ${DAY} src="slow.json"></xinyong-score>`);
  await page.getByText('正在计算……').waitFor();
  assert.equal(await page.getByRole('group', { name: '公共信用评分' }).getAttribute('aria-busy'), 'true');
  await page.locator('xinyong-score').evaluate((element, archive) => { element.archive = archive; }, EMPTY);
  await page.getByRole('status').getByText('850分').waitFor();
  await answer();
  await page.evaluate(() => new Promise((done) => { setTimeout(done, 200); }));
  assert.deepEqual(await events(), [850]);
  assert.match(await page.getByRole('status').innerText(), /850分/);
});

story('nor while both wait for the kernel', async ({ page, put, events }) => {
  let go;
  const held = new Promise((done) => { go = done; });
  await page.route('**/xinyong.wasm', (route) => held.then(() => route.continue()));
  const older = { ...EMPTY, entity: { ...EMPTY.entity, name: '示例甲粮油商贸有限公司' } };
  await put(`<xinyong-score ${DAY} archive='${JSON.stringify(older)}'></xinyong-score>`);
  await page.getByText('正在计算……').waitFor();
  await page.locator('xinyong-score').evaluate((element, archive) => { element.archive = archive; }, EMPTY);
  await page.getByText('正在计算……').waitFor();
  go();
  await page.getByRole('status').getByText('850分').waitFor();
  assert.deepEqual(await events(), [850]);
});

story('what is set in one go is asked once; what was moved keeps its result, what was taken away says nothing', async ({ page, put, events }) => {
  await put('<xinyong-score></xinyong-score>');
  await page.getByText('还没有信用档案。').waitFor();
  await page.locator('xinyong-score').evaluate((element, archive) => {
    Object.assign(element, { size: 'full', asOf: '2026-11-22', scheme: 'heihe-leading', archive });
    element.scheme = undefined;
  }, EMPTY);
  await page.getByRole('status').getByText('850分').waitFor();
  await page.locator('xinyong-score').evaluate((element) => element.parentElement.prepend(element));
  await page.locator('xinyong-score').evaluate((element) => {
    element.asOf = '2026-11-23';
    element.remove();
    window.taken = element;
  });
  await page.evaluate(() => new Promise((done) => { setTimeout(done, 100); }));
  assert.deepEqual(await events(), [850]);
  await page.evaluate(() => document.querySelector('#main').append(window.taken));
  await page.getByText('截至2026年11月23日').waitFor();
  assert.deepEqual(await events(), [850, 850]);
});

story('keeps nothing in the kernel', async ({ page, put }) => {
  await page.evaluate(async () => {
    const { load } = await import('./xinyong/index.js');
    const kernel = await load();
    window.held = 0;
    const counted = (type, name, change) => {
      const { [name]: made } = type.prototype;
      type.prototype[name] = function (...given) {
        const answer = made.apply(this, given);
        window.held += change;
        return answer;
      };
    };
    counted(kernel.Model, 'open', 1);
    counted(kernel.Archive, 'free', -1);
  });
  await put(`<xinyong-score ${DAY} ${MINOR}></xinyong-score><xinyong-score ${MINOR} as-of="1999-01-01"></xinyong-score>`);
  await page.getByRole('status').getByText('785分').waitFor();
  await page.getByText('没有得出评分').waitFor();
  assert.equal(await page.evaluate(() => window.held), 0);
});

story('everything is open on paper, and nothing is to be pressed', async ({ page, put }) => {
  await put(`<xinyong-score size="full" ${DAY} ${MINOR}></xinyong-score><xinyong-score size="badge" ${DAY} ${MINOR}></xinyong-score>`);
  await page.getByRole('group', { name: SHOP, exact: true }).last().waitFor();
  const why = page.getByText('计入“行政处罚”，扣65分，计入至2027年3月10日。');
  assert.equal(await why.isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await why.isVisible(), true);
  assert.equal(await page.getByText('不单独作为失信惩戒的依据').last().isVisible(), true);
});

story('is seen where colours are forced', async ({ page, put }) => {
  await put(`<xinyong-score size="full" ${DAY} ${MINOR}></xinyong-score>`);
  await page.getByRole('img', { name: 'C级' }).waitFor();
  const grade = page.getByRole('img', { name: 'C级' });
  const edge = await grade.evaluate((element) => {
    const { borderTopStyle, borderTopWidth, borderTopColor, color, backgroundColor } = getComputedStyle(element);
    return { border: `${borderTopWidth} ${borderTopStyle}`, seen: borderTopColor !== backgroundColor, read: color !== backgroundColor };
  });
  assert.deepEqual(edge, { border: '1px solid', seen: true, read: true });
  assert.deepEqual(await axe(page), []);
}, { forcedColors: 'active' });

story('takes the page’s colours and parts, and nothing else of the page', async ({ page, put }) => {
  await put(`<xinyong-score ${DAY} ${MINOR}></xinyong-score>`);
  await page.getByRole('status').getByText('785分').waitFor();
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('html { font-size: 100px } p { display: none } xinyong-score { --xinyong-primary: rgb(122, 31, 31) } ::part(name) { color: rgb(1, 2, 3) }');
    document.adoptedStyleSheets = [sheet];
  });
  const styled = (name, property) => page.getByText(name).evaluate((element, property) => getComputedStyle(element)[property], property);
  assert.equal(await styled(/^公共信用评分/, 'color'), 'rgb(122, 31, 31)');
  assert.equal(await styled('示例丙早餐店', 'color'), 'rgb(1, 2, 3)');
  assert.equal(await styled(/^公共信用评分/, 'fontSize'), '14px', 'whatever the page’s root');
});
