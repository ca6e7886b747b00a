import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listen } from '../../src/listen.ts';
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
