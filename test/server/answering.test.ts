import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Answering, type AnsweringOptions } from '../../src/server/answering.ts';
import { serverSettings } from '../../src/settings/settings.ts';

/** Answers "done" on connections that another server accepts. */
async function answeringElsewhere({
  limits = {},
  ...options
}: { limits?: object } & Omit<AnsweringOptions, 'limits'> = {}) {
  const answering = new Answering((_, response) => void response.end('done'), {
    ...options,
    limits: serverSettings.parse(limits),
  });
  answering.expectConnections();
  const server = createServer((socket) => answering.take(socket));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const client = () => {
    const socket = connect({ port, host: '127.0.0.1' }).on('error', () => undefined);
    onTestFinished(() => void socket.destroy());
    return socket;
  };
  return { answering, client };
}

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';

test('what is accepted elsewhere is answered, also to a client that has ended its side', async () => {
  const { answering, client } = await answeringElsewhere();
  const socket = client();
  socket.end(GET);
  expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*done$/);
  await answering.stop();
});

test('a request that takes too long to arrive is refused there too', async () => {
  const { answering, client } = await answeringElsewhere({ limits: { bodyTimeoutMs: 100 } });
  const socket = client();
  socket.write(GET.slice(0, 20));
  expect(await textOf(socket)).toMatch(/^HTTP\/1\.1 408 /);
  await answering.stop();
});

test('connections beyond the limit are closed as they come', async () => {
  let refused = 0;
  const { answering, client } = await answeringElsewhere({ limits: { maxConnections: 1 }, onRefused: () => refused++ });
  const first = client();
  first.write(GET);
  await once(first, 'data');
  expect(await textOf(client())).toBe('');
  expect(refused).toBe(1);
  first.end();
  await answering.stop();
});

test('it stops when the last client that keeps its connection has been told to close it', async () => {
  const { answering, client } = await answeringElsewhere();
  const socket = client();
  socket.write(GET);
  await once(socket, 'data');
  const stopped = answering.stop();
  // What is answered before it has taken all connections that came is not told to close.
  for (let answer = ''; !/connection: close/i.test(answer); ) {
    socket.write(GET);
    [answer] = (await once(socket.setEncoding('utf8'), 'data')) as [string];
  }
  await stopped;
});

/** All that comes until the connection is closed, or reset. */
async function textOf(socket: Socket): Promise<string> {
  let all = '';
  socket.on('data', (chunk) => {
    all += chunk;
  });
  await new Promise<void>((resolve) => socket.once('close', () => resolve()));
  return all;
}
