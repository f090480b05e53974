// What a reader of codes sees.

import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** The text of the code that a locator shows. */
export async function decoded(locator) {
  await locator.scrollIntoViewIfNeeded();
  const { data, width, height } = PNG.sync.read(await locator.screenshot());
  const code = jsQR(new Uint8ClampedArray(data), width, height);
  if (!code) throw new Error(`no code can be read from a picture of ${width} by ${height}`);
  return code.data;
}
