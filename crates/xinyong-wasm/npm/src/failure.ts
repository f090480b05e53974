// Errors as they are thrown: an `Error` with a code, a place, and words in two languages.

import type { Failure } from './core.js';

/** What everything here throws: an error that says what is wrong, where, and what to do, in two languages. */
export type XinyongError = Error & Failure;

/** Whether something caught is one of our errors. */
export function isXinyongError(caught: unknown): caught is XinyongError {
  return caught instanceof Error && caught.name === 'XinyongError';
}

/** The words for a kernel that cannot be loaded, put in when the package is built: it cannot bring them itself. */
declare const NOT_LOADED: Failure['messages'];

/** The error for what the module refused. */
export function refused(failure: Failure): XinyongError {
  const error = new Error(failure.faults.map(({ messages }) => messages.zh).join('\n'));
  error.name = 'XinyongError';
  return Object.assign(error, failure);
}

/** An error with one fault. */
export function failure(code: string, path: string, messages: Failure['messages'], cause: unknown): XinyongError {
  const fault = { code, path, messages };
  const error = refused({ code, path, messages, faults: [fault] });
  return Object.defineProperty(error, 'cause', { value: cause, configurable: true, writable: true });
}

/** The error for a kernel that cannot be loaded. */
export function notLoaded(cause: unknown): XinyongError {
  return failure('not-loaded', 'source', NOT_LOADED, cause);
}
