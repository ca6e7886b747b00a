import { sql } from 'kysely';
import type { Account } from '../../accounts/account.ts';
import { TRUE } from '../../agents/filter/predicate.ts';
import type { Store } from '../../store/store.ts';
import { plainCounts } from './plain-counts.ts';

/** How many agents of an account run on a language model. */
export interface LanguageModelCount {
  readonly accountId: string;
  /** The id, as `languageModelId` gives it. */
  readonly languageModel: string;
  readonly count: number;
}

/** Counts the agents of some accounts by their language models, without those of which nobody knows it. */
export async function countLanguageModels(store: Store, accounts: readonly Account[]): Promise<LanguageModelCount[]> {
  const rows = await plainCounts(store, { accounts, filter: TRUE, showsDeleted: false })
    ?.select(['agent_count.account_id', 'agent_count.language_model', sql<number>`sum(n)`.as('count')])
    .where('agent_count.language_model', '<>', '')
    .groupBy(['agent_count.account_id', 'agent_count.language_model'])
    .having(sql<boolean>`sum(n) > 0`)
    .execute();
  return (rows ?? []).map(({ account_id, language_model, count }) => ({
    accountId: account_id,
    languageModel: language_model,
    count: Number(count),
  }));
}
