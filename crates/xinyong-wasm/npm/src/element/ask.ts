// From where an archive is to what is known of it.

import type { ArchiveDocument, Evaluation, InWords, ModelDocument } from '../core.js';
import { failure } from '../failure.js';
import type { XinyongError } from '../failure.js';
import type { Xinyong } from '../load.js';
import { inBoth, say } from './words.js';

/** All that is shown of a result. */
export interface Answer {
  /** Who was evaluated. */
  readonly name: string;
  readonly evaluation: Evaluation;
  readonly words: InWords;
  /** The bands of the model that scored, as it has them. */
  readonly bands: ModelDocument['bands'];
}

/** What is asked of the kernel. */
export interface Question {
  readonly archive: ArchiveDocument | string;
  readonly scheme: string | undefined;
  readonly asOf: string;
}

/** Asks the kernel, and keeps nothing in it. */
export function ask(kernel: Xinyong, { archive: source, scheme, asOf }: Question): Answer {
  const model = new kernel.Model(scheme);
  try {
    const archive = model.open(source);
    try {
      const evaluation = archive.evaluate(asOf);
      return { name: archive.name, evaluation, words: archive.inWords(asOf), bands: model.document().bands };
    } finally {
      archive.free();
    }
  } finally {
    model.free();
  }
}

/** The text at an address. */
export async function fetched(address: string, signal: AbortSignal): Promise<string> {
  try {
    const response = await fetch(address, { signal });
    if (response.ok) return await response.text();
    throw notFetched(address, String(response.status), undefined);
  } catch (error) {
    throw error instanceof TypeError ? notFetched(address, undefined, error) : error;
  }
}

function notFetched(address: string, status: string | undefined, cause: unknown): XinyongError {
  const messages = inBoth((lang) =>
    say(lang, 'error.not-fetched', { address, status: status ?? say(lang, 'error.no-answer') }),
  );
  return failure('not-fetched', 'src', messages, cause);
}

/** The error for what nobody foresaw: a trap in the kernel, or a fault of this program. */
export function failed(cause: unknown): XinyongError {
  return failure('failed', '', inBoth((lang) => say(lang, 'error.failed')), cause);
}
