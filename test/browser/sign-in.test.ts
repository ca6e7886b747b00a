import { describe, expect, test } from 'vitest';
import { explorerTabs } from '../../src/explorer/tabs.ts';
import { vendors } from '../../src/vendors/index.ts';
import { keyCaller } from '../support/access.ts';
import {
  chooseTab,
  execute,
  fillNewTab,
  giveCredential,
  kept,
  openSignIn,
  refusal,
  setUpExplorer,
  shownAddress,
  signOut,
  stored,
  takePicture,
  titles,
  waitForEditor,
  watchCredentials,
} from './explorer.ts';

const KEY = 'rollcall_of-the-dashboard';
const OTHER_KEY = 'rollcall_of-another';
const READY = explorerTabs(vendors).map(({ name }) => name);
const [first, second] = vendors.map(({ key }) => key);

setUpExplorer({
  access: {
    apiKeys: [
      keyCaller('dashboard', KEY, ['agents:read'], [first ?? '']),
      keyCaller('another', OTHER_KEY, ['agents:read'], [second ?? '']),
    ],
  },
});

/** Ids of agents in what the browser keeps, by the account that they begin with. */
const namedAccounts = (text: string) => vendors.map(({ key }) => key).filter((key) => text.includes(`${key}:`));

describe('whoever is not signed in', () => {
  test('sees a field for a key or a token, no tab, and the name of no account', async () => {
    const asked = watchCredentials();
    await openSignIn();
    expect(await titles()).toEqual([]);
    expect(namedAccounts(await kept())).toEqual([]);
    expect(asked.filter(({ kind }) => kind === '?explorer=examples' || kind === 'OPERATION')).toEqual([]);
    await takePicture('sign-in');
  });

  test('is told when the key is wrong, and can give another one', async () => {
    await openSignIn();
    await giveCredential('rollcall_wrong');
    await expect.poll(refusal).toContain('The credential is not valid');
    expect(await titles()).toEqual([]);
    await giveCredential('Schlüssel');
    await expect.poll(refusal).toBe('This is neither a key nor a token.');
    await takePicture('sign-in-refused');
    await giveCredential(KEY);
    await waitForEditor();
  });
});

describe('whoever has signed in', () => {
  test('finds the ready tabs with examples of its own accounts, and all requests carry the key', async () => {
    const asked = watchCredentials();
    await openSignIn();
    await giveCredential(KEY);
    await waitForEditor();
    expect(await titles()).toEqual(READY);
    await chooseTab('OneAgent');
    const { data, errors } = await execute<{ agent: { id: string } }>();
    expect(data?.agent.id).toMatch(new RegExp(`^${first}:`));
    // The key has no scope for the vendor's own document.
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
    await takePicture('signed-in');
    const kinds = ['?explorer=examples', 'INTROSPECTION', 'OPERATION'];
    for (const kind of kinds) {
      const sent = asked.filter((request) => request.kind === kind);
      expect(sent.length, kind).toBeGreaterThan(0);
      for (const { authorization } of sent) expect(authorization, kind).toBe(`Bearer ${KEY}`);
    }
    for (const { kind, authorization } of asked) if (!kinds.includes(kind)) expect(authorization).toBeUndefined();
  });

  test('leaves the key nowhere but in the memory of the page', async () => {
    await openSignIn();
    await giveCredential(KEY);
    await waitForEditor();
    await execute();
    await expect.poll(() => stored('graphiql:tabState')).toContain('OneAgent');
    expect(await kept()).not.toContain(KEY);
    expect(shownAddress()).not.toContain('?');
    // Loaded again, the page asks again.
    await openSignIn();
    expect(await titles()).toEqual([]);
  });

  test('finds its tabs again, until it signs out: then the next one finds nothing of them', async () => {
    await openSignIn();
    await giveCredential(KEY);
    await waitForEditor();
    await fillNewTab('query Mine { __typename }', 'Mine');
    await expect.poll(() => stored('graphiql:tabState')).toContain('query Mine');
    await openSignIn();
    await giveCredential(KEY);
    await waitForEditor();
    expect(await titles()).toEqual([...READY, 'Mine']);
    expect(namedAccounts(await kept())).toContain(first);

    await signOut();
    expect(namedAccounts(await kept())).toEqual([]);
    expect(await stored('graphiql:tabState')).toBe('');
    await giveCredential(OTHER_KEY);
    await waitForEditor();
    expect(await titles()).toEqual(READY);
    await chooseTab('OneAgent');
    const { data } = await execute<{ agent: { id: string } }>();
    expect(data?.agent.id).toMatch(new RegExp(`^${second}:`));
    expect(namedAccounts(await kept())).not.toContain(first);
  });
});
