// 模拟测算: what repairs would do. A result here is simulated, and is shown under its mark.

const { today } = require('xinyong');
const { fill, lang, said, words } = require('../../words');

Page({
  data: { words, on: today(), waiting: true, failed: '', records: [], chosen: [], result: null },

  onLoad() {
    wx.setNavigationBarTitle({ title: words.simulate_title });
    const found = (archive) => this.setData({ records: repairable(archive, this.data.on) });
    return getApp()
      .archive()
      .then(found)
      .catch((error) => this.setData({ failed: said(error) }))
      .then(() => this.setData({ waiting: false }));
  },

  onChoose(event) {
    this.setData({ chosen: event.detail.value });
    return this.show();
  },

  onDay(event) {
    this.setData({ on: event.detail.value });
    return this.show();
  },

  /** Shows what would be on the day of the repairs, or why that cannot be. */
  show() {
    const { on, chosen } = this.data;
    const done = (change) => {
      // An older answer is dropped.
      if (on === this.data.on && chosen === this.data.chosen) this.setData(Object.assign({ failed: '', result: null }, change));
    };
    return getApp()
      .archive()
      .then((archive) => done({ result: chosen.length > 0 ? result(archive, on, chosen) : null }))
      .catch((error) => done({ failed: said(error) }));
  },
});

/** The records that a repair is for, with the first day on which one can apply. */
function repairable(archive, day) {
  const names = new Map(archive.inWords(day)[lang].lines.map(({ record, name }) => [record, name]));
  return archive
    .repair(day)
    .records.filter(({ action, opens_on: opens }) => action === 'repair' && opens)
    .map(({ record, opens_on: opens }) => ({ record, name: names.get(record), opens: fill(words.opens, { day: opens }) }));
}

function result(archive, on, chosen) {
  const actions = chosen.map((record) => ({ action: 'repair', record, on }));
  const { before, after, difference } = archive.simulate({ format: 'xinyong-scenario/1', as_of: on, actions });
  return {
    before: fill(words.result, before),
    after: fill(words.result, after),
    letter: after.grade,
    change: difference > 0 ? fill(words.more, { points: difference }) : words.same,
  };
}
