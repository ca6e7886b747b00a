/** @module What a list of agents is asked with, checked. */
import { asksForDeleted } from '../../agents/filter/asks-for-deleted.ts';
import { atTime } from '../../agents/filter/at-time.ts';
import { canonicalText } from '../../agents/filter/canonical-text.ts';
import { conditionsOf } from '../../agents/filter/combine.ts';
import { forAccount } from '../../agents/filter/for-account.ts';
import { isFalse, type RelativePredicate } from '../../agents/filter/predicate.ts';
import { isCatalogCursor } from '../../catalog/query/catalog-cursor.ts';
import type { CatalogOrder } from '../../catalog/query/order-columns.ts';
import type { CatalogQuestion, CatalogWindow } from '../../catalog/query/question.ts';
import type { AgentOrder, QueryAgentsArgs } from '../../generated/resolvers.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { Context } from '../context.ts';
import { badInput } from '../errors.ts';
import { readFilter } from '../filter/read-filter.ts';
import { checkFirst, DEFAULT_FIRST } from '../resolvers/connections.ts';
import type { PageSource } from './shown-page.ts';

/** What a list is asked with. */
export interface ListArguments {
  readonly filter: RelativePredicate;
  readonly order: CatalogOrder;
  readonly window: CatalogWindow;
  /** Where it has to come from; undefined: either will do. */
  readonly source: PageSource | undefined;
}

/**
 * Reads the arguments of `Query.agents`.
 *
 * @param vendors those whose own fields can be filtered by
 * @throws GraphQLError `BAD_USER_INPUT`
 */
export function readListArguments(given: QueryAgentsArgs, context: Context, vendors: readonly Vendor[]): ListArguments {
  const { accounts, now, languageModels } = context;
  const { last, before, orderBy } = given;
  const window = windowOf(given);
  const order = orderOf(orderBy);
  const filter = readFilter(given.filter, { accounts, now, languageModels, vendors });
  const catalogOnly = [
    ...(last !== null && last !== undefined ? ['last'] : []),
    ...(before !== null && before !== undefined ? ['before'] : []),
    ...(LIVE_ORDERS.includes(order.field) ? [] : [`orderBy.field: ${order.field}`]),
    ...(order.nulls === 'FIRST' ? ['orderBy.nulls: FIRST'] : []),
    ...(conditionsOf(filter).some(({ condition }) => condition.op === 'WORDS') ? ['filter.text'] : []),
  ];
  return {
    filter,
    order,
    window,
    source: sourceOf(given, catalogOnly, context),
  };
}

/** What a catalog is asked, of the accounts that can hold such agents. */
export function toQuestion({ filter, order }: ListArguments, { accounts, now }: Context): CatalogQuestion {
  const where = atTime(filter, now);
  return {
    accounts: [...accounts.values()].filter((account) => !isFalse(forAccount(where, account))),
    filter: where,
    showsDeleted: asksForDeleted(where),
    order,
  };
}

/** What a cursor is bound to: durations stay what they are, so that a walk may take its time. */
export function identityOf({ filter }: ListArguments): string {
  return canonicalText(filter);
}

const LIVE_ORDERS: readonly string[] = ['CREATED_AT', 'UPDATED_AT', 'NAME'];

function windowOf({ first, last, after, before }: QueryAgentsArgs): CatalogWindow {
  const cursors = { after: after ?? undefined, before: before ?? undefined };
  if (last === null || last === undefined) {
    return { count: checkFirst(first ?? DEFAULT_FIRST), direction: 'FORWARD', ...cursors };
  }
  return { count: checkFirst(last, 'last'), direction: 'BACKWARD', ...cursors };
}

function orderOf(orderBy: AgentOrder | null | undefined): CatalogOrder {
  const { field = 'CREATED_AT', direction = 'DESC', nulls = 'LAST' } = orderBy ?? {};
  return { field, direction, nulls };
}

function sourceOf(
  { source, after, before }: QueryAgentsArgs,
  catalogOnly: readonly string[],
  { catalog }: Context,
): PageSource | undefined {
  const [reason] = catalogOnly;
  if (catalog === undefined) {
    if (source === 'CATALOG') throw needsCatalog('source');
    if (reason !== undefined) throw needsCatalog(reason);
    return 'LIVE';
  }
  if (source === 'LIVE' && reason !== undefined) {
    throw badInput('source', `expected CATALOG or nothing: ${reason} needs a catalog`);
  }
  const cursor = after ?? before ?? undefined;
  if (cursor !== undefined) {
    const ofCursor: PageSource = isCatalogCursor(cursor) ? 'CATALOG' : 'LIVE';
    const asked = source ?? (reason === undefined ? undefined : 'CATALOG');
    if (asked !== undefined && asked !== ofCursor) {
      throw badInput(
        typeof after === 'string' ? 'after' : 'before',
        `expected a cursor of a list with the source ${asked}; begin anew`,
      );
    }
    return ofCursor;
  }
  return source ?? (reason === undefined ? undefined : 'CATALOG');
}

/** What only a copy of all agents can answer. */
export function needsCatalog(argument: string): Error {
  return badInput(argument, 'needs a catalog, and this server has none (the section `store` of its configuration)');
}
