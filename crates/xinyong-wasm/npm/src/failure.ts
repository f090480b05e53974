// Errors that are made outside the module: it brings no words for them.

import type { Failure } from './core.js';
import type { XinyongError } from './load.js';

/** The words for a kernel that cannot be loaded, put in when the package is built. */
declare const NOT_LOADED: Failure['messages'];

/** An error with one fault. */
export function failure(code: string, path: string, messages: Failure['messages'], cause: unknown): XinyongError {
  const fault = { code, path, messages };
  const error = new Error(messages.zh, { cause });
  error.name = 'XinyongError';
  return Object.assign(error, fault, { faults: [fault] });
}

/** The error for a kernel that cannot be loaded. */
export function notLoaded(cause: unknown): XinyongError {
  return failure('not-loaded', 'source', NOT_LOADED, cause);
}
