import type { Socket } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import type { Setup } from '../../../src/server/setup.ts';
import { Channel, ChannelClosedError } from '../../../src/server/workers/channel.ts';
import { Distribution, type Taker } from '../../../src/server/workers/distribution.ts';
import { HeldSetups } from '../../../src/server/workers/held-setups.ts';
import { RestartDelay } from '../../../src/server/workers/restart-delay.ts';
import { shareOf, undivided } from '../../../src/server/workers/share.ts';
import { serverSettings } from '../../../src/settings/settings.ts';
import { connectedEnds } from './channels.ts';

describe('connections', () => {
  /** Takes connections, and says that they have arrived when the test says so. */
  function taker() {
    const got: unknown[] = [];
    let arrived: (() => void) | undefined;
    const take: Taker['take'] = (socket, onTaken) => {
      got.push(socket);
      arrived = onTaken;
    };
    return { take, got, arrive: () => arrived?.() };
  }
  const sockets = ['a', 'b', 'c', 'd'] as unknown as Socket[];

  test('are handed over in turn, and to nobody who has not taken the one before', () => {
    const [one, other, distribution] = [taker(), taker(), new Distribution()];
    for (const each of [one, other]) distribution.add(each);
    for (const socket of sockets) distribution.give(socket);
    expect([one.got, other.got, distribution.waitingCount]).toEqual([['a'], ['b'], 2]);
    other.arrive();
    other.arrive();
    expect([one.got, other.got, distribution.waitingCount]).toEqual([['a'], ['b', 'c', 'd'], 0]);
  });

  test('wait for somebody who takes them, and are not lost when another ends', async () => {
    const [one, other, distribution] = [taker(), taker(), new Distribution()];
    for (const socket of sockets.slice(0, 2)) distribution.give(socket);
    distribution.add(one);
    expect(one.got).toEqual(['a']);
    let isIdle = false;
    const idle = distribution.idle().then(() => {
      isIdle = true;
    });
    distribution.remove(one);
    await Promise.resolve();
    distribution.add(other);
    expect([isIdle, other.got]).toEqual([true, ['b']]);
    await idle;
  });
});

test('a place stays empty twice as long each time, at most half a minute, and not after a long life', () => {
  let now = 0;
  const delay = new RestartDelay(() => now);
  const delays = Array.from({ length: 10 }, () => {
    delay.started();
    return delay.ended();
  });
  expect(delays).toEqual([100, 200, 400, 800, 1600, 3200, 6400, 12_800, 25_600, 30_000]);
  delay.started();
  now += 60_000;
  expect(delay.ended()).toBe(100);
});

describe('limits of the whole', () => {
  const setup = {
    server: serverSettings.parse({ maxConnections: 10 }),
    accounts: [8, 2].map((concurrency) => ({ id: `of-${concurrency}`, concurrency })),
    close: async () => undefined,
  } as unknown as Setup;

  test('are divided among the workers, each of whom has one at least', () => {
    const shares = [1, 2, 3].map((number) => shareOf(setup, { number, count: 3 }));
    expect(shares.map(({ server }) => server.maxConnections)).toEqual([4, 3, 3]);
    expect(shares.map(({ accounts }) => accounts.map(({ concurrency }) => concurrency))).toEqual([
      [3, 1],
      [3, 1],
      [2, 1],
    ]);
    expect(shares[0]).not.toHaveProperty('close');
    expect(undivided(setup.accounts, 3)).toEqual(['of-2']);
  });
});

test('a setup is closed when another is served and the last worker needs it no more', () => {
  const setupOf = () => ({ close: vi.fn(async () => undefined) });
  const [first, second, refused] = [setupOf(), setupOf(), setupOf()];
  const setups = new HeldSetups(first as unknown as Setup);
  const [one, other] = [{}, {}];
  const { version } = setups.current;
  for (const worker of [one, other]) setups.hold(version, worker);
  const next = setups.add(second as unknown as Setup);
  for (const worker of [one, other]) setups.hold(next, worker);
  setups.replace(next);
  setups.release(version, one);
  expect(first.close).not.toHaveBeenCalled();
  setups.leave(other);
  expect(first.close).toHaveBeenCalledOnce();
  setups.leave(one);
  expect(second.close).not.toHaveBeenCalled();
  setups.closeUnneeded(setups.add(refused as unknown as Setup));
  expect(refused.close).toHaveBeenCalledOnce();
});

describe('a channel', () => {
  test('gives back what comes of a call, or why it failed', async () => {
    const [here, there] = connectedEnds();
    new Channel(there, {
      double: (value: number) => value * 2,
      fail: () => {
        throw new TypeError('no');
      },
    });
    const channel = new Channel<{ double(value: number): number; fail(): void }>(here, {});
    expect(await channel.call('double', 21)).toBe(42);
    await expect(channel.call('fail')).rejects.toThrow('no');
  });

  test('tells whoever waits that the other process has ended', async () => {
    const [here] = connectedEnds();
    const channel = new Channel<{ wait(): void }>(here, {});
    const waiting = channel.call('wait');
    here.cut();
    await expect(waiting).rejects.toBeInstanceOf(ChannelClosedError);
    await expect(channel.call('wait')).rejects.toBeInstanceOf(ChannelClosedError);
    channel.tell('wait');
  });
});
