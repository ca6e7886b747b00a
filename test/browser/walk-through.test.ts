import { expect, test } from 'vitest';
import {
  chooseTab,
  execute,
  fillNewTab,
  fillVariables,
  open,
  setUpExplorer,
  shownAnswer,
  takePicture,
} from './explorer.ts';

interface Agent {
  readonly id: string;
  readonly vendor: string;
  readonly name: string;
}

interface Written {
  readonly agent: Agent | null;
  readonly notCarried?: readonly { readonly field: string; readonly reason: string }[];
  readonly userErrors: readonly unknown[];
}

setUpExplorer();

/** Executes the mutation of the tab that is shown, and gives what it wrote. */
async function write(): Promise<Written & { agent: Agent }> {
  const { data, errors } = await execute<Record<string, Written>>();
  expect(errors).toBeUndefined();
  const [payload] = Object.values(data ?? {});
  expect(payload?.userErrors).toEqual([]);
  if (!payload?.agent) throw new Error(`nothing was written: ${JSON.stringify(data)}`);
  await expect.poll(shownAnswer).toContain(`"id": "${payload.agent.id}"`);
  return { ...payload, agent: payload.agent };
}

async function listedAgents(): Promise<readonly Agent[]> {
  await chooseTab('AllAgents');
  const { data, errors } = await execute<{ agents: { nodes: readonly Agent[] } }>();
  expect(errors).toBeUndefined();
  const nodes = data?.agents.nodes ?? [];
  await expect.poll(shownAnswer).toContain(`"id": "${nodes[0]?.id}"`);
  return nodes;
}

test('an agent is created, listed, renamed, copied to another vendor and deleted, all in the explorer', async () => {
  await open();
  const before = await listedAgents();

  await chooseTab('CreateAgent');
  const created = (await write()).agent;
  await takePicture('walk-1-created');
  const { id, vendor, name } = created;
  expect((await listedAgents())[0]).toMatchObject({ id, vendor, name });
  await takePicture('walk-2-listed');

  await chooseTab('RenameAgent');
  await fillVariables({ input: { id, name: 'Holiday hours' } });
  expect((await write()).agent).toMatchObject({ id, name: 'Holiday hours' });
  await takePicture('walk-3-renamed');

  await chooseTab('CopyAgent');
  await fillVariables({ input: { id, toAccountId: 'gennia' } });
  const { agent: copy, notCarried } = await write();
  expect(vendor).toBe('CHATSBY');
  expect(copy).toMatchObject({ vendor: 'GENNIA', name: 'Holiday hours' });
  expect(notCarried?.map(({ field }) => field)).toContain('extension.chatsby.maxTokens');
  for (const { field, reason } of notCarried ?? []) {
    const shown = await shownAnswer();
    expect(shown).toContain(`"field": "${field}"`);
    expect(shown).toContain(`"reason": ${JSON.stringify(reason)}`);
  }
  await takePicture('walk-4-copied');
  expect((await listedAgents()).slice(0, 2).map((agent) => agent.id)).toEqual(expect.arrayContaining([id, copy.id]));

  const deletion = (alias: string, agentId: string) => `
  ${alias}: deleteAgent(input: { id: "${agentId}" }) {
    deletedAgentId
    userErrors { code message }
  }`;
  await fillNewTab(`mutation DeleteBoth {${deletion('original', id)}${deletion('copy', copy.id)}\n}`, 'DeleteBoth');
  expect(await execute()).toEqual({
    data: {
      original: { deletedAgentId: id, userErrors: [] },
      copy: { deletedAgentId: copy.id, userErrors: [] },
    },
  });
  await expect.poll(shownAnswer).toContain(`"deletedAgentId": "${copy.id}"`);
  await takePicture('walk-5-deleted');
  expect(await listedAgents()).toEqual(before);
  await takePicture('walk-6-gone');
});
