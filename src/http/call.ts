import type { JsonObject, WriteOperation } from '../core/agent.ts';
import type { Cancellation } from '../core/cancellation.ts';
import { VendorError } from '../core/errors/vendor-error.ts';

/**
 * What a call is for. `LOOKUP`: reads something else than agents that a write depends on, such as a model's id. `AUTHORIZE`:
 * asks for a token.
 */
export type CallOperation = 'LIST' | 'GET' | 'COUNT' | 'VERSIONS' | 'LOOKUP' | 'HEALTH' | 'AUTHORIZE' | WriteOperation;

/** One call of a vendor's REST API, below the account's base URL. */
export interface VendorCall {
  /** For the call's event. The calls of a write are given theirs by the lifecycle. */
  readonly operation?: CallOperation | undefined;
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Starts with `/`, ids encoded, as `route` makes it. */
  readonly path: string;
  /** The path with its parameters as `{name}`, as `route` gives it, for the call's event. */
  readonly pathTemplate?: string | undefined;
  readonly query?: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;
  readonly body?: JsonObject;
}

/** Options of one call. */
export interface CallOptions {
  /** Aborted when the caller cancels: nobody waits for the answer any more, since the client went away. */
  readonly signal?: Cancellation | undefined;
  /**
   * Of a read whose caller has another way to get the same: which share of `timeoutMs` the caller waits for the answer.
   * More than 0. @default 1
   */
  readonly timeShare?: number | undefined;
}

/** An answer with a 2xx status. */
export interface VendorAnswer {
  readonly status: number;
  /** The parsed JSON; undefined when the answer has no body. */
  readonly body: unknown;
  /** Characters of its JSON, as the vendor wrote it. */
  readonly size?: number;
}

/**
 * A vendor's id as one segment of a path.
 *
 * @throws VendorError `INVALID` for the empty id, which would ask for the list instead; for `.` and `..`, which every URL
 * parser takes for steps of the path, escaped or not; and for text that is no well-formed Unicode: such an id can not be
 * asked for over HTTP.
 */
export function pathSegment(id: string): string {
  if (id === '' || id === '.' || id === '..' || !id.isWellFormed()) {
    throw new VendorError({
      code: 'INVALID',
      message: `the id ${JSON.stringify(id)} can not stand in a URL`,
      mayHaveTakenEffect: false,
    });
  }
  return encodeURIComponent(id);
}

/** The call's path with its query, as it goes on the wire. Lists are repeated keys; undefined values are left out. */
export function pathWithQuery(call: VendorCall): string {
  if (call.query === undefined) return call.path;
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(call.query)) {
    if (value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) query.append(key, String(item));
  }
  return query.size === 0 ? call.path : `${call.path}?${query}`;
}
