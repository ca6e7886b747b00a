import { describe, expect, test } from 'vitest';
import { median, quantile } from '../../bench/measure/statistics.ts';
import { report } from '../../bench/report/results.ts';
import { withBlock } from '../../bench/report/write-block.ts';

describe('figures', () => {
  test('the median is the value in the middle, whatever the order', () => {
    expect(median([30, 1, 2])).toBe(2);
    expect(median([4, 3, 2, 1])).toBe(2);
    expect(median([])).toBeNaN();
  });

  test('a quantile is a value that was there', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(quantile(values, 0.99)).toBe(99);
    expect(quantile(values, 1)).toBe(100);
    expect(quantile([7], 0.01)).toBe(7);
  });
});

describe('the report', () => {
  const figures = { requestsPerSecond: 10, p50: 1, p99: 2, vendorCalls: 1, rss: 2 ** 20 };
  const of = (target: string, cpuMs: number) => ({
    workload: 'a list',
    variant: 'identical' as const,
    target,
    measurement: { ...figures, cpuMs },
  });
  const targets = ['one', 'two', 'three'].map((name) => ({ name, title: name.toUpperCase() }));

  test('puts the ratio to the yardstick beside each figure, and names what is missing', () => {
    const found = {
      results: [of('ONE', 0.3), of('TWO', 0.2)],
      memory: [],
      missing: new Map([['three', 'no package']]),
    };
    const text = report(found, { targets, yardstick: 'TWO' });
    expect(text).toContain('| CPU ms of a request | ONE | TWO |');
    expect(text).toContain('| a list | 0.300 (1.50) | 0.200 (1.00) |');
    expect(text).toContain('- THREE is missing: no package');
  });

  test('has no ratios when the yardstick was not measured', () => {
    const text = report({ results: [of('ONE', 0.3)], memory: [], missing: new Map() }, { targets, yardstick: 'TWO' });
    expect(text).toContain('| a list | 0.300 |');
  });

  test('is put into its block of a page, and nowhere else', () => {
    const page = 'before\n<!-- load: begin -->\nold\n<!-- load: end -->\nafter';
    expect(withBlock(page, 'load', 'new')).toBe('before\n<!-- load: begin -->\n\nnew\n\n<!-- load: end -->\nafter');
    expect(() => withBlock(page, 'other', 'new')).toThrow('there is no block "other"');
  });
});
