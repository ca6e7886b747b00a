import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { databaseOfTest } from '../support/database.ts';
import { changeRow } from './rows.ts';

const WRITERS = 6;
const CHANGES_OF_EACH = 40;

describe('the log of changes', () => {
  test('shows every change to whoever reads on from the last number, with several writers in two processes', async () => {
    const location = await databaseOfTest();
    const stores = [await openStore(location), await openStore(location)] as const;
    onTestFinished(async () => {
      await Promise.all(stores.map((store) => store.close()));
    });
    let isWriting = true;
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      const store = stores[writer % 2 === 0 ? 0 : 1];
      for (let change = 0; change < CHANGES_OF_EACH; change++) {
        await store.write(async (transaction) => {
          await transaction.selectFrom('agent').select('id').execute();
          await store.features.orderChanges(transaction);
          await transaction
            .insertInto('agent_change')
            .values(changeRow(`${writer}-${change}`))
            .execute();
          // The slower one has the smaller number: without an order it would be passed here.
          if (writer % 3 === 0) await sleep(2);
        });
      }
    });
    const writing = Promise.all(writers).finally(() => {
      isWriting = false;
    });
    const seen: string[] = [];
    let last = 0;
    const readOn = async ({ reader }: Store) => {
      const rows = await reader
        .selectFrom('agent_change')
        .select(['seq', 'agent_id'])
        .where('seq', '>', last)
        .orderBy('seq')
        .limit(50)
        .execute();
      seen.push(...rows.map(({ agent_id: id }) => id));
      last = rows.at(-1)?.seq ?? last;
    };
    while (isWriting) await readOn(stores[1]);
    await writing;
    for (let before = -1; before < seen.length; ) {
      before = seen.length;
      await readOn(stores[1]);
    }
    expect(seen).toHaveLength(WRITERS * CHANGES_OF_EACH);
    expect(new Set(seen).size).toBe(WRITERS * CHANGES_OF_EACH);
    for (let writer = 0; writer < WRITERS; writer++) {
      const own = seen.filter((id) => id.startsWith(`${writer}-`)).map((id) => Number(id.split('-')[1]));
      expect(own).toEqual(own.toSorted((a, b) => a - b));
    }
  });
});
