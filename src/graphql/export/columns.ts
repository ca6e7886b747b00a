/** @module The columns that an export as CSV can have. */
import { alternatives } from '../../core/words.ts';
import { badInput } from '../errors.ts';
import type { CsvValue } from './csv.ts';

/** A column: what it asks of an agent, and what it shows of the answer. */
export interface ExportColumn {
  readonly name: string;
  readonly selection: string;
  readonly read: (agent: ExportedAgent) => CsvValue;
}

/** An agent as GraphQL answers a selection. */
export type ExportedAgent = Readonly<Record<string, unknown>>;

/** Columns of fields that hold one value. */
const PLAIN = [
  'id',
  'vendor',
  'vendorId',
  'name',
  'description',
  'instructions',
  'model',
  'temperature',
  'avatarUrl',
  'status',
  'createdAt',
  'updatedAt',
  'observedAt',
] as const;

const COLUMNS: ReadonlyMap<string, ExportColumn> = new Map(
  [
    ...PLAIN.map((name) => ({ name, selection: name, read: (agent: ExportedAgent) => cellOf(agent[name]) })),
    inner('account', 'account', 'id'),
    inner('accountLabel', 'account', 'label'),
    inner('languageModel', 'languageModel', 'id'),
    inner('languageModelRetiresAt', 'languageModel', 'retiresAt'),
    {
      name: 'tags',
      selection: 'tags',
      read: ({ tags }: ExportedAgent) => (Array.isArray(tags) ? tags.join(', ') : null),
    },
  ].map((column) => [column.name, column]),
);

/** Columns when none are asked for. */
const DEFAULT = [
  'id',
  'vendor',
  'account',
  'name',
  'description',
  'model',
  'languageModel',
  'status',
  'tags',
  'createdAt',
  'updatedAt',
  'observedAt',
];

/**
 * The columns of an export, in their order.
 *
 * @param given names with commas between them. @default the most usual ones
 * @throws GraphQLError `BAD_USER_INPUT`
 */
export function exportColumns(given?: string): readonly ExportColumn[] {
  const names = given?.split(',').map((name) => name.trim()) ?? DEFAULT;
  if (new Set(names).size < names.length) throw badInput('fields', 'expected each column once');
  return names.map((name) => {
    const column = COLUMNS.get(name);
    if (column !== undefined) return column;
    throw badInput('fields', `expected names with commas between them, of ${alternatives([...COLUMNS.keys()])}`);
  });
}

function inner(name: string, field: string, below: string): ExportColumn {
  const read = (agent: ExportedAgent) => cellOf((agent[field] as ExportedAgent | null)?.[below]);
  return { name, selection: `${field} { ${below} }`, read };
}

/** Of GraphQL's scalars only times are answered as objects. */
function cellOf(value: unknown): CsvValue {
  if (value === null || value === undefined) return null;
  return value instanceof Date || typeof value === 'number' ? value : String(value);
}
