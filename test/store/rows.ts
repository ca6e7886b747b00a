/** @module Rows for tests. */
import type { Insertable } from 'kysely';
import type { AgentChangeTable, AgentTable } from '../../src/store/tables.ts';

/** An agent's row, of which a test says what it is about. */
export function agentRow(pk: number, row: Partial<AgentTable> = {}): AgentTable {
  return {
    pk: BigInt(pk),
    id: `agent-${pk}`,
    account_id: 'a',
    generation: 'g',
    vendor: 'V',
    vendor_id: String(pk),
    name: `Agent ${pk}`,
    description: null,
    language_model: null,
    model: null,
    temperature: null,
    avatar_url: null,
    tags: null,
    status: null,
    created_at: pk,
    updated_at: null,
    operations: '[]',
    own: '{}',
    search_text: '',
    whole: 1,
    unknown_fields: null,
    list_hash: null,
    hash: 'h',
    observed_at: 0,
    whole_at: null,
    missing_sweeps: 0,
    deleted_at: null,
    ...row,
  };
}

/** A row of the log. */
export function changeRow(agentId: string): Insertable<AgentChangeTable> {
  return {
    at: 0,
    kind: 'UPDATED',
    agent_id: agentId,
    account_id: 'a',
    fields: '[]',
    before: null,
    after: null,
    origin: 'SWEEP',
    actor: null,
    operation: null,
    raw: null,
  };
}
