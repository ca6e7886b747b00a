import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../src/agents/filter/canonical-text.ts';
import { and, conjunctsOf, not, or } from '../../../src/agents/filter/combine.ts';
import { evaluate } from '../../../src/agents/filter/evaluate.ts';
import { forAccount } from '../../../src/agents/filter/for-account.ts';
import { plainPredicate, splitPredicate } from '../../../src/agents/filter/plain-conditions.ts';
import { FALSE, isFalse, isTrue, type Predicate, type Scalar, TRUE } from '../../../src/agents/filter/predicate.ts';
import { searchedFields } from '../../../src/agents/filter/searched-fields.ts';
import { type FakeAgent, FakeVendor } from '../../support/fake-vendor.ts';
import { someAgent, somePredicate } from './arbitraries.ts';

const fake = new FakeVendor({ lightLacks: ['description', 'instructions', 'tags', 'updatedAt', 'status'] });
const { account } = fake;
const context = { account, searched: searchedFields(account) };
const holds = (predicate: Predicate, agent: FakeAgent) => evaluate(predicate, fake.record(agent), context);

/** All predicates in it, itself first. */
function allIn(predicate: Predicate): Predicate[] {
  const below = predicate.op === 'AND' || predicate.op === 'OR' ? predicate.operands : [];
  return [predicate, ...below.flatMap(allIn)];
}

describe('predicates', () => {
  test('of a whole agent are true or false, and a negation is the exact complement', async () => {
    await fc.assert(
      fc.property(somePredicate, someAgent, (predicate, agent) => {
        expect(typeof holds(predicate, agent)).toBe('boolean');
        expect(holds(not(predicate), agent)).toBe(!holds(predicate, agent));
        expect(canonicalText(not(not(predicate)))).toBe(canonicalText(predicate));
      }),
    );
  });

  test('combine as their words say, and by the laws of De Morgan', async () => {
    await fc.assert(
      fc.property(fc.array(somePredicate, { maxLength: 4 }), someAgent, (operands, agent) => {
        expect(holds(and(operands), agent)).toBe(operands.every((operand) => holds(operand, agent)));
        expect(holds(or(operands), agent)).toBe(operands.some((operand) => holds(operand, agent)));
        expect(canonicalText(not(and(operands)))).toBe(canonicalText(or(operands.map(not))));
        expect(canonicalText(not(or(operands)))).toBe(canonicalText(and(operands.map(not))));
      }),
    );
  });

  test('of one are the one, and of none everything or nothing', async () => {
    await fc.assert(
      fc.property(somePredicate, (predicate) => {
        expect(and([predicate])).toEqual(predicate);
        expect(or([predicate])).toEqual(predicate);
      }),
    );
    expect([and([]), or([]), not(TRUE), not(FALSE)]).toEqual([TRUE, FALSE, FALSE, TRUE]);
  });

  test('are kept in one form: nothing of a kind in its own kind, no constant below the top', async () => {
    await fc.assert(
      fc.property(somePredicate, (predicate) => {
        for (const each of allIn(predicate)) {
          if (each.op !== 'AND' && each.op !== 'OR') continue;
          expect(each === predicate || each.operands.length > 1).toBe(true);
          expect(each.operands.some(({ op }) => op === each.op)).toBe(false);
          expect(each.operands.some((operand) => isTrue(operand) || isFalse(operand))).toBe(false);
        }
      }),
    );
  });

  test('have one text, whatever the order of their parts', async () => {
    await fc.assert(
      fc.property(fc.array(somePredicate, { maxLength: 4 }), fc.nat(), (operands, seed) => {
        const turned = operands.map((_, index) => operands[(index + seed) % operands.length] as Predicate);
        expect(canonicalText(and(turned))).toBe(canonicalText(and(operands)));
        expect(canonicalText(or(turned))).toBe(canonicalText(or(operands)));
      }),
    );
  });

  test('are decided by what a light row shows only as the whole agent decides them', async () => {
    let open = 0;
    await fc.assert(
      fc.property(somePredicate, someAgent, (predicate, agent) => {
        const light = evaluate(predicate, fake.record(agent, false), context);
        if (light === undefined) open++;
        else expect(light).toBe(holds(predicate, agent));
      }),
    );
    expect(open).toBeGreaterThan(0);
  });

  test('say of the agents of an account what is left of them for that account', async () => {
    await fc.assert(
      fc.property(somePredicate, someAgent, (predicate, agent) => {
        expect(holds(forAccount(predicate, account), agent)).toBe(holds(predicate, agent));
      }),
    );
  });

  test('hold when what can be asked for and the rest both hold', async () => {
    await fc.assert(
      fc.property(somePredicate, someAgent, (predicate, agent) => {
        const { plain, rest } = splitPredicate(predicate);
        const both = and<Scalar>([plainPredicate(plain), rest]);
        expect(holds(both, agent)).toBe(holds(predicate, agent));
        // Of what has to hold in any case, nothing that can be asked for is left but what was taken already.
        for (const { op } of conjunctsOf(rest)) if (op === 'SEARCH') expect(plain.search).toBeDefined();
      }),
    );
  });
});
