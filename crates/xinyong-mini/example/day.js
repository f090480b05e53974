// Days as the kernel takes them. It has no clock: the page says which day it is.

const HOURS_AHEAD = 8;

/** Today in Asia/Shanghai, such as 2026-11-22. */
function today() {
  return new Date(Date.now() + HOURS_AHEAD * 3600 * 1000).toISOString().slice(0, 10);
}

module.exports = { today };
