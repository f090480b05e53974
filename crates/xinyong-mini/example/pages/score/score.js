// 我的信用: the result of a day, in the kernel's own words.

const { today } = require('xinyong');
const { fill, lang, said, words } = require('../../words');

Page({
  data: { words, asOf: today(), waiting: true, failed: '', result: null },

  onLoad() {
    wx.setNavigationBarTitle({ title: words.score_title });
    return this.show();
  },

  onDay(event) {
    this.setData({ asOf: event.detail.value });
    return this.show();
  },

  onSimulate() {
    wx.navigateTo({ url: '/pages/simulate/simulate' });
  },

  /** Shows the result of the chosen day, or why there is none. */
  show() {
    const { asOf } = this.data;
    const done = (change) => {
      // An older answer is dropped.
      if (asOf === this.data.asOf) this.setData(Object.assign({ waiting: false, failed: '', result: null }, change));
    };
    return getApp()
      .archive()
      .then((archive) => done({ result: result(archive, asOf) }))
      .catch((error) => done({ failed: said(error) }));
  },
});

function result(archive, asOf) {
  const evaluation = archive.evaluate(asOf);
  const told = archive.inWords(asOf)[lang];
  return {
    name: archive.name,
    letter: evaluation.grade,
    score: told.score,
    grade: told.grade,
    class: told.class,
    gist: fill(words.sentence, told),
    indicators: evaluation.indicators.map(({ score, max }, at) => ({
      name: told.indicators[at].name,
      of: fill(words.of, { score, max }),
      percent: (score / max) * 100,
    })),
    lines: told.lines.map((line) => ({ name: line.name, points: line.points, why: line.why, basis: fill(words.basis, line) })),
    notices: told.notices,
  };
}
