import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import type { JsonObject } from '../../src/core/agent.ts';
import { DRY_RUN, type VendorAccount, WRITE } from '../support/vendor-account.ts';
import { input, isOfPlans, openGennia, readStored, rewriteModels } from './open-gennia.ts';

const GPT_4_1 = '0c6d3b0e-6a53-4a3e-9f0d-5b8f6f0f4a01';
/** No longer active in the workspace. */
const GPT_4 = '6c3e1f5b-708d-41a2-99c5-1d4e0a2b3c07';
const NOBODY = '00000000-0000-4000-8000-000000000000';

let workspace: VendorAccount;

beforeEach(async () => {
  workspace = await openGennia();
});

afterEach(() => workspace.close());

/** A model as the vendor lists it. */
function model(publicId: string, modelId: string | null, name: string | null, more: JsonObject = {}): JsonObject {
  return { publicId, modelId, name, provider: 'openai', active: true, ...more };
}

/** What a dry run of a create says of the model: the publicId that it plans, or the mistakes. */
async function planned(wanted: string): Promise<unknown> {
  const given = input({ name: 'Porter', model: wanted });
  const { plannedCalls, userErrors } = await workspace.lifecycle.create(workspace.account, given, DRY_RUN);
  return plannedCalls?.at(-1)?.body ?? userErrors;
}

const sent = (aiModelPublicId: string) => ({ aiModelPublicId });
const refused = (message: string) => [{ code: 'INVALID', field: ['model'], message: `model must be ${message}.` }];

describe('a model is found', () => {
  test.each([
    ['its publicId', GPT_4_1, GPT_4_1],
    ['its publicId in capitals', GPT_4_1.toUpperCase(), GPT_4_1],
    ["the provider's name", 'ft:gpt-4.1-mini:acme:support:9xk2', '5b2d0e4a-6f7c-4091-88b4-0c3d9f1a2b06'],
    ["the provider's name in other letters", 'Gpt-4O', '1d2f8a4c-9b1e-4c57-8a6d-2e7c9d1b3f02'],
    ['its own name', 'Claude Sonnet 4', '3f0b8c2e-4d5a-4e79-a6f2-8a1b7d9e0f04'],
    ['its own name in other letters', 'gemini 2.5 FLASH', '4a1c9d3f-5e6b-4f80-97a3-9b2c8e0f1a05'],
  ])('by %s', async (_, wanted, publicId) => {
    expect(await planned(wanted)).toEqual(sent(publicId));
    expect(workspace.wire(isOfPlans).map(({ request }) => request)).toEqual(['GET /public/api/v1/ai-models']);
  });

  test('by the publicId before the name of the provider, and by that before its own name', async () => {
    rewriteModels(workspace, () => [model('c', 'd', 'a'), model('b', 'a', 'c'), model('a', 'b', 'd')]);
    expect(await planned('a')).toEqual(sent('a'));
    expect(await planned('b')).toEqual(sent('b'));
    expect(await planned('d')).toEqual(sent('c'));
  });

  test('by what fits to the letter before what fits in other letters', async () => {
    rewriteModels(workspace, () => [model('1', 'FAST', 'x'), model('2', 'y', 'fast')]);
    expect(await planned('fast')).toEqual(sent('2'));
    expect(await planned('FAST')).toEqual(sent('1'));
    expect(await planned('Fast')).toEqual(sent('1'));
  });

  test('when it stands in the list twice', async () => {
    rewriteModels(workspace, (models) => [...models, ...models]);
    expect(await planned('gpt-4.1')).toEqual(sent(GPT_4_1));
  });

  test('among models of which some lack names', async () => {
    rewriteModels(workspace, (models) => [model('1', null, null), { publicId: '2' }, ...models]);
    expect(await planned('gpt-4.1')).toEqual(sent(GPT_4_1));
  });

  test('that is no longer active, by its publicId', async () => {
    expect(await planned(GPT_4)).toEqual(sent(GPT_4));
    expect(workspace.wire(isOfPlans).map(({ request }) => request)).toEqual([
      'GET /public/api/v1/ai-models',
      'GET /public/api/v1/ai-models?activeOnly=false',
    ]);
  });

  test('by what an agent shows as its model', async () => {
    const target = await workspace.named('Concierge');
    const before = await readStored(workspace, target);
    const { agent } = await workspace.lifecycle.update(target, input({ model: before.aiModelName }), WRITE);
    expect(agent?.document.aiModelPublicId).toBe(before.aiModelPublicId);
  });
});

describe('a model is refused, and nothing is written,', () => {
  afterEach(() => expect(workspace.writes()).toEqual([]));

  test('when the workspace has none of that name', async () => {
    expect(await planned('gpt-9')).toEqual(
      refused(
        'an active model of the workspace, and "gpt-9" is none: it has gpt-4.1, gpt-4o, o3, claude-sonnet-4-20250514, gemini-2.5-flash, ft:gpt-4.1-mini:acme:support:9xk2',
      ),
    );
    expect(workspace.wire(isOfPlans)).toHaveLength(1);
  });

  test('when its name is that of one which is no longer active', async () => {
    expect(await planned('gpt-4')).toMatchObject([
      { code: 'INVALID', message: expect.stringContaining('active model of the workspace, and "gpt-4" is none') },
    ]);
  });

  test('when its publicId is in no list', async () => {
    expect(await planned(NOBODY)).toEqual([expect.objectContaining({ code: 'INVALID', field: ['model'] })]);
    expect(workspace.wire(isOfPlans)).toHaveLength(2);
  });

  test('with ten known ones named at most', async () => {
    const many = Array.from({ length: 13 }, (_, index) => model(`id-${index}`, `m${index}`, null));
    rewriteModels(workspace, () => many);
    expect(await planned('x')).toEqual(
      refused(
        'an active model of the workspace, and "x" is none: it has m0, m1, m2, m3, m4, m5, m6, m7, m8, m9 and 3 more',
      ),
    );
  });

  test('when the workspace has none at all', async () => {
    rewriteModels(workspace, () => []);
    expect(await planned('gpt-4.1')).toEqual(
      refused('an active model of the workspace, and "gpt-4.1" is none: it has none at all'),
    );
  });

  test('when several have that name', async () => {
    const own = model('9f', 'gpt-4.1', 'Ours', { provider: null });
    rewriteModels(workspace, (models) => [own, ...models]);
    expect(await planned('gpt-4.1')).toEqual(
      refused(`the publicId of one model, since several are called "gpt-4.1": 9f Ours, ${GPT_4_1} GPT-4.1 openai`),
    );
    expect(await planned('9f')).toEqual(sent('9f'));
  });

  test('without the secrets that stand in the names of the others', async () => {
    const named = `Model sk-proj-abcdef000001, ${workspace.credentials.apiKey}`;
    rewriteModels(workspace, () => [model('1', null, named), model('2', null, 'twin'), model('3', 'twin', named)]);
    const shown = 'Model [redacted], [redacted]';
    expect(await planned('gpt-9')).toEqual(
      refused(`an active model of the workspace, and "gpt-9" is none: it has ${shown}, twin, twin`),
    );
    const other = await workspace.named('Support Bot');
    rewriteModels(workspace, () => [model('1', null, named)]);
    const { notCarried } = await copyAgent(workspace.lifecycle, {
      source: other,
      target: workspace.account,
      name: 'Copy',
      unified: {},
      extension: undefined,
      dryRun: true,
    });
    const reasons = notCarried?.map(({ reason }) => reason).join();
    expect(reasons).toContain('it has Model [redacted], [redacted]');
  });

  test('in an update too, at the field of the input', async () => {
    const target = await workspace.named('Support Bot');
    const { agent, userErrors } = await workspace.lifecycle.update(target, input({ model: 'gpt-9', name: 'X' }), WRITE);
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: ['model'] }]);
  });

  test('when the list is no list', async () => {
    rewriteModels(workspace, () => ({ models: [] }) as never);
    expect(await planned('gpt-4.1')).toMatchObject([{ code: 'UNAVAILABLE', message: expect.stringContaining('200') }]);
  });
});
