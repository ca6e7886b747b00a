/** @module How large the query of one request may be, what it may ask for, and for how long. */
import { z } from 'zod';
import { DEFAULT_LIMITS } from '../core/request-limits.ts';
import { wholeNumber } from './whole-number.ts';

/** The part of the section `server` that is about documents. What is larger is refused before anything is asked. */
export const documentLimits = {
  /** Tokens of a document: names, values and punctuation. Long lists can be given as variables. @default 15000 */
  maxTokens: wholeNumber(100, 1_000_000).default(DEFAULT_LIMITS.maxTokens),
  /** How many fields may stand inside one another, fragments not counted. @default 25 */
  maxDepth: wholeNumber(1, 1_000).default(DEFAULT_LIMITS.maxDepth),
  /** How many fields may have an alias, those of a fragment as often as it is spread. @default 250 */
  maxAliases: wholeNumber(0, 100_000).default(DEFAULT_LIMITS.maxAliases),
  /** How many fields of `Query` and `Mutation` a document may select. @default 100 */
  maxRootFields: wholeNumber(1, 100_000).default(DEFAULT_LIMITS.maxRootFields),
  /** How many directives a document may have, such as `@include`; those of a fragment as often as it is spread. @default 250 */
  maxDirectives: wholeNumber(0, 100_000).default(DEFAULT_LIMITS.maxDirectives),
  /**
   * How many objects and values an operation may answer with: counted before it is executed, from the sizes of pages and
   * lists of ids, and again while its answer is made. @default 250000
   */
  maxNodes: wholeNumber(1_000, 100_000_000).default(DEFAULT_LIMITS.maxNodes),
  /**
   * A larger answer is not made to its end, and none of it is sent; bytes, before it is compressed.
   * @default 16777216 - 16 MiB
   */
  maxAnswerBytes: wholeNumber(65_536, 268_435_456).default(DEFAULT_LIMITS.maxAnswerBytes),
  /**
   * How long an operation may take, whatever its fields wait for; milliseconds. Then reading ends, and accounts that were
   * still waited for are failures beside what is there. A write that has begun is never cut. @default 90000 - longer than a
   * call of the default settings, which waits 60 s for its turn and 15 s for its answer
   */
  operationTimeoutMs: wholeNumber(100, 3_600_000).default(DEFAULT_LIMITS.operationTimeoutMs),
  /**
   * Whether the schema is told: by introspection, to gateways that ask for its text (`_service`), and by suggestions in
   * errors. The explorer needs it. @default true
   */
  introspection: z.boolean().default(true),
  /** Whether browsers get the explorer at `/graphql`. @default true */
  explorer: z.boolean().default(true),
};
