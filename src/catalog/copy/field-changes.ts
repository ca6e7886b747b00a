/** @module What of an agent's unified fields is not as it was. */
import type { AgentTable } from '../../store/tables.ts';
import type { AgentRows } from './agent-row.ts';

/** The rows of an agent, as far as they are compared. */
export interface ComparedRows {
  readonly agent: Pick<AgentTable, keyof typeof COLUMNS>;
  readonly document: Pick<AgentRows['document'], 'instructions'>;
}

/** Fields that differ, with their values in JSON. */
export interface FieldChanges {
  readonly fields: readonly string[];
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}

/** The column of each field, but the instructions, which are kept with the document. */
const COLUMNS = {
  name: 'name',
  description: 'description',
  model: 'model',
  language_model: 'languageModel',
  temperature: 'temperature',
  avatar_url: 'avatarUrl',
  tags: 'tags',
  status: 'status',
  created_at: 'createdAt',
  updated_at: 'updatedAt',
} as const;

/** The fields of the one that are not those of the other. */
export function fieldChanges(before: ComparedRows, after: ComparedRows): FieldChanges {
  const pairs = [...valuesOf(before)].map(([name, value]) => ({
    name,
    value,
    next: valuesOf(after).get(name) ?? null,
  }));
  const changed = pairs.filter(({ value, next }) => value !== next);
  return {
    fields: changed.map(({ name }) => name),
    before: Object.fromEntries(changed.map(({ name, value }) => [name, shown(name, value)])),
    after: Object.fromEntries(changed.map(({ name, next }) => [name, shown(name, next)])),
  };
}

function valuesOf({ agent, document }: ComparedRows): Map<string, string | number | null> {
  const columns = Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][];
  return new Map([
    ...columns.map(([column, name]): [string, string | number | null] => [name, agent[column]]),
    ['instructions', document.instructions],
  ]);
}

/** As GraphQL shows it. */
function shown(name: string, value: string | number | null): unknown {
  if (value === null) return null;
  if (name === 'tags') return JSON.parse(String(value));
  if (name === 'createdAt' || name === 'updatedAt') return new Date(Number(value)).toISOString();
  return value;
}
