// The kernel, as the host gives it: a module of functions and one memory, or JavaScript of the same shape.

import { refused } from '../failure.js';
import { decode, encode } from './utf8.js';

/** What can be asked, as the module names it. */
type Question =
  | 'built_in' | 'not_json'
  | 'model' | 'model_id' | 'model_version' | 'model_in_force_from' | 'model_hash' | 'model_document' | 'model_free'
  | 'open' | 'archive_uscc' | 'archive_name' | 'archive_free'
  | 'evaluate' | 'in_words' | 'score' | 'timeline' | 'simulate' | 'plan' | 'repair' | 'measures';

/** What the module gives: room for arguments, the last answer, and a function for each question. */
export type Kernel = Record<Question, (handle: number) => number> & {
  readonly memory: { readonly buffer: ArrayBuffer };
  argument(length: number): number;
  answer(): number;
  answer_length(): number;
};

/** No handle: what was freed, or never was. */
export const NOTHING = 0xffffffff;

let kernel: Kernel;

/** Takes a kernel into service. */
export function begin(loaded: Kernel): void {
  kernel = loaded;
}

/** Asks about what a handle stands for; the answer, JSON or text. Throws what the kernel refuses. */
export function ask(question: Question, handle: number, ...given: string[]): string {
  for (const text of given) {
    const bytes = encode(text);
    const address = kernel.argument(bytes.length);
    // The memory is another buffer whenever it has grown.
    new Uint8Array(kernel.memory.buffer, address, bytes.length).set(bytes);
  }
  const failed = kernel[question](handle);
  const answer = decode(new Uint8Array(kernel.memory.buffer, kernel.answer(), kernel.answer_length()));
  if (failed) throw refused(JSON.parse(answer));
  return answer;
}
