import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Listening, listen } from '../../src/server/listen.ts';
import { startRollcall, type TestRollcall } from '../support/rollcall.ts';

let roll: TestRollcall;
let listening: Listening;
beforeAll(async () => {
  roll = await startRollcall({ agents: 0 });
  listening = await listen(roll.rollcall.listener, '127.0.0.1', 0);
});
afterAll(async () => {
  await listening.stop();
  await roll.close();
});

test.each(['application/json', 'multipart/mixed', 'text/event-stream'])(
  'a client that takes %s and asks for the end of the connection is told of it',
  async (accept) => {
    const connection = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', accept, connection: 'close' };
      const sent = request(`${listening.origin}/graphql`, { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.headers.connection);
      });
      sent.on('error', reject);
      sent.end('{"query":"{ __typename }"}');
    });
    expect(connection).toBe('close');
  },
);
