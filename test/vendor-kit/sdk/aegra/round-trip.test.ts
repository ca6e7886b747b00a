/**
 * @module What Rollcall writes at a real Aegra, at LangGraph's two servers and at the sandbox is what the official SDK
 * reads there, at the places that its types name; and what the servers say of themselves is what the contract says.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aegra } from '../../../../src/vendors/aegra/index.ts';
import { bodyOf } from '../../../../src/vendors/bodies.ts';
import { startWriteApi, type WriteApi } from '../../../lifecycle/api.ts';
import { RealRollcall } from '../../../real/real-rollcall.ts';
import { compareContract } from '../../compare.ts';
import { keysOf, keysOfContract } from '../../keys.ts';
import { readOpenApi } from '../../openapi.ts';
import { neverSent, notReadBack } from '../../read-back.ts';
import { createWhole, updateWhole } from '../../write-whole.ts';
import { accessOf, accessOfSandbox, newEntries, SETTINGS } from './access.ts';
import { besideAegra, besideLangGraph } from './known-differences.ts';
import { type LangGraphSdk, openLangGraphSdk } from './langgraph-sdk.ts';

const { agent, createAgent } = aegra.contract;
const updateAgent = bodyOf(aegra.contract, 'updateAgent');

let sdk: LangGraphSdk;
let real: RealRollcall;
let sandbox: WriteApi;

beforeAll(async () => {
  sdk = await openLangGraphSdk();
  real = await RealRollcall.start();
  sandbox = await startWriteApi({ only: ['aegra'], agents: 3 });
});
afterAll(async () => {
  await sandbox?.close();
  await real?.close();
});

const PLACES = ['aegra', 'langgraph', 'langgraph-python', 'sandbox'] as const;

describe.each(PLACES)('at %s', (place) => {
  test.each([
    ['context', 'config.configurable'],
    ['config.configurable', 'context'],
  ] as const)('the SDK reads what was written, with %s first and %s then', async (first, second) => {
    const access = place === 'sandbox' ? accessOfSandbox(sandbox) : accessOf(real, place);
    const { assistants } = sdk.client(access.server);
    const keys = keysOf(sdk.type('Agent'));
    const leftOut = { context: [], 'config.configurable': ['context'] };

    const made = await createWhole(access, { entries: newEntries(first) });
    expect(made.userErrors).toEqual([]);
    expect(neverSent(made.sent, keysOfContract(createAgent)).toSorted()).toEqual([...leftOut[first], 'if_exists']);
    const read = await assistants.get(made.vendorId);
    expect(notReadBack(made.sent, read, keys)).toEqual([]);
    expect(await assistants.search({ name: String(read.name), limit: 10 })).toContainEqual(read);

    const changed = await updateWhole(access, made.id, {
      variant: 1,
      entries: { 'extension.aegra.graphId': 'echo', ...SETTINGS[second] },
    });
    expect(changed.userErrors).toEqual([]);
    expect(neverSent(changed.sent, keysOfContract(updateAgent))).toEqual(leftOut[second]);
    expect(notReadBack(changed.sent, await assistants.get(made.vendorId), keys)).toEqual([]);
  });
});

describe('the contract names the keys that a server names in its OpenAPI file:', () => {
  test.each([
    { place: 'aegra', change: 'AssistantUpdate', known: besideAegra },
    { place: 'langgraph-python', change: 'AssistantPatch', known: besideLangGraph },
  ] as const)('$place', async ({ place, change, known }) => {
    const api = readOpenApi((await real.ask(place, 'GET', '/openapi.json')).body);
    const comparison = compareContract(
      [
        { name: 'agent', contract: agent, source: api.answer('GET', '/assistants/{assistant_id}'), sentBy: 'VENDOR' },
        { name: 'createAgent', contract: createAgent, source: api.body('POST', '/assistants'), sentBy: 'US' },
        { name: 'updateAgent', contract: updateAgent, source: api.component(change), sentBy: 'US' },
      ],
      known,
    );
    expect(comparison).toEqual({ differences: [], outdated: [] });
  });
});
