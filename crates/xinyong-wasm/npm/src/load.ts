// Loads the kernel once and hands out its classes.

import init, * as core from './core.js';
import type { InitInput } from './core.js';
import { notLoaded } from './failure.js';

/** What the module can be loaded from: where it is, or its bytes. */
export type Source = InitInput;

/** The kernel, loaded. */
export interface Xinyong {
  /** 指标体系: opens archives, and scores them. */
  readonly Model: typeof core.Model;
  /** 信用档案: what `Model.open` gives. */
  readonly Archive: typeof core.Archive;
  /** Many archives: what `Model.batch` gives. */
  readonly Batch: typeof core.Batch;
}

let loading: Promise<Xinyong> | undefined;

/** Loads from a source, unless the kernel is loaded or being loaded already. What failed can be tried again. */
export function loadFrom(source: () => Source | Promise<Source>): Promise<Xinyong> {
  loading ??= Promise.resolve()
    .then(source)
    .then((module_or_path) => init({ module_or_path }))
    .then(
      () => kernel,
      (cause: unknown) => {
        loading = undefined;
        throw notLoaded(cause);
      },
    );
  return loading;
}

/** A handle, as the glue keeps it: the address is 0 once it was freed. */
type Handle = { __wbg_ptr?: number };

/** Whatever is asked of a freed handle gets a typed error; freeing one again does nothing. */
function guarded<T extends { prototype: object }>(type: T): T {
  for (const name of Reflect.ownKeys(type.prototype)) {
    const property = Object.getOwnPropertyDescriptor(type.prototype, name);
    if (!property || name === 'constructor' || name === '__destroy_into_raw') continue;
    const isEnd = name === 'free' || name === Symbol.dispose;
    for (const way of ['value', 'get'] as const) {
      const asked: unknown = property[way];
      if (typeof asked !== 'function') continue;
      property[way] = function (this: Handle, ...given: unknown[]): unknown {
        if (this?.__wbg_ptr) return Reflect.apply(asked, this, given);
        if (isEnd) return undefined;
        throw core.handleFreed();
      };
    }
    Object.defineProperty(type.prototype, name, property);
  }
  return type;
}

const kernel: Xinyong = Object.freeze({
  Model: guarded(core.Model),
  Archive: guarded(core.Archive),
  Batch: guarded(core.Batch),
});
