// A mini-program that shows a score and what a repair would do. Everything is computed on the phone.

const { load } = require('xinyong');

const document = require('./archive');

App({
  /** The archive, opened once. What failed is tried again when it is asked for again. */
  archive() {
    if (!this.opened) {
      this.opened = load().then(({ Model }) => new Model().open(document));
      this.opened.catch(() => {
        this.opened = undefined;
      });
    }
    return this.opened;
  },
});
