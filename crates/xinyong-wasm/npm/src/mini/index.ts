/**
 * For mini-programs: no TextDecoder, fetch, eval, URL or randomness is used, and nothing newer than ECMAScript 2015.
 *
 * @module xinyong/mini
 */

import { notLoaded } from '../failure.js';
import { Archive, Model, forget } from './handles.js';
import { instantiate } from './host.js';
import { begin } from './kernel.js';
import type { Kernel } from './kernel.js';

export type {
  ArchiveDocument, Brought, Evaluation, Failure, InWords, ModelDocument, Plan, PlanRequest, Repair, Scenario, Simulation, Timeline,
} from '../core.js';
export { isXinyongError } from '../failure.js';
export type { XinyongError } from '../failure.js';
export { today } from '../today.js';
export type { Archive, Model } from './handles.js';

/** The kernel as JavaScript: what the package's `mini/fallback.js` gives. */
export type Fallback = Kernel;

/** What the kernel is loaded from. */
export interface Sources {
  /**
   * Where the module lies in the mini-program, from its root, ending in `.wasm` or `.wasm.br`; or its bytes, where the host
   * has plain `WebAssembly`. If left out, where 微信's tools put the package.
   */
  readonly source?: string | ArrayBuffer | Uint8Array;
  /** The same kernel as JavaScript, for phones on which the module cannot be loaded. */
  readonly fallback?: Fallback;
}

/** The kernel, loaded. */
export interface Xinyong {
  /** 指标体系: opens archives, and scores them. */
  readonly Model: typeof Model;
  /** 信用档案: what `Model.open` gives. */
  readonly Archive: typeof Archive;
}

const xinyong: Xinyong = Object.freeze({ Model, Archive });

let loading: Promise<Xinyong> | undefined;

/** What a kernel held goes with it; the next call loads another. */
function fell(): void {
  loading = undefined;
  forget();
}

/** Loads the kernel, once; later calls give the same one. What failed, when loaded or when asked, can be loaded again. */
export function load({ source, fallback }: Sources = {}): Promise<Xinyong> {
  if (!loading) {
    loading = Promise.resolve()
      .then(() => instantiate(source))
      .catch((cause: unknown) => {
        if (fallback) return fallback;
        throw cause;
      })
      .then((kernel) => {
        begin(kernel, fell);
        return xinyong;
      })
      .catch((cause: unknown) => {
        loading = undefined;
        throw notLoaded(cause);
      });
  }
  return loading;
}
