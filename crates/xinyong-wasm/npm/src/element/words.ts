// The element's own words; those about a score come with the result.

import type { Failure } from '../core.js';

/** The languages that are spoken. */
export type Lang = 'zh' | 'en';

/** The texts of `locales/element/`, put in when the package is built. */
declare const ELEMENT: Record<Lang, Record<string, string>>;

/** The language of a tag such as `en-GB`; Chinese if it is none of ours. */
export function spoken(tag: string): Lang {
  return /^en\b/i.test(tag) ? 'en' : 'zh';
}

/** The text of a key, with its placeholders filled. */
export function say(lang: Lang, key: string, values: Record<string, string> = {}): string {
  const text = ELEMENT[lang][key];
  if (text === undefined) throw new Error(key);
  return text.replaceAll(/%\{([\w-]+)\}/g, (_, name: string) => values[name] ?? '');
}

/** The text of a key in both languages. */
export function inBoth(say: (lang: Lang) => string): Failure['messages'] {
  return { zh: say('zh'), en: say('en') };
}
