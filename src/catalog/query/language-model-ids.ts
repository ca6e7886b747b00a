import { sql } from 'kysely';
import { asksOfLanguageModels, byLanguageModelIds } from '../../agents/filter/by-language-model-ids.ts';
import type { Store } from '../../store/store.ts';
import type { CatalogQuestion } from './question.ts';

/** The question as the store can be asked it: of language models it holds the ids alone. */
export async function withLanguageModelIds(store: Store, question: CatalogQuestion): Promise<CatalogQuestion> {
  if (!asksOfLanguageModels(question.filter)) return question;
  const ids = await readIds(store, question);
  return { ...question, filter: byLanguageModelIds(question.filter, ids) };
}

async function readIds({ reader, features }: Store, { accounts }: CatalogQuestion): Promise<string[]> {
  const rows = await reader
    .selectFrom('agent_count')
    .select('language_model')
    .distinct()
    .where(
      features.isOneOf(
        sql.ref('agent_count.account_id'),
        accounts.map(({ id }) => id),
      ),
    )
    .where('n', '>', 0)
    .where('language_model', '<>', '')
    .execute();
  return rows.map(({ language_model }) => language_model);
}
