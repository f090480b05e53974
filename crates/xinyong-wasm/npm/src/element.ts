/**
 * `<xinyong-score>`: a result on a page, as a badge, a card or in full. Importing this defines it, where there are
 * custom elements; elsewhere, as on a server, it does nothing.
 *
 * @module xinyong/element
 */

import type { ArchiveDocument, Evaluation } from './core.js';
import { ask, failed, fetched } from './element/ask.js';
import { Frame } from './element/draw.js';
import type { Found, State } from './element/draw.js';
import { spoken } from './element/words.js';
import { isXinyongError, notLoaded } from './failure.js';
import type { XinyongError } from './failure.js';
import { today } from './today.js';

export type { ArchiveDocument, Evaluation } from './core.js';
export type { XinyongError } from './failure.js';

/** How much is shown. */
export type Size = 'badge' | 'card' | 'full';

/** The style sheet, put in when the package is built. */
declare const STYLE: string;

/** The archive in the text of a child. */
const INLINE = ':scope > script[type="application/json"]';

/** What a property written before the element was defined is called. */
const PROPERTIES = ['archive', 'asOf', 'scheme', 'size', 'src'] as const;

let sheet: CSSStyleSheet | undefined;

/** The one style sheet of every element; a constructed one, which every content security policy allows. */
function style(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  return sheet;
}

// A server has no elements; what is defined there is never made.
const Base: typeof HTMLElement = globalThis.HTMLElement ?? Object;

/**
 * 公共信用评分 on a page.
 *
 * The archive is what was given last as `archive` or `src`; without either, the text of a child
 * `<script type="application/json">`.
 */
export interface XinyongScore extends HTMLElement {
  /** The archive in the format `xinyong-archive/1`, an object or JSON text. */
  get archive(): ArchiveDocument | string | undefined;
  set archive(archive: ArchiveDocument | string | null | undefined);
  /** Where the archive is. */
  get src(): string;
  set src(src: string | null | undefined);
  /** The id of the model that scores; the province's if there is none. */
  get scheme(): string;
  set scheme(scheme: string | null | undefined);
  /** The day of the result, such as `2026-11-22`; today in Asia/Shanghai if there is none. */
  get asOf(): string;
  set asOf(asOf: string | null | undefined);
  /** How much is shown: a card if it is none of the sizes. */
  get size(): Size;
  set size(size: Size | null | undefined);
  /** The result that is shown. */
  readonly result: Evaluation | undefined;
  /** What is wrong, if no result can be shown. */
  readonly error: XinyongError | undefined;
}

class Score extends Base implements XinyongScore {
  static readonly observedAttributes: readonly string[] = ['archive', 'as-of', 'lang', 'scheme', 'size', 'src'];

  readonly #frame = new Frame();
  readonly #children = new MutationObserver(() => this.#childrenChanged());
  #given: ArchiveDocument | string | undefined;
  #inline: string | undefined;
  /** The question that is not answered yet. */
  #asked: AbortController | undefined;
  #state: State = { at: 'empty' };

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style()];
    root.append(this.#frame.whole);
  }

  get archive(): ArchiveDocument | string | undefined {
    return this.#given;
  }

  set archive(archive: ArchiveDocument | string | null | undefined) {
    this.#given = archive ?? undefined;
    this.#ask();
  }

  get src(): string {
    return this.getAttribute('src') ?? '';
  }

  set src(src: string | null | undefined) {
    this.#set('src', src);
  }

  get scheme(): string {
    return this.getAttribute('scheme') ?? '';
  }

  set scheme(scheme: string | null | undefined) {
    this.#set('scheme', scheme);
  }

  get asOf(): string {
    return this.getAttribute('as-of') ?? '';
  }

  set asOf(asOf: string | null | undefined) {
    this.#set('as-of', asOf);
  }

  get size(): Size {
    const size = this.getAttribute('size');
    return size === 'badge' || size === 'full' ? size : 'card';
  }

  set size(size: Size | null | undefined) {
    this.#set('size', size);
  }

  get result(): Evaluation | undefined {
    return this.#state.at === 'result' ? this.#state.answer.evaluation : undefined;
  }

  get error(): XinyongError | undefined {
    return this.#state.at === 'error' ? this.#state.error : undefined;
  }

  connectedCallback(): void {
    for (const name of PROPERTIES) this.#upgrade(name);
    this.#children.observe(this, { childList: true, characterData: true, subtree: true });
    this.#draw();
    // An element that was only moved keeps its result.
    if (this.#state.at !== 'result') this.#ask();
    this.#childrenChanged();
  }

  disconnectedCallback(): void {
    this.#children.disconnect();
    if (!this.#asked) return;
    this.#asked.abort();
    this.#state = { at: 'empty' };
  }

  attributeChangedCallback(name: string, _: string | null, value: string | null): void {
    if (name === 'lang' || name === 'size') {
      this.#draw();
      return;
    }
    if (name === 'archive') this.#given = value ?? undefined;
    if (name === 'src' && value !== null) this.#given = undefined;
    this.#ask();
  }

  #set(name: string, value: string | null | undefined): void {
    if (value == null) this.removeAttribute(name);
    else this.setAttribute(name, value);
  }

  /** Takes over a property that was set before the element was defined. */
  #upgrade(name: (typeof PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const { [name]: value } = this;
    delete (this as Partial<Record<typeof name, unknown>>)[name];
    Object.assign(this, { [name]: value });
  }

  readonly #childrenChanged = (): void => {
    // What the page's parser is still writing is not whole yet.
    if (document.readyState === 'loading') {
      document.addEventListener('DOMContentLoaded', this.#childrenChanged, { once: true });
      return;
    }
    const inline = this.querySelector(INLINE)?.textContent ?? undefined;
    if (inline === this.#inline) return;
    this.#inline = inline;
    this.#ask();
  };

  /** Asks what is to be known now. Whatever was asked before is not answered any more. */
  #ask(): void {
    this.#asked?.abort();
    if (!this.isConnected) {
      this.#state = { at: 'empty' };
      return;
    }
    this.#asked = new AbortController();
    void this.#answer(this.#asked.signal);
  }

  async #answer(signal: AbortSignal): Promise<void> {
    // What is set in one go is one question.
    await Promise.resolve();
    if (signal.aborted) return;
    const { src } = this;
    const given = this.#given ?? (src ? undefined : this.#inline);
    if (given === undefined && !src) return this.#show({ at: 'empty' });
    this.#show({ at: 'waiting' });
    const state = await this.#found(given, signal);
    if (signal.aborted) return;
    this.#asked = undefined;
    this.#show(state);
    if (state.at === 'result') this.#tell('xinyong-result', state.answer.evaluation);
    else this.#tell('xinyong-error', state.error);
  }

  /** The result of an archive, or of what is at `src`; or what is wrong. */
  async #found(given: ArchiveDocument | string | undefined, signal: AbortSignal): Promise<Found> {
    try {
      const [kernel, archive] = await Promise.all([
        import('./index.js').catch((error: unknown) => Promise.reject(notLoaded(error))).then(({ load }) => load()),
        given ?? fetched(this.src, signal),
      ]);
      signal.throwIfAborted();
      return { at: 'result', answer: ask(kernel, { archive, scheme: this.scheme || undefined, asOf: this.asOf || today() }) };
    } catch (error) {
      return { at: 'error', error: isXinyongError(error) ? error : failed(error) };
    }
  }

  #show(state: State): void {
    this.#state = state;
    this.#draw();
  }

  #draw(): void {
    const manner = { size: this.size, lang: spoken(this.lang), again: () => this.#ask() };
    this.#frame.draw(this.#state, manner);
  }

  #tell(type: 'xinyong-result' | 'xinyong-error', detail: Evaluation | XinyongError): void {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'xinyong-score': XinyongScore;
  }
  interface GlobalEventHandlersEventMap {
    'xinyong-result': CustomEvent<Evaluation>;
    'xinyong-error': CustomEvent<XinyongError>;
  }
}

if ('customElements' in globalThis && !customElements.get('xinyong-score')) {
  customElements.define('xinyong-score', Score);
}
