import { type DocumentNode, GraphQLError } from 'graphql';
import type { RequestLimits } from '../../core/request-limits.ts';
import { type DocumentSize, measureDocument } from './measure-document.ts';

/** What a document has, and the limit of it. */
const SIZES = [
  ['depth', 'maxDepth', (found: number) => `selects fields ${found} levels deep`],
  ['rootFields', 'maxRootFields', (found: number) => `selects ${found} fields of Query and Mutation`],
  ['aliases', 'maxAliases', (found: number) => `selects ${found} fields by an alias`],
  ['directives', 'maxDirectives', (found: number) => `has ${found} directives`],
] as const satisfies readonly (readonly [keyof DocumentSize, keyof RequestLimits, (found: number) => string])[];

/**
 * Refuses a document that is larger than allowed. To be called before it is validated.
 *
 * @throws GraphQLError `LIMIT_EXCEEDED`
 */
export function checkDocument(document: DocumentNode, limits: RequestLimits): void {
  const size = measureDocument(document);
  for (const [measure, limit, words] of SIZES) {
    if (size[measure] > limits[limit])
      throw tooMuch(limit, limits[limit], `The document ${words(size[measure])}`, size[measure]);
  }
}

/**
 * What is told of a request that is larger than allowed. Nothing of it was executed.
 *
 * @param words what the request has, as the beginning of a sentence
 * @param found how much of it, where that is known
 */
export function tooMuch(limit: keyof RequestLimits, allowed: number, words: string, found?: number): GraphQLError {
  return new GraphQLError(
    `${words}, and at most ${allowed} are allowed: ask for less at once, or raise server.${limit}.`,
    {
      extensions: {
        code: 'LIMIT_EXCEEDED',
        limit: `server.${limit}`,
        allowed,
        ...(found === undefined ? {} : { found }),
        http: { status: 400, spec: true },
      },
    },
  );
}
