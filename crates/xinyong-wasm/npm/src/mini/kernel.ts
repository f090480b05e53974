// The kernel, as the host gives it: a module of functions and one memory, or JavaScript of the same shape.

import { notLoaded, refused } from '../failure.js';
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

let kernel: Kernel | undefined;
let onFall: () => void;
/** What the last kernel fell over. */
let cause: unknown;

/** Takes a kernel into service. `fell` is called when it goes out of service. */
export function begin(loaded: Kernel, fell: () => void): void {
  kernel = loaded;
  onFall = fell;
}

/** Asks about what a handle stands for; the answer, JSON or text. Throws what the kernel refuses. */
export function ask(question: Question, handle: number, ...given: string[]): string {
  if (!kernel) throw notLoaded(cause);
  let failed: number;
  let answer: string;
  try {
    [failed, answer] = answered(kernel, question, handle, given);
  } catch (trap) {
    // It stopped halfway, as when memory ran out: whatever it would say from now on cannot be relied on.
    kernel = undefined;
    cause = trap;
    onFall();
    throw notLoaded(trap);
  }
  if (failed) throw refused(JSON.parse(answer));
  return answer;
}

/** Whether a kernel refused, and its answer. */
function answered(kernel: Kernel, question: Question, handle: number, given: string[]): [failed: number, answer: string] {
  for (const text of given) {
    const bytes = encode(text);
    const address = kernel.argument(bytes.length);
    // The memory is another buffer whenever it has grown.
    new Uint8Array(kernel.memory.buffer, address, bytes.length).set(bytes);
  }
  const failed = kernel[question](handle);
  return [failed, decode(new Uint8Array(kernel.memory.buffer, kernel.answer(), kernel.answer_length()))];
}
