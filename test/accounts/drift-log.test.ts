import { beforeEach, describe, expect, test } from 'vitest';
import { type Drift, DriftLog } from '../../src/accounts/drift-log.ts';

/** How much of both kinds is kept. */
const MOST = 1000;
/** How much of what no contract names. */
const MOST_NEW = 200;

let told: Drift[];
let log: DriftLog;
beforeEach(() => {
  told = [];
  log = new DriftLog((drift) => told.push(drift));
});

function addMismatches(count: number): void {
  for (let at = 0; at < count; at++) log.add({ path: `field${at}`, problem: 'expected a text' });
}

function addNew(count: number): void {
  for (let at = 0; at < count; at++) log.addNew(`key${at}`);
}

function sizes(): Record<string, number> {
  const kinds = Object.groupBy(log.list(), ({ kind }) => kind);
  return { MISMATCH: kinds.MISMATCH?.length ?? 0, NEW: kinds.NEW?.length ?? 0 };
}

describe('a log of contract drift', () => {
  test('keeps as many entries as its bound says, and none more', () => {
    addMismatches(MOST - 1);
    expect(sizes()).toEqual({ MISMATCH: MOST - 1, NEW: 0 });
    addMismatches(MOST);
    expect(sizes()).toEqual({ MISMATCH: MOST, NEW: 0 });
    addMismatches(MOST + 1);
    expect(sizes()).toEqual({ MISMATCH: MOST, NEW: 0 });
    expect(log.list().some(({ path }) => path === `field${MOST}`)).toBe(false);
    expect(told).toHaveLength(MOST);
  });

  test('keeps as many new keys as their bound says, and none more', () => {
    addNew(MOST_NEW - 1);
    expect(sizes()).toEqual({ MISMATCH: 0, NEW: MOST_NEW - 1 });
    addNew(MOST_NEW);
    expect(sizes()).toEqual({ MISMATCH: 0, NEW: MOST_NEW });
    addNew(MOST_NEW + 1);
    expect(sizes()).toEqual({ MISMATCH: 0, NEW: MOST_NEW });
    expect(log.list().some(({ path }) => path === `key${MOST_NEW}`)).toBe(false);
    expect(told).toHaveLength(MOST_NEW);
  });

  test('that is full of new keys has room for what does not match, up to the bound of both', () => {
    addNew(MOST_NEW + 1);
    addMismatches(MOST);
    expect(sizes()).toEqual({ MISMATCH: MOST - MOST_NEW, NEW: MOST_NEW });
  });

  test('that is full of what does not match has no room for new keys', () => {
    addMismatches(MOST);
    addNew(1);
    expect(sizes()).toEqual({ MISMATCH: MOST, NEW: 0 });
  });

  test('goes on counting what it knows when it is full', () => {
    addNew(MOST_NEW);
    addMismatches(MOST);
    log.add({ path: 'field0', problem: 'expected a text' });
    log.addNew('key0');
    const counts = new Map(log.list().map(({ path, count }) => [path, count]));
    expect([counts.get('field0'), counts.get('key0'), counts.get('key1')]).toEqual([2, 2, 1]);
    expect(told).toHaveLength(MOST);
  });

  test('takes another problem at the same path for another entry', () => {
    log.add({ path: 'model', problem: 'expected a text' });
    log.add({ path: 'model', problem: 'is missing' });
    log.addNew('model');
    const problems = log.list().map(({ problem }) => problem);
    expect(problems.toSorted()).toEqual(['expected a text', 'is missing', 'not in the contract']);
  });

  test('looks for secrets once in what comes again and again, and not in what it has no room for', () => {
    let looked = 0;
    const counting = new DriftLog(undefined, (path) => {
      looked++;
      return path;
    });
    for (let count = 0; count < 100; count++) counting.add({ path: 'model', problem: 'expected a text' });
    expect(counting.list()).toMatchObject([{ count: 100 }]);
    expect(looked).toBe(1);
    for (let at = 0; at < 10 * MOST_NEW; at++) counting.addNew(`key${at}`);
    expect(looked).toBe(1 + MOST_NEW);
  });

  test('gives out entries that do not change afterwards', () => {
    log.addNew('key');
    const [before] = log.list();
    log.addNew('key');
    expect([before?.count, told[0]?.count, log.list()[0]?.count]).toEqual([1, 1, 2]);
  });

  test('shows no secret of a path, and takes paths that are the same without them for one', () => {
    const redacted = new DriftLog(undefined, (path) => path.replace(/sk-\d+/, '[redacted]'));
    redacted.addNew('headers.sk-1');
    redacted.addNew('headers.sk-2');
    expect(redacted.list()).toMatchObject([{ path: 'headers.[redacted]', count: 2 }]);
  });
});
