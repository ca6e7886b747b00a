/** @module What the catalog's lists can be ordered by. */

/** A field, and the column that it is ordered by. */
export const ORDER_COLUMNS = {
  CREATED_AT: 'agent.created_at',
  UPDATED_AT: 'agent.updated_at',
  NAME: 'agent.name',
  DESCRIPTION: 'agent.description',
  INSTRUCTIONS: 'agent_document.instructions',
  MODEL: 'agent.model',
  LANGUAGE_MODEL: 'agent.language_model',
  TEMPERATURE: 'agent.temperature',
  AVATAR_URL: 'agent.avatar_url',
  STATUS: 'agent.status',
  VENDOR: 'agent.vendor',
  ACCOUNT: 'agent.account_id',
} as const;

/** Fields whose values are numbers; those of all others are texts. */
export const NUMBER_FIELDS: ReadonlySet<string> = new Set<CatalogOrderField>([
  'CREATED_AT',
  'UPDATED_AT',
  'TEMPERATURE',
]);

/** A field that can be ordered by. */
export type CatalogOrderField = keyof typeof ORDER_COLUMNS;

/** An order. Ties go by id, ascending by code point. */
export interface CatalogOrder {
  readonly field: CatalogOrderField;
  readonly direction: 'ASC' | 'DESC';
  /** Where agents without the value stand. */
  readonly nulls: 'FIRST' | 'LAST';
}
