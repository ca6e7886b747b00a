/** @module A process that brings a store up to date, and kills itself before one of its statements. */
import type { KyselyPlugin } from 'kysely';
import { migrateStore } from '../../src/store/migrate.ts';
import { connectStore, type StoreLocation } from '../../src/store/open-store.ts';

const [location = '', last = ''] = process.argv.slice(2);
const store = await connectStore(JSON.parse(location) as StoreLocation);
let statements = 0;
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    statements++;
    if (statements === Number(last)) process.kill(process.pid, 'SIGKILL');
    return node;
  },
  transformResult: async ({ result }) => result,
};
await migrateStore({ ...store, writer: store.writer.withPlugin(counting) });
await store.close();
