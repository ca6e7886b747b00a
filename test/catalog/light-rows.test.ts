import { expect, test } from 'vitest';
import { storeOfFile } from '../support/database.ts';
import { agentsInARow } from '../support/fake-vendor.ts';
import { CopiedVendor, catalogOf } from './copied-vendor.ts';
import { heldDocuments } from './kept-rows.ts';

const store = storeOfFile();

test('an agent that is another one only between the list and its own answer is not taken for that one for ever', async () => {
  const [first] = agentsInARow(1).map((agent) => ({ ...agent, name: 'Always' }));
  if (first === undefined) throw new Error('no agent');
  const vendor = new CopiedVendor({ wholeItems: false, accountId: 'changing', agents: [first] });
  const catalog = catalogOf(store(), [vendor]);
  let answers = 0;
  vendor.afterAnswer = async () => {
    const name = ++answers === 1 ? 'For a moment' : first.name;
    vendor.agents.set(first.id, { ...first, name });
  };
  await catalog.runDue();
  expect(Object.values(await heldDocuments(store(), 'changing'))).toMatchObject([{ name: 'For a moment' }]);
  // At once, so that it is not read again for its age.
  await catalog.request(vendor.copied);
  await catalog.runDue();
  expect(Object.values(await heldDocuments(store(), 'changing'))).toMatchObject([{ name: first.name }]);
  await catalog.close();
});
