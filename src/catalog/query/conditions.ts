/**
 * @module A filter as a condition of SQL. There, whatever is compared with null is neither true nor false, which is as good as
 * false, but not when it is negated: only then null has to be looked at.
 */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { AgentField, ExtensionReference, FieldCondition, Predicate } from '../../agents/filter/predicate.ts';
import type { FilterFieldKind } from '../../contract/filter-fields.ts';
import { folded } from '../../core/search.ts';
import type { Store } from '../../store/store.ts';
import type { Tables } from '../../store/tables.ts';
import { stored } from '../copy/own-fields.ts';
import { indexable, isUnspaced, splitWords, storable } from '../copy/texts.ts';
import type { CatalogQuestion } from './question.ts';

/** Builds conditions on agents. */
export type AgentExpressions = ExpressionBuilder<Tables, 'agent'>;

/** How agents are found. */
export interface Access {
  /** They are read in the order of the list, one after the other, until there are enough. */
  readonly isInOrder: boolean;
  /** Texts that so many hold that they are looked for in the same way. */
  readonly commonTexts: ReadonlySet<string>;
}

const BY_INDEX: Access = { isInOrder: false, commonTexts: new Set() };

/** The engine, and how agents are found. */
interface Compiler extends Pick<Store, 'features'> {
  readonly access: Access;
}

/** The text of a search as the store has it. */
export function soughtText(text: string): string {
  return storable(folded(text));
}

/** Which agents a question is about. */
export function conditionOf(
  store: Store,
  { accounts, filter, showsDeleted }: Omit<CatalogQuestion, 'order'>,
  where: AgentExpressions,
  access: Access = BY_INDEX,
): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [
    where('agent.deleted_at', 'is', null),
    store.features.isOneOf(
      sql.ref('agent.account_id'),
      accounts.map(({ id }) => id),
      access.isInOrder,
    ),
  ];
  if (!showsDeleted) {
    conditions.push(where.or([where('agent.status', 'is', null), where('agent.status', '<>', 'DELETED')]));
  }
  return where.and([...conditions, predicateToSql({ features: store.features, access }, filter, where)]);
}

function predicateToSql(store: Compiler, predicate: Predicate, where: AgentExpressions): Expression<SqlBool> {
  const operands = () =>
    predicate.op === 'AND' || predicate.op === 'OR'
      ? predicate.operands.map((operand) => predicateToSql(store, operand, where))
      : [];
  switch (predicate.op) {
    case 'AND':
      return where.and(operands());
    case 'OR':
      return where.or(operands());
    case 'NOT':
      return negated(store, predicate.operand, where);
    case 'SEARCH':
      return textToSql(store, soughtText(predicate.text));
    case 'WORDS':
      return store.features.holdsWords(
        predicate.words.map((word, index) => ({ word, isPrefix: index === predicate.words.length - 1 })),
      );
    default:
      return fieldToSql(store, predicate, where);
  }
}

function negated(
  store: Compiler,
  condition: Extract<Predicate, { op: 'NOT' }>['operand'],
  where: AgentExpressions,
): Expression<SqlBool> {
  const isNot = where.not(predicateToSql(store, condition, where));
  if (condition.op === 'SEARCH' || condition.op === 'WORDS' || condition.op === 'IS_NULL') return isNot;
  if (condition.field.kind !== 'UNIFIED') return isNot;
  const column = COLUMNS[condition.field.name];
  // What is looked up in another table is there or not.
  return column === undefined ? isNot : where.or([where(column, 'is', null), isNot]);
}

/** The column of each field; undefined where it stands in a table of its own. */
const COLUMNS = {
  id: 'agent.id',
  vendor: 'agent.vendor',
  accountId: 'agent.account_id',
  vendorId: 'agent.vendor_id',
  name: 'agent.name',
  description: 'agent.description',
  instructions: undefined,
  model: 'agent.model',
  languageModel: 'agent.language_model',
  temperature: 'agent.temperature',
  avatarUrl: 'agent.avatar_url',
  tags: undefined,
  status: 'agent.status',
  createdAt: 'agent.created_at',
  updatedAt: 'agent.updated_at',
} as const satisfies Record<AgentField, `agent.${string}` | undefined>;

/** Short texts of scripts without blanks stand among the words, letter by letter. */
function textToSql({ features, access }: Compiler, text: string): Expression<SqlBool> {
  const words = isUnspaced(text) ? splitWords(text) : [];
  return features.holdsText(text, access.commonTexts.has(text) ? 'SCAN' : 'INDEX', words);
}

function fieldToSql({ features }: Compiler, condition: FieldCondition, where: AgentExpressions): Expression<SqlBool> {
  const { field } = condition;
  if (field.kind === 'EXTENSION') return ownToSql(features, condition, field, where);
  if (field.kind === 'LANGUAGE_MODEL') throw new Error(`no id was put in the place of ${field.name}`);
  if (field.name === 'tags') return tagsToSql(features, condition, where);
  const column = COLUMNS[field.name];
  if (column !== undefined) return compare(condition, sql.ref(column), features);
  return where.exists(
    where
      .selectFrom('agent_document')
      .select('agent_document.pk')
      .whereRef('agent_document.pk', '=', 'agent.pk')
      .where(compare(condition, sql.ref('agent_document.instructions'), features)),
  );
}

/** A field of a vendor's own: of all other vendors' agents, it is null. True or false, never null. */
function ownToSql(
  features: Store['features'],
  condition: FieldCondition,
  { vendor, field: { path, kind, isList } }: ExtensionReference,
  where: AgentExpressions,
): Expression<SqlBool> {
  const own = sql.ref('agent.own');
  const value = features.jsonValue(own, path, !isList && NUMBERS.includes(kind) ? 'NUMBER' : 'TEXT');
  const ofVendor = (holds: Expression<unknown>) =>
    sql<boolean>`(${where('agent.vendor', '=', vendor)} and coalesce(${holds}, ${sql.raw('false')}))`;
  switch (condition.op) {
    case 'IS_NULL':
      return where.not(ofVendor(sql`${value} is not null`));
    case 'IS_EMPTY':
      return ofVendor(sql`${features.jsonListLength(own, path)} = 0`);
    case 'HAS_ANY':
      return ofVendor(
        features.jsonListHolds(
          own,
          path,
          condition.values.map((each) => stored(each) as string | number),
        ),
      );
    default:
      return ofVendor(compare(condition, value, features));
  }
}

const NUMBERS: readonly FilterFieldKind[] = ['NUMBER', 'BOOLEAN', 'DATE_TIME', 'ANYTHING'];

function tagsToSql(
  features: Store['features'],
  condition: FieldCondition,
  where: AgentExpressions,
): Expression<SqlBool> {
  switch (condition.op) {
    case 'IS_NULL':
      return where('agent.tags', 'is', null);
    case 'IS_EMPTY':
      return sql<boolean>`(agent.tags is not null and agent.tags = '[]')`;
    case 'HAS_ANY': {
      const tags = condition.values.map(String);
      const tagged = where
        .selectFrom('agent_tag')
        .select('agent_tag.pk')
        .where('agent_tag.tag', 'in', tags.map(indexable));
      const mayHold = where('agent.pk', 'in', tagged);
      if (tags.every((tag) => indexable(tag) === tag)) return mayHold;
      // Of a longer one only the beginning is looked up: the agent has it to the letter, in quotes.
      const holds = tags.map((tag) => features.contains(sql.ref('agent.tags'), JSON.stringify(tag)));
      return where.and([mayHold, where.or(holds)]);
    }
    default:
      return sql<boolean>`false`;
  }
}

const SIGNS = { GT: '>', GTE: '>=', LT: '<', LTE: '<=' } as const;

/** A condition on a column; null where the column is. */
export function compare(
  condition: FieldCondition,
  column: Expression<unknown>,
  features: Store['features'],
): Expression<SqlBool> {
  switch (condition.op) {
    case 'IN':
      return sql<boolean>`${column} in (${sql.join(condition.values.map(stored))})`;
    case 'GT':
    case 'GTE':
    case 'LT':
    case 'LTE':
      return sql<boolean>`${column} ${sql.raw(SIGNS[condition.op])} ${stored(condition.value)}`;
    case 'CONTAINS':
      return features.contains(column, storable(condition.value));
    case 'STARTS_WITH':
      return features.startsWith(column, storable(condition.value));
    case 'IS_NULL':
      return sql<boolean>`${column} is null`;
    default:
      return sql<boolean>`false`;
  }
}
