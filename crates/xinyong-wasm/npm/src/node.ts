// For Node: the module lies beside this file.

import { readFile } from 'node:fs/promises';

import { loadFrom } from './load.js';
import type { Source, Xinyong } from './load.js';

export type * from './core.js';
export { isXinyongError } from './failure.js';
export type { XinyongError } from './failure.js';
export type { Source, Xinyong } from './load.js';
export { today } from './today.js';

/**
 * Loads the kernel, once; later calls give the same one.
 *
 * @param source where the WebAssembly module is, or its bytes; found by itself if left out
 */
export function load(source?: Source): Promise<Xinyong> {
  return loadFrom(() => source ?? readFile(new URL('./xinyong.wasm', import.meta.url)));
}
