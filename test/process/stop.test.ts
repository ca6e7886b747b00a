import { once } from 'node:events';
import type { RequestListener, ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { listen } from '../../src/server/listen.ts';
import { startRollcall } from '../support/rollcall.ts';
import { ask, emptyFolder, holdingVendor, ROOT, startProcess, until } from './rollcall-process.ts';

const QUERY = '{ agents { nodes { id } failures { code } } }';
const ANSWER = { data: { agents: { nodes: [], failures: [] } } };

const folder = emptyFolder();
let vendor: Awaited<ReturnType<typeof holdingVendor>>;
beforeEach(async () => {
  vendor = await holdingVendor(folder);
});
afterEach(() => vendor.close());

const takesNoMore = (url: string) =>
  until(() =>
    fetch(url, { method: 'HEAD' }).then(
      () => undefined,
      () => true,
    ),
  );

const ways = [
  ['Node', undefined],
  ['npm start', ['npm', 'start', '--prefix', ROOT, '--']],
] as const;

describe.each(ways)('started through %s', (_name, command) => {
  const start = () =>
    startProcess(['--config', vendor.file], {
      cwd: folder,
      ...(command === undefined ? {} : { command: [...command] }),
    });

  test.each(['SIGTERM', 'SIGINT'] as const)(
    '%s lets the request under way be answered, then all ends',
    async (signal) => {
      const { child, output, exit, url } = start();
      const address = await url();
      const answer = ask(address, QUERY);
      await vendor.called();
      child.kill(signal);
      await takesNoMore(address);
      vendor.answer();
      expect(await answer).toEqual(ANSWER);
      expect(await exit).toBe(0);
      expect(output.errors).toBe('');
    },
  );

  test('Ctrl+C, which reaches every process of the group, is one signal', async () => {
    const { signalGroup, exit, url } = start();
    const address = await url();
    const answer = ask(address, QUERY);
    await vendor.called();
    signalGroup('SIGINT');
    await takesNoMore(address);
    vendor.answer();
    expect(await answer).toEqual(ANSWER);
    expect(await exit).toBe(0);
  });

  test('a second signal ends it at once', async () => {
    const { child, exit, url } = start();
    const address = await url();
    const answer = ask(address, QUERY).catch(() => 'cut');
    await vendor.called();
    child.kill('SIGTERM');
    await takesNoMore(address);
    // Another signal than the first: the same one a moment later could be what npm passes on.
    child.kill('SIGINT');
    expect(await answer).toBe('cut');
    expect(await exit).toBe(130);
  });
});

test('a signal while it still starts is not lost', async () => {
  const { child, exit } = startProcess(['--config', vendor.file], { cwd: folder });
  await until(() => (child.pid === undefined ? undefined : true));
  child.kill('SIGTERM');
  expect([0, 'SIGTERM']).toContain(await exit);
});

test('a connection that a client keeps does not hold up the end', async () => {
  const { child, exit, url } = startProcess([], { cwd: folder });
  const address = await url();
  await ask(address, '{ __typename }');
  child.kill('SIGTERM');
  expect(await exit).toBe(0);
});

/** Long past the end of any test. */
const NEVER_MS = 600_000;

/** A server of this process that answers "done", and a client that writes to it what it likes. */
async function wire(options: { listener?: RequestListener; drainMs?: number } = {}) {
  const cut: number[] = [];
  const { listener = (_, response) => void response.end('done'), drainMs = NEVER_MS } = options;
  const onCut = (requests: number) => void cut.push(requests);
  const listening = await listen(listener, '127.0.0.1', 0, { drainMs, onCut });
  const socket = connect(Number(new URL(listening.origin).port), '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  const closed = once(socket, 'close');
  await once(socket, 'connect');
  const answers = (count: number) => until(() => (text.split('\r\n\r\ndone').length > count ? true : undefined));
  return { ...listening, cut, socket, closed, answers };
}

const GET = 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n';
const HALF_A_BODY = 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{';

describe('what was not asked', () => {
  test('does not hold up the end: a connection on which nothing came', async () => {
    const { origin, stop, cut, closed } = await wire();
    // The one before was accepted by then.
    await (await fetch(origin)).text();
    await stop();
    await closed;
    expect(cut).toEqual([]);
  });

  test.each([
    ['half a header', GET + GET.slice(0, 20)],
    ['half a body', GET + HALF_A_BODY],
  ])('does not hold up the end: %s', async (_, text) => {
    const answersGet: RequestListener = ({ method }, response) => void (method === 'GET' && response.end('done'));
    const { socket, answers, stop, cut, closed } = await wire({ listener: answersGet });
    socket.write(text);
    await answers(1);
    await stop();
    await closed;
    expect(cut).toEqual([]);
  });

  test('is no request that was cut', async () => {
    let arrived = false;
    const listener: RequestListener = () => {
      arrived = true;
    };
    const { socket, stop, cut, closed } = await wire({ listener, drainMs: 20 });
    socket.write(HALF_A_BODY);
    await until(() => arrived || undefined);
    await stop();
    await closed;
    expect(cut).toEqual([]);
  });

  test('is no fault of Rollcall', async () => {
    const { rollcall, log, close } = await startRollcall({ agents: 1, only: ['chatsby'] });
    let arrived = false;
    const listener: RequestListener = (request, response) => {
      void rollcall.listener(request, response);
      arrived = true;
    };
    const { socket, stop, closed } = await wire({ listener });
    socket.write(
      HALF_A_BODY.replace('/ HTTP', '/graphql HTTP').replace('\r\n', '\r\nContent-Type: application/json\r\n'),
    );
    await until(() => arrived || undefined);
    await stop();
    await closed;
    await close();
    expect(log).toEqual([]);
  });

  test('is answered when the rest of it comes in time', async () => {
    const { socket, answers, stop, cut } = await wire();
    socket.write(GET + GET.slice(0, 20));
    await answers(1);
    const stopped = stop();
    socket.write(GET.slice(20));
    await answers(2);
    await stopped;
    expect(cut).toEqual([]);
  });
});

test('a connection whose answer had begun before is ended behind it', async () => {
  const held: ServerResponse[] = [];
  const listener: RequestListener = (_, response) => {
    response.writeHead(200, { 'content-length': 4 }).flushHeaders();
    held.push(response);
  };
  const { socket, answers, stop, cut } = await wire({ listener });
  socket.write(GET);
  const response = await until(() => held[0]);
  const stopped = stop();
  response.end('done');
  await answers(1);
  await stopped;
  expect(cut).toEqual([]);
});

test('what is still under way when the time is over is cut and counted', async () => {
  const cut: number[] = [];
  let arrived = 0;
  const listening = await listen(
    () => {
      arrived++;
    },
    '127.0.0.1',
    0,
    { drainMs: 20, onCut: (requests) => cut.push(requests) },
  );
  const answers = Promise.allSettled([fetch(listening.origin), fetch(listening.origin)]);
  await until(() => (arrived === 2 ? true : undefined));
  await listening.stop();
  expect(cut).toEqual([2]);
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});
