import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AgentOperation } from '../../src/core/agent.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { WritePlanner } from '../../src/vendors/plan.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

/** What lays out the calls of an operation. An agent is copied by creating one, if the vendor has no way of its own. */
const PLANNED_BY: Readonly<Record<AgentOperation, keyof WritePlanner>> = {
  UPDATE: 'update',
  DELETE: 'delete',
  PAUSE: 'pause',
  RESUME: 'resume',
  ARCHIVE: 'archive',
  UNARCHIVE: 'unarchive',
  PUBLISH: 'publish',
  COPY: 'create',
  RESTORE_VERSION: 'restoreVersion',
};

const OPERATIONS = Object.keys(PLANNED_BY) as AgentOperation[];

let api: TestRollcall;
beforeAll(async () => {
  api = await startRollcall({ agents: 0 });
});
afterAll(() => api.close());

describe.each(vendors.map((vendor) => [vendor.key, vendor] as const))('what %s can do', (key, vendor) => {
  const { operations, instead } = vendor.capabilities;

  test('is what it lays out calls for', () => {
    const account = [...api.rollcall.accounts.values()].find((each) => each.vendor.key === key);
    const planned = OPERATIONS.filter((operation) => account?.client.plan[PLANNED_BY[operation]] !== undefined);
    expect(planned).toEqual(OPERATIONS.filter((operation) => operations.includes(operation)));
  });

  test('takes a body of changes if there are changes, and only then', () => {
    expect(vendor.contract.updateAgent !== undefined).toBe(operations.includes('UPDATE'));
  });

  test.each(OPERATIONS.filter((operation) => !operations.includes(operation)))(
    'is told beside what it can not do: %s',
    (operation) => {
      expect(instead[operation]).toMatch(/^[A-Z].*\.$/);
    },
  );
});
