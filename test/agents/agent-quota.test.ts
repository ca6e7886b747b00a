import { describe, expect, test } from 'vitest';
import { AgentQuota } from '../../src/agents/agent-quota.ts';

describe('so many agents that may be read', () => {
  test('are set aside at once, so that readings side by side do not exceed them together', async () => {
    const quota = new AgentQuota(250);
    expect(await Promise.all([quota.reserve(100), quota.reserve(100)])).toEqual([100, 100]);
    expect(quota.left).toBe(50);
    expect(await quota.reserve(100)).toBe(50);
    expect(quota.left).toBe(0);
  });

  test('are waited for as long as some that were set aside may come back', async () => {
    const quota = new AgentQuota(100);
    const first = await quota.reserve(100);
    let second: number | undefined;
    const waiting = quota.reserve(100).then((reserved) => {
      second = reserved;
    });
    await new Promise(setImmediate);
    expect(second).toBeUndefined();
    quota.settle(first, 30);
    await waiting;
    expect(second).toBe(70);
  });

  test('may be exceeded by one page that shows whether the list ends there, and by no other', async () => {
    const quota = new AgentQuota(100);
    quota.settle(await quota.reserve(100), 100);
    const probe = await quota.reserve(100);
    expect(probe).toBe(1);
    const other = quota.reserve(100);
    quota.settle(probe, 20);
    expect(await other).toBe(0);
    expect(quota.left).toBe(-20);
  });

  test('are there again when what was counted is given back', async () => {
    const quota = new AgentQuota(10);
    quota.settle(await quota.reserve(10), 12);
    quota.spend(-5);
    expect(await quota.reserve(10)).toBe(3);
  });
});
