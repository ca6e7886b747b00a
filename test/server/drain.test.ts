import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { drainTime } from '../../src/server/drain-time.ts';
import * as listening from '../../src/server/listen.ts';
import { start } from '../../src/server/start.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the time for requests under way when the server stops', () => {
  test('is enough for the three calls of a change at the slowest account, in the queue and at the vendor', () => {
    const quick = { timeoutMs: 100, queueTimeoutMs: 200 };
    expect(drainTime([quick])).toBe(3 * 300 + 5_000);
    expect(drainTime([quick, { timeoutMs: 300_000, queueTimeoutMs: 1_000 }, quick])).toBe(3 * 301_000 + 5_000);
    expect(drainTime([{ timeoutMs: 1_000, queueTimeoutMs: 600_000 }, quick])).toBe(3 * 601_000 + 5_000);
  });

  test('is enough for an operation that reads until its own deadline', () => {
    const quick = { timeoutMs: 100, queueTimeoutMs: 200 };
    expect(drainTime([quick], 899)).toBe(900 + 5_000);
    expect(drainTime([quick], 90_000)).toBe(90_000 + 5_000);
  });

  test('is that of the accounts which are configured', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rollcall-drain-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'rollcall.yaml');
    const account = { vendor: 'chatsby', apiKey: 'chtb_live_x', timeoutMs: 1_000, queueTimeoutMs: 2_000 };
    const accounts = [
      { id: 'a', ...account },
      { id: 'b', ...account, timeoutMs: 4_000 },
    ];
    writeFileSync(file, JSON.stringify({ server: { port: 0, operationTimeoutMs: 1_000 }, accounts }));
    vi.spyOn(console, 'log').mockReturnValue();
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const running = await start({ config: file }, {});
    timers.mockClear();
    expect(await running.stop()).toBe(0);
    expect(timers.mock.calls.map(([, ms]) => ms)).toContain(3 * 6_000 + 5_000);
  });

  test.each([10_000, 250_000])(
    'ends after %i ms, neither before nor later, and what is cut off is told',
    async (ms) => {
      const options = { drainMs: ms, onCut: vi.fn() };
      const { socket, stop } = await hanging(options);
      const closed = once(socket, 'close');
      let isClosed = false;
      void closed.then(() => {
        isClosed = true;
      });
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      const stopped = stop();
      await vi.advanceTimersByTimeAsync(ms - 1);
      await roundTrip();
      expect(options.onCut).not.toHaveBeenCalled();
      expect(isClosed).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      await Promise.all([stopped, closed]);
      expect(options.onCut.mock.calls).toEqual([[1]]);
    },
  );

  test('is ten seconds where nothing else is said', async () => {
    const onCut = vi.fn();
    const { stop } = await hanging({ onCut });
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stopped = stop();
    await vi.advanceTimersByTimeAsync(9_999);
    expect(onCut).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await stopped;
    expect(onCut).toHaveBeenCalledTimes(1);
  });
});

/** A server with one request that came whole and is never answered. */
async function hanging(options: listening.ListenOptions) {
  const arrived = Promise.withResolvers<void>();
  const { origin, stop } = await listening.listen(() => arrived.resolve(), '127.0.0.1', 0, options);
  const socket = connect(Number(new URL(origin).port), '127.0.0.1').on('error', () => undefined);
  onTestFinished(() => void socket.destroy());
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
  await arrived.promise;
  return { socket, stop };
}

/** Until the network of this machine has brought what was sent before. */
async function roundTrip(): Promise<void> {
  const { origin, stop } = await listening.listen(
    (_, response) => void response.setHeader('connection', 'close').end(),
    '127.0.0.1',
    0,
  );
  await (await fetch(origin)).text();
  await stop();
}
