import type { AgentRecord } from '../../src/core/agent.ts';
import type { JsonObject } from '../../src/core/json.ts';

/** An agent with this document and nothing that was drawn from it. */
export function fakeRecord(original: JsonObject): AgentRecord {
  return {
    accountId: 'account',
    vendorId: '1',
    fields: { name: 'Agent' },
    document: original,
    raw: original,
    original,
    whole: true,
    operations: [],
    observedAt: 0,
  };
}
