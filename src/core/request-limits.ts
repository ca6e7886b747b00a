/** @module What one request may cost: every limit and its default, the same in the settings and where it is kept. */

/** What one request may cost. Each limit is the setting of its name under `server:`. */
export interface RequestLimits {
  /** Tokens of a document: names, values and punctuation. */
  readonly maxTokens: number;
  /** Fields inside one another. */
  readonly maxDepth: number;
  /** Fields under another name. */
  readonly maxAliases: number;
  /** Fields of `Query` and `Mutation`. */
  readonly maxRootFields: number;
  /** Directives, such as `@include`. */
  readonly maxDirectives: number;
  /** Objects and values that an operation could answer with, and that an answer has. */
  readonly maxNodes: number;
  /** Bytes of an answer, before it is compressed. */
  readonly maxAnswerBytes: number;
  /** Time of an operation; milliseconds. */
  readonly operationTimeoutMs: number;
}

/**
 * What is allowed unless configured otherwise. 15,000 tokens are the Apollo Router's own default, the others are about ten
 * times what the ready tabs, an introspection or a gateway need.
 */
export const DEFAULT_LIMITS: RequestLimits = {
  maxTokens: 15_000,
  maxDepth: 25,
  maxAliases: 250,
  maxRootFields: 100,
  maxDirectives: 250,
  maxNodes: 250_000,
  maxAnswerBytes: 16_777_216,
  operationTimeoutMs: 90_000,
};

/** What is given, and the defaults for the rest. */
export function requestLimits(given: { readonly [Limit in keyof RequestLimits]?: number | undefined }): RequestLimits {
  const limits = Object.keys(DEFAULT_LIMITS) as (keyof RequestLimits)[];
  return Object.fromEntries(limits.map((limit) => [limit, given[limit] ?? DEFAULT_LIMITS[limit]])) as never;
}
