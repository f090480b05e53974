// What a result rests on: indicators, records, and what must be said wherever it is shown.

import type { Indicator, IndicatorWords, Line, LineWords } from '../core.js';
import type { Answer } from './ask.js';
import { bars, el } from './dom.js';
import { say } from './words.js';
import type { Lang } from './words.js';

/** 指标得分: each part opens to its indicators. */
export function indicators({ evaluation, words }: Answer, lang: Lang): Node {
  const parts = evaluation.indicators.map((first, at) => {
    const named = words[lang].indicators[at];
    if (!named) return '';
    const inner = (first.indicators ?? []).map((second, at) => el('li', '', indicator(second, named.indicators[at], lang)));
    return el('li', '', el('details', 'indicator', [el('summary', '', indicator(first, named, lang)), el('ul', 'inner', inner)]));
  });
  return section(say(lang, 'element.indicators'), el('ul', 'list', parts));
}

/** One indicator: its name, how full it is, its score of its max, and what the max rests on. */
function indicator({ score, max }: Indicator, named: IndicatorWords | undefined, lang: Lang): Node {
  return el('span', 'row', [
    el('span', 'of', named?.name ?? ''),
    bars('bar', [['filled', 0, (score / (max || 1)) * 100]]),
    el('span', 'points', say(lang, 'element.score-of', { score: String(score), max: String(max) })),
    el('span', 'rests', named?.provenance ?? ''),
  ]);
}

/** 信用记录: what costs most first; each opens to why, until when, and on which article. */
export function records({ evaluation, words }: Answer, lang: Lang): Node {
  const name = say(lang, 'element.records');
  const { lines } = words[lang];
  if (lines.length === 0) return section(name, el('p', 'note', say(lang, 'element.no-records')));
  const found = new Map(evaluation.lines.map((line) => [line.record, line]));
  return section(name, el('ul', 'list', lines.map((said) => el('li', '', record(said, found.get(said.record), lang)))));
}

function record({ name, points, reason, why, basis, provenance }: LineWords, line: Line | undefined, lang: Lang): Node {
  const effect = !line?.points ? 'none' : line.points < 0 ? 'taken' : 'given';
  const articles = basis ? [el('p', 'basis', say(lang, 'element.basis', { articles: basis, provenance }))] : [];
  return el('details', 'record', [
    el('summary', '', el('span', 'row', [
      el('span', `points ${effect}`, points),
      el('span', 'of', name),
      el('span', 'rests', reason),
    ])),
    el('div', 'why', [el('p', '', say(lang, 'element.stop', { sentence: why })), ...articles]),
  ]);
}

/** What must always be said of a result: its day, its model, what it rests on, and what it is not. */
export function about({ evaluation, words }: Answer, lang: Lang): Node[] {
  const said = words[lang];
  const model = { name: said.model, id: evaluation.model.id, version: evaluation.model.version, date: said.in_force_from };
  const rests = { score: said.score, law: said.by_law, illustrative: said.by_illustration };
  return [
    say(lang, 'element.computed', { date: said.as_of }),
    say(lang, 'element.model', model),
    say(lang, 'element.rests', rests),
    say(lang, 'element.grade-basis', { articles: said.grade_basis }),
    ...said.notices,
  ].map((sentence) => el('p', '', sentence));
}

/** A part with its name. */
function section(name: string, content: Node): Node {
  return el('div', 'section', [el('p', 'section-name', name), content], { role: 'group', 'aria-label': name });
}
