import { once } from 'node:events';
import { connect } from 'node:net';
import { ReadableStream } from 'node:stream/web';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRollcall, type Rollcall } from '../../src/rollcall.ts';
import { type Listening, listen } from '../../src/server/listen.ts';
import { vendors } from '../../src/vendors/index.ts';

const MAX = 100_000;
const HEADERS = { 'content-type': 'application/json', accept: 'application/json' };

/** A request whose body has as many bytes. */
const bodyOf = (bytes: number) => {
  const start = '{"query":"{ accounts { id } } #';
  return `${start}${'x'.repeat(bytes - start.length - 2)}"}`;
};

/** The same, without saying how long it is. */
async function* inParts(text: string) {
  for (let from = 0; from < text.length; from += 10_000) yield Buffer.from(text.slice(from, from + 10_000));
}

let rollcall: Rollcall;
let server: Listening;
const log: unknown[] = [];
beforeAll(async () => {
  const note = (...line: unknown[]) => void log.push(line);
  const logger = { info: note, warn: note, error: note };
  rollcall = createRollcall({ vendors, accounts: [], maxBodyBytes: MAX, logger });
  server = await listen(rollcall.listener, '127.0.0.1', 0);
});
afterAll(async () => {
  await server.stop();
  await rollcall.close();
  expect(log).toEqual([]);
});

const TOO_LARGE = {
  errors: [
    {
      message: `expected a body of at most ${MAX} bytes (server.maxBodyBytes)`,
      extensions: { code: 'LIMIT_EXCEEDED' },
    },
  ],
};

describe.each(['/graphql', '/federation'])('a body for %s', (path) => {
  const ways: [string, (body: string) => Promise<Response>][] = [
    [
      'in process',
      async (body) => rollcall.yoga.fetch(`http://rollcall${path}`, { method: 'POST', headers: { ...HEADERS }, body }),
    ],
    [
      'in process, of unknown length',
      async (body) =>
        rollcall.yoga.fetch(`http://rollcall${path}`, {
          method: 'POST',
          headers: { ...HEADERS },
          body: ReadableStream.from(inParts(body)),
          duplex: 'half',
        } as never),
    ],
    ['over HTTP', (body) => fetch(server.origin + path, { method: 'POST', headers: { ...HEADERS }, body })],
    [
      'over HTTP, in chunks',
      (body) =>
        fetch(server.origin + path, {
          method: 'POST',
          headers: { ...HEADERS },
          body: ReadableStream.from(inParts(body)),
          duplex: 'half',
        } as never),
    ],
  ];

  test.each(ways)('%s: is taken up to the limit and refused beyond it', async (_, send) => {
    const right = await send(bodyOf(MAX));
    expect([right.status, await right.json()]).toEqual([200, { data: { accounts: [] } }]);
    const wrong = await send(bodyOf(MAX + 1));
    expect([wrong.status, await wrong.json()]).toEqual([413, TOO_LARGE]);
  });

  test('that never ends is refused while it arrives', async () => {
    const socket = connect(Number(new URL(server.origin).port), '127.0.0.1').on('error', () => undefined);
    const answered = once(socket, 'data');
    const head = `POST ${path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n`;
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
    let isAnswered = false;
    void answered.then(() => {
      isAnswered = true;
    });
    while (!isAnswered) {
      socket.write(`2710\r\n${' '.repeat(10_000)}\r\n`);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(String(await answered)).toMatch(/^HTTP\/1.1 413 /);
    socket.destroy();
  });
});
