import { expect, test } from 'vitest';
import { keyCaller } from '../support/access.ts';
import {
  execute,
  giveCredential,
  openSignIn,
  refusal,
  setUpExplorer,
  signOut,
  takePicture,
  waitForEditor,
  widths,
} from './explorer.ts';

const KEY = 'rollcall_of-the-dashboard';

setUpExplorer({ isPhone: true, access: { apiKeys: [keyCaller('dashboard', KEY)] } });

test('on a phone one signs in and out, and nothing is wider than the screen', async () => {
  await openSignIn();
  expect(await widths()).toEqual([390, 390]);
  await giveCredential('rollcall_wrong');
  await expect.poll(refusal).toContain('not valid');
  expect(await widths()).toEqual([390, 390]);
  await takePicture('sign-in-phone');
  await giveCredential(KEY);
  await waitForEditor();
  expect(await widths()).toEqual([390, 390]);
  expect((await execute()).errors).toBeUndefined();
  await takePicture('signed-in-phone');
  await signOut();
});
