import { expect, test } from 'vitest';
import { hasAny } from '../../src/agents/filter/combine.ts';
import { unified } from '../../src/agents/filter/predicate.ts';
import { storeOfFile } from '../support/database.ts';
import { agentsInARow } from '../support/fake-vendor.ts';
import { CopiedVendor, catalogOf } from './copied-vendor.ts';

const store = storeOfFile();

test('tags that begin alike are told apart, however long they are', async () => {
  const [one, other] = ['one', 'other'].map((end) => `${'"x" '.repeat(300)}${end}`) as [string, string];
  const [first, second] = agentsInARow(2);
  if (first === undefined || second === undefined) throw new Error('no agents');
  const agents = [
    { ...first, tags: [one] },
    { ...second, tags: [other] },
  ];
  const vendor = new CopiedVendor({ accountId: 'tagged', agents });
  const catalog = catalogOf(store(), [vendor]);
  await catalog.runDue();
  const countOf = (tag: string) =>
    catalog.count({
      accounts: [vendor.copied],
      filter: hasAny(unified('tags'), [tag]),
      showsDeleted: false,
      order: { field: 'NAME', direction: 'ASC', nulls: 'LAST' },
    });
  expect(await Promise.all([one, other, one.slice(0, -1)].map(countOf))).toEqual([1, 1, 0]);
  await catalog.close();
});
