/** @module The pages of an export, one after the other, as GraphQL answers them. */
import { execute, type GraphQLError, type GraphQLSchema, getOperationAST, Kind } from 'graphql';
import type { AgentLoaders } from '../../agents/lookup/loaders.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Context } from '../context.ts';
import { variableMistakes } from '../discreet/variable-mistakes.ts';
import { AnswerSize } from '../limits/answer-size.ts';
import type { ExportedAgent } from './columns.ts';
import { exportDocument } from './export-document.ts';
import type { ExportRequest } from './read-export.ts';

/** Agents in a page: so many are in memory at once. */
const PAGE = 50;

/** A page. */
export interface ExportPage {
  readonly agents: readonly ExportedAgent[];
  /** By their place in the page, what of agents could not be answered. */
  readonly errors: ReadonlyMap<number, readonly GraphQLError[]>;
  /** What was there at this time is in the export; null while an account was never loaded. */
  readonly asOf: Date | null;
}

/** What the agents of a page are read with. */
export interface ExportSources {
  readonly schema: GraphQLSchema;
  /** Of whoever asks. */
  readonly context: Context;
}

/**
 * Reads page after page, each when it is asked for. No vendor is asked: what the catalog does not hold of an agent is null.
 *
 * @throws GraphQLError when a page can not be read
 */
export async function* exportPages(request: ExportRequest, { schema, context }: ExportSources) {
  const document = exportDocument(schema, request.form);
  const operation = getOperationAST(document);
  for (let after: string | null = null, hasNextPage = true; hasNextPage; ) {
    const variables: JsonObject = { ...request.variables, first: PAGE, after };
    const { data, errors = [] } = await execute({
      schema,
      document,
      variableValues: variables,
      contextValue: contextOfPage(context),
    });
    if (operation && errors.some(isAboutVariables))
      throw variableMistakes(schema, operation, variables)[0] ?? errors[0];
    const list = data?.agents as AgentList | null | undefined;
    const [error] = errors;
    if (!list) throw error ?? new Error('a page of an export is empty');
    yield { agents: list.nodes, errors: byAgent(errors), asOf: list.freshness.asOf } satisfies ExportPage;
    hasNextPage = list.pageInfo.hasNextPage;
    // Where all agents of a page vanished while it was read, the next one begins at the same place.
    after = list.pageInfo.endCursor ?? after;
  }
}

interface AgentList {
  readonly nodes: readonly ExportedAgent[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly freshness: { readonly asOf: Date | null };
}

/** What bounds one answer would bound all pages together. */
function contextOfPage(context: Context): Context {
  return { ...context, loaders: HELD, answer: new AnswerSize({ maxNodes: Infinity, maxAnswerBytes: Infinity }) };
}

/** What is held is all there is. */
const HELD: AgentLoaders = {
  load: () => Promise.resolve(null),
  loadWhole: () => Promise.resolve(null),
  prime: () => undefined,
  forget: () => undefined,
};

function isAboutVariables({ nodes }: GraphQLError): boolean {
  return nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;
}

function byAgent(errors: readonly GraphQLError[]): ExportPage['errors'] {
  return Map.groupBy(errors, ({ path }) => Number(path?.[2]));
}
