import type { DocumentNode } from 'graphql';
import type { RequestLimits } from '../../core/request-limits.ts';
import { type DocumentSize, measureDocument } from './measure-document.ts';
import { tooMuch } from './too-much.ts';

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
    const [found, allowed] = [size[measure], limits[limit]];
    if (found <= allowed) continue;
    throw tooMuch(limit, allowed, `The document ${words(found)}, and at most ${allowed} are allowed`, found);
  }
}
