// UTF-8 where there is neither TextEncoder nor TextDecoder.

/** What stands for half of a surrogate pair, as for `TextEncoder`. */
const REPLACEMENT = 0xfffd;

/** A text as bytes. */
export function encode(text: string): number[] {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    let point = text.codePointAt(at)!;
    if (point > 0xffff) at += 1;
    else if (point >= 0xd800 && point <= 0xdfff) point = REPLACEMENT;
    if (point < 0x80) {
      bytes.push(point);
    } else if (point < 0x800) {
      bytes.push(0xc0 | (point >> 6), tail(point));
    } else if (point < 0x10000) {
      bytes.push(0xe0 | (point >> 12), tail(point >> 6), tail(point));
    } else {
      bytes.push(0xf0 | (point >> 18), tail(point >> 12), tail(point >> 6), tail(point));
    }
  }
  return bytes;
}

function tail(bits: number): number {
  return 0x80 | (bits & 0x3f);
}

/** How many code points become text at once: fewer than an engine takes as arguments. */
const CHUNK = 4096;

/** The text of bytes that are UTF-8, as everything is that the kernel says. */
export function decode(bytes: Uint8Array): string {
  let text = '';
  let points: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    const more = lead < 0x80 ? 0 : lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    // The lead byte has a mark of as many bits as there are bytes, and one more.
    let point = more === 0 ? lead : lead & (0x3f >> more);
    for (let next = 1; next <= more; next += 1) point = (point << 6) | (bytes[at + next]! & 0x3f);
    points.push(point);
    at += more + 1;
    if (points.length === CHUNK || at >= bytes.length) {
      text += String.fromCodePoint(...points);
      points = [];
    }
  }
  return text;
}
