import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { ConnectionLimits } from '../../src/server/answering.ts';
import { listen } from '../../src/server/listen.ts';
import { occasionally } from '../../src/server/occasionally.ts';
import { serverSettings } from '../../src/settings/settings.ts';

/** More than the buffers of any connection take. */
const LARGE = Buffer.alloc(64 * 1024 * 1024);

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

/** A server with these limits. */
async function serve(limits: Partial<ConnectionLimits>, listener: RequestListener) {
  let refused = 0;
  const onRefused = () => {
    refused++;
  };
  const all = { ...serverSettings.parse({}), ...limits };
  const { origin, stop } = await listen(listener, '127.0.0.1', 0, { limits: all, onRefused, drainMs: 1 });
  onTestFinished(stop);
  return {
    refused: () => refused,
    /** A client that reads what it gets, unless it is paused. */
    async client() {
      const socket = connect(Number(new URL(origin).port), '127.0.0.1').on('error', () => undefined);
      onTestFinished(() => void socket.destroy());
      await once(socket, 'connect');
      return socket;
    },
  };
}

/** All that the server sends until it ends the connection. */
async function textUntilClosed(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  await once(socket, 'close');
  return text;
}

const done: RequestListener = (_, response) => void response.end('done');

describe('a request that does not arrive in time', () => {
  test.each([
    ['of which nothing comes', ''],
    ['of which half a header comes', GET.slice(0, 20)],
    ['of which half a body comes', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{'],
    [
      'whose last chunk never comes',
      'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n',
    ],
  ])('%s: gets a 408, and its connection is ended', async (_, text) => {
    const { client } = await serve({ bodyTimeoutMs: 100 }, () => undefined);
    const socket = await client();
    const answer = textUntilClosed(socket);
    socket.write(text);
    expect(await answer).toMatch(/^HTTP\/1.1 408 Request Timeout\r\nConnection: close\r\n/);
  });

  test('is one although something comes again and again', async () => {
    const { client } = await serve({ bodyTimeoutMs: 200 }, () => undefined);
    const socket = await client();
    const answer = textUntilClosed(socket);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n');
    const drip = setInterval(() => socket.write('X: y\r\n'), 40);
    expect(await answer).toMatch(/^HTTP\/1.1 408 /);
    clearInterval(drip);
  });
});

describe('a connection on which nothing is asked any more', () => {
  test('is kept longer than the 60 s of balancers, and the client is told', async () => {
    const { client } = await serve({}, done);
    const socket = await client();
    socket.write(GET);
    expect(String(await once(socket, 'data'))).toContain('\r\nKeep-Alive: timeout=75\r\n');
  });

  test('is ended when that time is over', async () => {
    const { client } = await serve({ keepAliveTimeoutMs: 100 }, done);
    const socket = await client();
    const answer = textUntilClosed(socket);
    socket.write(GET);
    expect(await answer).toMatch(/^HTTP\/1.1 200 /);
  });
});

test('no more connections are taken than there may be, until one ends', async () => {
  const { client, refused } = await serve({ maxConnections: 2 }, done);
  const first = await client();
  await client();
  expect(await textUntilClosed(await client())).toBe('');
  expect(refused()).toBe(1);
  first.write(`${GET.slice(0, -2)}Connection: close\r\n\r\n`);
  expect(await textUntilClosed(first)).toContain('done');
  // The server hears of its end a moment later.
  await vi.waitFor(async () => {
    const next = await client();
    next.write(`${GET.slice(0, -2)}Connection: close\r\n\r\n`);
    expect(await textUntilClosed(next)).toContain('done');
  });
});

describe('a client that does not read its answer', () => {
  /** A server that answers with more than a connection holds, and what becomes of its answers. */
  async function serveLarge(limits: Partial<ConnectionLimits>) {
    const answers: ServerResponse[] = [];
    const { client } = await serve(limits, (_, response) => {
      answers.push(response);
      response.end(LARGE);
    });
    return {
      answers,
      /** Asks, and reads nothing. */
      async ask() {
        const socket = await client();
        socket.pause().write(GET);
        // What it gets is there to be read.
        await once(socket, 'readable');
        return socket;
      },
    };
  }

  test('loses its connection, and nothing is held for it', async () => {
    const { answers, ask } = await serveLarge({ answerTimeoutMs: 100 });
    await ask();
    const [answer] = answers;
    if (answer === undefined) throw new Error('nothing was asked');
    const { socket } = answer;
    await once(answer, 'close');
    expect(answer.writableFinished).toBe(false);
    expect(socket).toMatchObject({ destroyed: true, writableLength: 0 });
  });

  test('loses it at once when more waits than may, and those who came later keep theirs', async () => {
    const { answers, ask } = await serveLarge({ maxUnreadBytes: LARGE.length * 2.5 });
    for (let asked = 0; asked < 3; asked++) await ask();
    const [first, ...others] = answers;
    if (first === undefined) throw new Error('nothing was asked');
    await once(first, 'close');
    expect(others.map(({ destroyed }) => destroyed)).toEqual([false, false]);
  });

  test('loses it although its answer is not all there yet', async () => {
    const { client } = await serve({ answerTimeoutMs: 100 }, (_, response) => void response.write('a part'));
    const socket = await client();
    socket.write(GET);
    expect(await textUntilClosed(socket)).toContain('a part');
  });

  test('is not one whose answer takes long to be made', async () => {
    const { client } = await serve({ answerTimeoutMs: 20 }, (_, response) => {
      setTimeout(() => response.end('done'), 100);
    });
    const socket = await client();
    socket.write(GET);
    expect(String(await once(socket, 'data'))).toContain('done');
  });
});

test('what happens very often is told at once, then at most once a minute, with its count', () => {
  const told: number[] = [];
  let now = 0;
  const happens = occasionally(
    (times) => told.push(times),
    () => now,
  );
  happens();
  now = 59_999;
  happens();
  happens();
  expect(told).toEqual([1]);
  now = 60_000;
  happens();
  expect(told).toEqual([1, 3]);
});
