import { describe, expect, test } from 'vitest';
import { vendors } from '../../src/vendors/index.ts';
import type { FullFilter, PushedFilter } from '../../src/vendors/listing.ts';

describe('a filter that is handed to a vendor', () => {
  test('has to say of each condition what becomes of it, or does not compile', () => {
    const forgetful = {
      query: {},
      // @ts-expect-error: nothing is said of tags.
      remaining: { statuses: undefined, search: undefined },
    } satisfies PushedFilter;
    const spread = ({ statuses, ...others }: { statuses?: never; search?: string }): FullFilter =>
      // @ts-expect-error: what else there is may be nothing.
      others;
    expect([forgetful, spread({})]).toHaveLength(2);
  });

  test.each(vendors)('at $label is pushed or left, condition by condition', ({ pushDown }) => {
    const conditions: FullFilter = { statuses: ['ACTIVE'], search: 'bot', tags: ['a'] };
    for (const key of Object.keys(conditions) as (keyof FullFilter)[]) {
      for (const { query, remaining } of pushDown({ [key]: conditions[key] })) {
        expect(Object.keys(remaining).sort()).toEqual(['search', 'statuses', 'tags']);
        // One of the two takes care of it.
        expect(Object.keys(query).length > 0 || remaining[key] !== undefined).toBe(true);
      }
    }
  });

  test.each(vendors)('at $label without conditions asks for all', ({ pushDown }) => {
    const [first, ...others] = pushDown({});
    expect(first).toMatchObject({ query: {} });
    for (const { remaining } of [first, ...others].filter((part) => part !== undefined)) expect(remaining).toEqual({});
    // Where one call can not ask for all, the other parts ask for what the first leaves out.
    expect(others.every(({ isDisjoint, query }) => isDisjoint === true && Object.keys(query).length > 0)).toBe(true);
  });
});
