import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Account } from '../../src/accounts/account.ts';
import { type CopyRequest, copyAgent } from '../../src/agents/lifecycle/copy/copy.ts';
import type { Outcome } from '../../src/agents/lifecycle/outcome.ts';
import { chatsby } from '../../src/vendors/chatsby/index.ts';
import { VendorAccount } from '../support/vendor-account.ts';
import { isOfPlans, openGennia, readStored, rewriteModels } from './open-gennia.ts';

let workspace: VendorAccount;

beforeEach(async () => {
  workspace = await openGennia();
});

afterEach(() => workspace.close());

/** Copies an agent of the workspace, inside it unless the request says otherwise. */
async function copy(source: string, request: Partial<CopyRequest> = {}): Promise<Outcome> {
  return copyAgent(workspace.lifecycle, {
    source: await workspace.named(source),
    target: workspace.account,
    name: undefined,
    extension: undefined,
    dryRun: false,
    ...request,
  });
}

describe('a copy inside the workspace', () => {
  test('is a new draft with everything that the original has', async () => {
    const { agent, userErrors, notCarried } = await copy('Concierge', { name: 'Concierge II' });
    expect(userErrors).toEqual([]);
    expect(workspace.wire(isOfPlans).map(({ request }) => request)).toMatchInlineSnapshot(`
      [
        "GET /public/api/v1/ai-models",
        "POST /public/api/v1/agents",
        "PATCH /public/api/v1/agents/af621948-df00-4b3b-a32a-fbc75c904316",
      ]
    `);
    const original = await readStored(workspace, await workspace.named('Concierge'));
    const stored = await readStored(workspace, await workspace.named('Concierge II'));
    expect(agent?.raw).toEqual(stored);
    const differing = Object.keys(original).filter(
      (key) => JSON.stringify(stored[key]) !== JSON.stringify(original[key]),
    );
    expect(differing.toSorted()).toEqual([
      'createdAt',
      'draftVersionNumber',
      'hasExternalChannel',
      'name',
      'publicId',
      'publishedVersionNumber',
      'status',
      'updatedAt',
    ]);
    expect(notCarried.map(({ field }) => field)).toEqual(['status', 'extension.gennia.hasExternalChannel']);
  });

  test('needs another name: names are unique', async () => {
    const { agent, userErrors } = await copy('Concierge');
    expect(agent).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', field: ['name'], vendorError: { status: 409 } }]);
  });

  test('takes other settings, also a time of day without seconds', async () => {
    const extension = { gennia: { followUpBusinessHoursStart: '07:15', thinkingEffort: 'low' } };
    const { agent, userErrors } = await copy('Concierge', { name: 'Early bird', extension });
    expect(userErrors).toEqual([]);
    expect(agent?.document).toMatchObject({ followUpBusinessHoursStart: '07:15:00', thinkingEffort: 'low' });
  });

  test('keeps a model that is no longer active', async () => {
    const { agent, userErrors } = await copy('Old FAQ', { name: 'Older FAQ' });
    expect(userErrors).toEqual([]);
    expect(agent?.fields).toMatchObject({ model: 'GPT-4', status: 'DRAFT' });
  });

  test('planned by a dry run writes nothing', async () => {
    const { agent, plannedCalls } = await copy('Concierge', { name: 'Concierge II', dryRun: true });
    expect(agent).toBeNull();
    expect(plannedCalls?.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /agents',
      'PATCH /agents/{id}',
    ]);
    expect(workspace.writes()).toEqual([]);
    await copy('Concierge', { name: 'Concierge II' });
    const { vendorId } = await workspace.named('Concierge II');
    expect(workspace.planned()).toEqual(
      plannedCalls?.map((call) => ({ ...call, path: call.path.replace('{id}', vendorId) })),
    );
  });

  test('is incomplete when its draft can not be configured', async () => {
    workspace.answer('PATCH', 500, '{}');
    const { agent, userErrors } = await copy('Old FAQ', { name: 'Older FAQ' });
    expect(agent?.fields).toMatchObject({ name: 'Older FAQ', model: null });
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['INCOMPLETE', ['instructions']],
      ['INCOMPLETE', ['model']],
      ['INCOMPLETE', ['temperature']],
    ]);
  });
});

describe('a copy into another workspace', () => {
  let other: VendorAccount;

  beforeEach(async () => {
    other = await openGennia({ id: 'other' });
  });

  afterEach(() => other.close());

  test('leaves a model behind that is not there, and says so', async () => {
    rewriteModels(other, (models) => models.filter(({ modelId }) => modelId === 'o3'));
    const { agent, userErrors, notCarried } = await copy('Support Bot', { name: 'Support', target: other.account });
    expect(userErrors).toEqual([]);
    expect(agent).toMatchObject({ accountId: 'other', fields: { name: 'Support', model: null, temperature: 0.2 } });
    expect(notCarried.find(({ field }) => field === 'model')?.reason).toContain(
      'must be an active model of the workspace',
    );
    expect(workspace.writes()).toEqual([]);
  });
});

describe('a copy from another vendor', () => {
  let support: VendorAccount;
  let account: Account;

  beforeEach(async () => {
    support = await VendorAccount.open(chatsby, { agents: 5 });
    ({ account } = support);
  });

  afterEach(() => support.close());

  test('brings the fields that both have, the model by its name', async () => {
    const { agents } = await account.client.list({ query: {}, limit: 5, offset: 0 });
    const original = agents.find(({ fields }) => fields.model === 'gpt-4o');
    if (original === undefined) throw new Error('no agent with gpt-4o');
    const source = { account, vendorId: original.vendorId };
    const { agent, userErrors } = await copy('Concierge', { source, name: 'From Chatsby' });
    expect(userErrors).toEqual([]);
    const { instructions, temperature } = original.fields;
    expect(agent?.fields).toMatchObject({ name: 'From Chatsby', model: 'GPT-4o', instructions, temperature });
  });

  test('and one to it loses what only Gennia has, and a model that goes by another name there', async () => {
    const request = { target: account, name: 'From Gennia', dryRun: true };
    const { userErrors, notCarried } = await copy('Onboarding Buddy', request);
    expect(userErrors).toEqual([]);
    expect(notCarried.map(({ field }) => field)).toEqual([
      'description',
      'model',
      'avatarUrl',
      'tags',
      'status',
      'extension.gennia.hasUnpublishedChanges',
      'extension.gennia.hasExternalChannel',
      'extension.gennia.longTermMemoryEnabled',
    ]);
  });
});
