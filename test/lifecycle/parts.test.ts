import { expect, test } from 'vitest';
import type { Account } from '../../src/accounts/account.ts';
import { partsLeft } from '../../src/agents/lifecycle/parts.ts';
import { plannedCall } from '../../src/vendors/kit/planned-call.ts';
import type { PlannedCall } from '../../src/vendors/plan.ts';
import { type SavedValue, saved } from '../../src/vendors/saved.ts';

const account = { vendor: { label: 'Twofold' }, findSecrets: () => [] } as unknown as Account;
const plan: readonly PlannedCall<SavedValue>[] = [
  { ...plannedCall('POST', '/llms'), saveAs: { llmId: ['id'] }, part: { label: 'model', id: saved('llmId') } },
  plannedCall('POST', '/agents', { llm_id: saved('llmId') }),
  plannedCall('POST', '/routes', { llm_id: saved('llmId') }),
];

test.each([
  ['is left before the agent is made', 1, ['The model "llm_1" was made and is left at Twofold.']],
  ['is the own part of an agent that has it, also where a later call was to name it again', 2, []],
])('a part %s', (_state, acceptedCount, messages) => {
  const left = partsLeft({ account, plan, acceptedCount, values: new Map([['llmId', 'llm_1']]), isUnclear: false });
  expect(left.map(({ message }) => message)).toEqual(messages);
});
