// What is seen: a result, what is wrong, or what is awaited, in one of three sizes.

import type { Size } from '../element.js';
import type { XinyongError } from '../failure.js';
import type { Answer } from './ask.js';
import { bars, el } from './dom.js';
import { about, indicators, records } from './grounds.js';
import { say } from './words.js';
import type { Lang } from './words.js';

/** What there is to show. */
export type State = { readonly at: 'empty' | 'waiting' } | Found;

/** What a question has come to. */
export type Found =
  | { readonly at: 'result'; readonly answer: Answer }
  | { readonly at: 'error'; readonly error: XinyongError };

/** How it is to be shown. */
export interface Manner {
  readonly size: Size;
  readonly lang: Lang;
  /** Asks once more, after a failure that may pass. */
  readonly again: () => void;
}

/** The faults that may pass by themselves. */
const PASSING = ['not-loaded', 'not-fetched'];

/** A frame with a place whose changes are told to those who cannot see them, and one for the rest. */
export class Frame {
  readonly whole = el('div', '', [], { role: 'group' });
  readonly #told = el('div', 'told', [], { role: 'status', tabindex: '-1' });
  readonly #rest = el('div', 'rest');

  constructor() {
    this.whole.append(this.#told, this.#rest);
  }

  /** Shows a state in place of what was shown. */
  draw(state: State, manner: Manner): void {
    const { size, lang } = manner;
    // The button goes when it is pressed: the focus stays where the answer will be.
    const again = () => {
      this.#told.focus();
      manner.again();
    };
    const [told, rest] = content(state, { size, lang, again });
    const grade = state.at === 'result' ? ` grade-${state.answer.evaluation.grade.toLowerCase()}` : '';
    this.whole.className = `frame ${size} ${state.at}${grade}`;
    this.whole.part.value = `frame ${size} ${state.at}`;
    this.whole.lang = lang;
    this.whole.ariaBusy = String(state.at === 'waiting');
    this.whole.ariaLabel = state.at === 'result' ? say(lang, 'element.name-of', { entity: state.answer.name }) : say(lang, 'element.name');
    this.#told.replaceChildren(...told);
    this.#rest.replaceChildren(...rest);
  }
}

function content(state: State, { size, lang, again }: Manner): [told: Node[], rest: Node[]] {
  switch (state.at) {
    case 'empty':
      return [[el('p', 'note', say(lang, 'element.empty'))], []];
    case 'waiting':
      return [[el('p', 'note', say(lang, 'element.waiting'))], []];
    case 'error':
      return wrong(state.error, size, lang, again);
    case 'result':
      return size === 'badge' ? badge(state.answer, lang) : size === 'card' ? card(state.answer, lang) : full(state.answer, lang);
  }
}

function badge(answer: Answer, lang: Lang): [Node[], Node[]] {
  const words = answer.words[lang];
  const whose = el('span', 'unseen', say(lang, 'element.of', { entity: answer.name }));
  const day = el('span', 'day', say(lang, 'element.as-of', { date: words.as_of }));
  const figures = el('span', 'figures', [el('span', 'number', words.score), ...illustrative(answer, lang), day]);
  const line = el('p', 'score', [whose, letter(answer, lang), figures]);
  return [[line], [opens(say(lang, 'element.about'), [el('p', 'name', answer.name), ...about(answer, lang)])]];
}

function card(answer: Answer, lang: Lang): [Node[], Node[]] {
  return [
    head(answer, lang),
    [scale(answer), gist(answer, lang), opens(say(lang, 'element.about'), about(answer, lang))],
  ];
}

function full(answer: Answer, lang: Lang): [Node[], Node[]] {
  return [
    [...head(answer, lang), scale(answer), gist(answer, lang)],
    [indicators(answer, lang), records(answer, lang), el('div', 'about', about(answer, lang))],
  ];
}

/** Who, how many points, and which grade. */
function head(answer: Answer, lang: Lang): Node[] {
  const words = answer.words[lang];
  const figure = String(answer.evaluation.score);
  const [before = '', after = ''] = words.score.split(figure);
  const number = el('span', 'number', [before, el('b', '', figure), after]);
  const day = el('span', 'day', say(lang, 'element.as-of', { date: words.as_of }));
  return [
    el('div', 'head', [
      el('p', 'title', [say(lang, 'element.name'), ...illustrative(answer, lang)]),
      el('p', 'name', answer.name),
      el('p', 'code', answer.evaluation.uscc),
    ]),
    el('p', 'score', [number, letter(answer, lang), el('span', 'class', [el('b', '', words.class), day])]),
  ];
}

/** The mark of a result of which a part rests on illustrative values. */
function illustrative({ evaluation }: Answer, lang: Lang): Node[] {
  const any = evaluation.indicators.some((first) => first.indicators?.some((second) => second.provenance === 'illustrative'));
  return any ? [el('span', 'chip', say(lang, 'element.illustrative'))] : [];
}

/** The letter of the grade in its colour; the letter is always there. */
function letter({ evaluation, words }: Answer, lang: Lang): Node {
  return el('span', 'grade', evaluation.grade, { role: 'img', 'aria-label': words[lang].grade });
}

/** The bands from the lowest to the highest, each of one width, with their bounds and the place of the score. */
function scale({ bands = [], evaluation }: Answer): Node {
  const rising = bands
    .map(({ grade, at_least, below }) => ({ grade, from: Number(at_least), below: below == null ? undefined : Number(below) }))
    .sort((one, other) => one.from - other.from);
  const at = rising.findLastIndex(({ from }) => from <= evaluation.score);
  const here = rising[at];
  const top = evaluation.indicators.reduce((sum, { max }) => sum + max, 0);
  const within = here ? (evaluation.score - here.from) / ((here.below ?? top) - here.from || 1) : 0;
  const place = ((Math.max(at, 0) + Math.min(within, 1)) / rising.length) * 100;
  return el(
    'div',
    'scale',
    [
      bars('place', [['needle', place, 0]]),
      el('ol', 'bands', rising.map(({ grade, from }, index) =>
        el('li', index === at ? `band here grade-${grade.toLowerCase()}` : `band grade-${grade.toLowerCase()}`, [
          el('b', '', grade),
          el('span', 'bound', index > 0 ? String(from) : ''),
        ]),
      )),
    ],
    { 'aria-hidden': 'true' },
  );
}

function gist({ words }: Answer, lang: Lang): Node {
  return el('p', 'gist', say(lang, 'element.stop', { sentence: words[lang].gist }));
}

/** What opens, by click or key. */
function opens(name: string, children: Node[]): Node {
  return el('details', 'more', [el('summary', '', name), el('div', 'about', children)]);
}

/** Everything that is wrong, and what to do; a score is not shown beside it. */
function wrong(error: XinyongError, size: Size, lang: Lang, again: () => void): [Node[], Node[]] {
  const faults = el('ul', 'faults', error.faults.map(({ messages }) => el('li', 'fault', messages[lang])));
  const told = el('p', 'failed', say(lang, 'element.failed'));
  const button = el('button', 'again', say(lang, 'element.again'), { type: 'button' });
  button.addEventListener('click', again);
  const rest = [faults, ...(PASSING.includes(error.code) ? [button] : [])];
  return [[told], size === 'badge' ? [opens(say(lang, 'element.what-to-do'), rest)] : rest];
}
