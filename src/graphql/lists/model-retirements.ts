/** @module `Query.retirements`: the agents whose language models end, by model. */
import type { Account } from '../../accounts/account.ts';
import { isIn } from '../../agents/filter/combine.ts';
import { unified } from '../../agents/filter/predicate.ts';
import type { LanguageModelCount } from '../../catalog/query/language-model-counts.ts';
import { addDuration } from '../../core/durations.ts';
import type { ModelRetirementAgentsArgs, QueryRetirementsArgs } from '../../generated/resolvers.ts';
import type { LanguageModel } from '../../language-models/language-models.ts';
import type { Context } from '../context.ts';
import { readTime } from '../filter/read-time.ts';
import { checkFirst, DEFAULT_FIRST } from '../resolvers/connections.ts';
import { askCatalog } from './ask-catalog.ts';
import { catalogPage } from './catalog-page.ts';
import { needsCatalog } from './list-arguments.ts';
import type { ShownPage } from './shown-page.ts';

/** A model that ends, and how many agents run on it. */
export interface ModelRetirement {
  readonly model: LanguageModel;
  readonly retiresAt: Date;
  /** Those with such agents, in the order of the configuration. */
  readonly accounts: readonly AccountRetirement[];
}

/** The agents of one account among them. */
export interface AccountRetirement {
  readonly account: Account;
  readonly model: LanguageModel;
  readonly agentCount: number;
}

/**
 * The models with a known end that agents of the caller's accounts run on, the soonest first.
 *
 * @throws GraphQLError
 */
export async function modelRetirements({ before }: QueryRetirementsArgs, context: Context): Promise<ModelRetirement[]> {
  const { catalog, accounts } = context;
  const end = readEnd(before, context);
  if (catalog === undefined) throw needsCatalog('retirements');
  const counts = await askCatalog(catalog, () => catalog.languageModelCounts([...accounts.values()]));
  return [...Map.groupBy(counts, ({ languageModel }) => languageModel)]
    .flatMap(([id, ofModel]) => toRetirement(id, ofModel, context))
    .filter(({ retiresAt }) => end === undefined || retiresAt < end)
    .sort((a, b) => a.retiresAt.getTime() - b.retiresAt.getTime() || (a.model.id < b.model.id ? -1 : 1));
}

/** A page of the agents that run on a model, the newest first. */
export function agentsOfModel(
  { model }: ModelRetirement,
  { first, after }: ModelRetirementAgentsArgs,
  context: Context,
): Promise<ShownPage> {
  if (context.catalog === undefined) throw needsCatalog('retirements');
  const count = checkFirst(first ?? DEFAULT_FIRST);
  return catalogPage(
    context.catalog,
    {
      filter: isIn(unified('languageModel'), [model.id]),
      order: { field: 'CREATED_AT', direction: 'DESC', nulls: 'LAST' },
      window: { count, direction: 'FORWARD', after: after ?? undefined },
      source: 'CATALOG',
    },
    context,
  );
}

function toRetirement(
  id: string,
  counts: readonly LanguageModelCount[],
  { accounts, languageModels }: Context,
): ModelRetirement[] {
  const model = languageModels.of(id);
  const { retiresAt } = model;
  if (retiresAt === null) return [];
  const byAccount = new Map(counts.map(({ accountId, count }) => [accountId, count]));
  const ofAccounts = [...accounts.values()].flatMap((account): AccountRetirement[] => {
    const agentCount = byAccount.get(account.id);
    return agentCount === undefined ? [] : [{ account, model, agentCount }];
  });
  return [{ model, retiresAt, accounts: ofAccounts }];
}

function readEnd(before: QueryRetirementsArgs['before'], { now }: Context): Date | undefined {
  if (before === null || before === undefined) return undefined;
  const time = readTime(before, 'before', now);
  return time instanceof Date ? time : addDuration(now, time);
}
