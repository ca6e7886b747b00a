import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { CallDeadlines, type CallPhase } from '../../src/http/call-deadlines.ts';
import { Deadline } from '../../src/http/deadline.ts';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => vi.useRealTimers());

describe('a deadline', () => {
  test('aborts both of its signals when it passes', () => {
    const deadline = new Deadline(100, undefined);
    vi.advanceTimersByTime(40);
    expect(deadline.remainingMs).toBe(60);
    expect(deadline.signal.aborted).toBe(false);
    vi.advanceTimersByTime(60);
    expect([deadline.expired.aborted, deadline.signal.aborted]).toEqual([true, true]);
    expect(deadline.signal.reason).toMatchObject({ name: 'TimeoutError' });
  });

  test('aborts one of them with the reason of a caller that cancels', () => {
    const caller = new AbortController();
    const deadline = new Deadline(100, caller.signal);
    caller.abort(new Error('gone'));
    expect([deadline.expired.aborted, deadline.signal.aborted]).toEqual([false, true]);
    expect(deadline.signal.reason).toEqual(new Error('gone'));
    expect(new Deadline(100, caller.signal).signal.aborted).toBe(true);
  });

  test('does neither once it is cleared', () => {
    const caller = new AbortController();
    const deadline = new Deadline(100, caller.signal);
    deadline.clear();
    caller.abort();
    vi.advanceTimersByTime(1_000);
    expect([deadline.expired.aborted, deadline.signal.aborted]).toEqual([false, false]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('the two deadlines of a call', () => {
  test('run one after the other: the time in the queue takes nothing of the time for the answer', () => {
    const phases: CallPhase[] = [];
    const deadlines = new CallDeadlines({ queueMs: 100, answerMs: 50 }, undefined, (phase) => phases.push(phase));
    vi.advanceTimersByTime(90);
    expect(deadlines.current.remainingMs).toBe(10);
    expect(deadlines.markSent().remainingMs).toBe(50);
    expect(deadlines.current.remainingMs).toBe(50);
    expect(phases).toEqual(['SENT']);
    deadlines.clear();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('give a retry what its first attempt has left, and a call that did nothing all of the time', () => {
    const deadlines = new CallDeadlines({ queueMs: 1_000, answerMs: 50 }, undefined);
    const first = deadlines.markSent();
    vi.advanceTimersByTime(20);
    expect(deadlines.markSent()).toBe(first);
    expect(deadlines.current.remainingMs).toBe(30);
    deadlines.markQueued();
    expect(deadlines.current).toBe(deadlines.queue);
    expect(deadlines.markSent().remainingMs).toBe(50);
    vi.advanceTimersByTime(40);
    expect(first.expired.aborted).toBe(false);
    deadlines.clear();
  });
});
