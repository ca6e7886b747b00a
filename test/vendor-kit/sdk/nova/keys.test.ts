/** @module Nova's contract beside the types of the vendor's Python SDK. */
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import * as contract from '../../../../src/vendors/nova/contract.ts';
import { nova } from '../../../../src/vendors/nova/index.ts';
import { compareContract } from '../../compare.ts';
import { installPythonSdk } from '../install.ts';
import { readPythonTypes } from '../python-types.ts';
import { besideSdk } from './known-differences.ts';

const TYPES = ['AgentResponse', 'agent_list_response.Data', 'AgentCreateParams', 'AgentUpdateParams'] as const;
let types: Awaited<ReturnType<typeof readPythonTypes<(typeof TYPES)[number]>>>;

beforeAll(async () => {
  const python = await installPythonSdk(join(import.meta.dirname, 'requirements.txt'), 'cozmoxai');
  types = await readPythonTypes(python, 'cozmoxai.types', TYPES);
});

test('the contract names the keys that the SDK names', () => {
  const { agent, createAgent, updateAgent } = nova.contract;
  const comparison = compareContract(
    [
      { name: 'agent', contract: agent, source: types.AgentResponse, sentBy: 'VENDOR' },
      { name: 'listItem', contract: contract.listItem, source: types['agent_list_response.Data'], sentBy: 'VENDOR' },
      { name: 'createAgent', contract: createAgent, source: types.AgentCreateParams, sentBy: 'US' },
      { name: 'updateBody', contract: contract.updateBody, source: types.AgentUpdateParams, sentBy: 'US' },
      { name: 'updateAgent', contract: updateAgent, source: types.AgentUpdateParams, sentBy: 'US' },
    ],
    besideSdk,
  );
  expect(comparison).toEqual({ differences: [], outdated: [] });
});
