import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { vendors } from '../../src/vendors/index.ts';

const quiet = { info() {}, warn() {}, error() {} };

describe.each([
  { way: 'the short way of plain requests', fastPath: true },
  { way: 'Yoga alone', fastPath: false },
])('GraphQL over HTTP, by $way', ({ fastPath }) => {
  let rollcall: Rollcall;
  let listening: Listening;
  beforeAll(async () => {
    rollcall = createRollcall({ vendors, accounts: [], fastPath, logger: quiet });
    listening = await listen(rollcall.listener, '127.0.0.1', 0);
  });
  afterAll(async () => {
    await listening.stop();
    await rollcall.close();
  });

  // All that the specification asks for, recommends and permits. Each is asked twice: documents are known the second time.
  test.each(serverAudits({ url: () => `${listening.origin}/graphql` }).map(({ id, name, fn }) => [name, id, fn]))(
    '%s (%s)',
    async (_name, _id, fn) => {
      for (let time = 0; time < 2; time++)
        expect(await (fn as () => Promise<unknown>)()).toMatchObject({ status: 'ok' });
    },
  );
});
