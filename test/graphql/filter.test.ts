import type { ExecutionResult } from 'graphql';
import { buildASTSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { readSchema } from '../../src/graphql/schema.ts';
import { vendors } from '../../src/vendors/index.ts';
import type { AgentFilter } from '../generated/graphql.ts';
import { AGENTS_IN_ALL, startRollcall, type TestRollcall } from '../support/rollcall.ts';
import { conditionsFor } from './comparators.ts';
import { dataOf } from './data-of.ts';
import { type Shown, satisfies } from './satisfies.ts';

interface ShownAgent {
  readonly id: string;
  readonly account: { readonly id: string };
  readonly [field: string]: unknown;
}

const FIELDS = 'vendorId name description instructions model temperature avatarUrl status tags createdAt updatedAt';
const LIST =
  'query ($filter: AgentFilter, $first: Int = 100, $after: String) { agents(first: $first, after: $after, filter: $filter)';

const schema = buildASTSchema(readSchema());
let api: TestRollcall;
let all: readonly ShownAgent[];

beforeAll(async () => {
  api = await startRollcall();
  const answer = await api.run(`${LIST} { nodes { id vendor account { id } ${FIELDS} } } }`);
  all = (dataOf(answer) as unknown as { agents: { nodes: ShownAgent[] } }).agents.nodes;
  expect(all).toHaveLength(AGENTS_IN_ALL);
});
afterAll(() => api.close());

interface FoundPage {
  readonly nodes: readonly { readonly id: string }[];
  readonly totalCount: number | null;
  readonly failures: readonly unknown[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function find(filter: object, page: { first?: number; after?: string } = {}): Promise<FoundPage> {
  const found = '{ nodes { id } totalCount failures { code message } pageInfo { hasNextPage endCursor } }';
  const answer = await api.run(`${LIST} ${found} }`, { filter, ...page });
  const { agents } = dataOf(answer) as unknown as { agents: FoundPage };
  expect(agents.failures).toEqual([]);
  return agents;
}

const idsOf = (agents: readonly { readonly id: string }[]) => agents.map(({ id }) => id);
const idsWhere = (belongs: (agent: ShownAgent) => boolean) => idsOf(all.filter(belongs));

describe('a comparator', () => {
  const members: [string, (agent: ShownAgent) => Shown, string, unknown[]][] = [
    ['id', ({ id }) => id, 'IDComparator', ['acme:nobody', 'nonsense']],
    ['accountId', ({ account }) => account.id, 'IDComparator', []],
    ['vendor', ({ vendor }) => vendor as Shown, 'VendorComparator', []],
    ['vendorId', ({ vendorId }) => vendorId as Shown, 'StringComparator', ['nobody']],
    ['name', ({ name }) => name as Shown, 'StringComparator', ['Nobody', '']],
    ['description', ({ description }) => description as Shown, 'NullableStringComparator', ['Nothing']],
    ['instructions', ({ instructions }) => instructions as Shown, 'NullableStringComparator', ['Nothing']],
    ['model', ({ model }) => model as Shown, 'NullableStringComparator', ['no-model']],
    ['temperature', ({ temperature }) => temperature as Shown, 'NullableNumberComparator', [-1, 0.123, 1e9]],
    ['avatarUrl', ({ avatarUrl }) => avatarUrl as Shown, 'NullableStringComparator', ['https://nobody.example/']],
    ['status', ({ status }) => status as Shown, 'NullableAgentStatusComparator', ['ARCHIVED', 'DRAFT']],
    ['createdAt', ({ createdAt }) => createdAt as Shown, 'NullableDateComparator', ['1990-01-01T00:00:00.000Z']],
    ['updatedAt', ({ updatedAt }) => updatedAt as Shown, 'NullableDateComparator', ['2190-01-01T00:00:00.000Z']],
    ['tagged', ({ tags }) => tags as Shown, 'StringListComparator', ['no such tag']],
  ];

  test.each(members)(
    'on %s finds what the agents show, operator by operator',
    async (member, shownBy, comparator, nobodys) => {
      const conditions = conditionsFor(schema, comparator, all.map(shownBy), nobodys);
      expect(new Set(conditions.map(([operator]) => operator)).size).toBeGreaterThanOrEqual(4);
      for (const [operator, operand] of conditions) {
        const expected = idsWhere((agent) => satisfies(shownBy(agent), operator, operand));
        const { nodes, totalCount } = await find({ [member]: { [operator]: operand } });
        expect(idsOf(nodes), `${operator} ${JSON.stringify(operand)}`).toEqual(expected);
        expect([expected.length, null]).toContain(totalCount);
      }
    },
  );

  test('without conditions, or with null in their place, restricts nothing', async () => {
    for (const [member, , comparator] of members) {
      const type = schema.getType(comparator) as never as { getFields(): object };
      const nulls = Object.fromEntries(Object.keys(type.getFields()).map((operator) => [operator, null]));
      for (const given of [null, {}, nulls]) expect(idsOf((await find({ [member]: given })).nodes)).toEqual(idsOf(all));
    }
  });

  test('with several conditions asks for all of them', async () => {
    const { nodes } = await find({
      name: { contains: 'a', startsWith: 'S', ne: 'Sales' },
      temperature: { gte: 0.1, lte: 0.9 },
    });
    expect(idsOf(nodes)).toEqual(
      idsWhere(
        ({ name, temperature }) =>
          /^S.*a/s.test(name as string) &&
          name !== 'Sales' &&
          temperature !== null &&
          (temperature as number) >= 0.1 &&
          (temperature as number) <= 0.9,
      ),
    );
  });
});

describe('and, or and not', () => {
  const named = { name: { contains: 'a' } } satisfies AgentFilter;
  const active = { status: { eq: 'ACTIVE' } } satisfies AgentFilter;
  const tagged = { tags: ['support', 'billing'] } satisfies AgentFilter;
  const searched = { search: 'AGENT' } satisfies AgentFilter;
  const isNamed = ({ name }: ShownAgent) => (name as string).includes('a');
  const isActive = ({ status }: ShownAgent) => status === 'ACTIVE';
  const isTagged = ({ tags }: ShownAgent) =>
    ['support', 'billing'].some((tag) => (tags as string[] | null)?.includes(tag));
  let isSearched: (agent: ShownAgent) => boolean;
  beforeAll(async () => {
    const found = new Set(idsOf((await find(searched)).nodes));
    isSearched = ({ id }) => found.has(id);
  });

  const cases: [AgentFilter, (agent: ShownAgent) => boolean][] = [
    [{ and: [] }, () => true],
    [{ or: [] }, () => false],
    [{ not: {} }, () => false],
    [{ not: { or: [] } }, () => true],
    [{ and: null, or: null, not: null }, () => true],
    [{ and: [named, active] }, (agent) => isNamed(agent) && isActive(agent)],
    [{ or: [named, active] }, (agent) => isNamed(agent) || isActive(agent)],
    [{ or: [{ not: named }, tagged] }, (agent) => !isNamed(agent) || isTagged(agent)],
    [{ not: { or: [tagged, active] } }, (agent) => !isTagged(agent) && !isActive(agent)],
    [{ not: { ...named, ...active } }, (agent) => !(isNamed(agent) && isActive(agent))],
    [{ not: { not: active } }, isActive],
    [
      { ...named, or: [tagged, searched], not: active },
      (agent) => isNamed(agent) && (isTagged(agent) || isSearched(agent)) && !isActive(agent),
    ],
    [{ not: searched }, (agent) => !isSearched(agent)],
    [
      { or: [{ vendors: ['GENNIA'] }, { accountIds: ['nova'] }] },
      ({ account }) => ['gennia', 'nova'].includes(account.id),
    ],
    [
      { not: { vendor: { in: ['GENNIA'] } }, or: [active, named] },
      (agent) => agent.account.id !== 'gennia' && (isActive(agent) || isNamed(agent)),
    ],
    [{ ...active, statuses: ['ACTIVE', 'PAUSED'] }, isActive],
    [{ ...active, statuses: ['PAUSED'] }, () => false],
    [
      { tags: ['support'], tagged: { anyOf: ['billing'] } },
      ({ tags }) => ['support', 'billing'].every((tag) => (tags as string[] | null)?.includes(tag)),
    ],
  ];

  test.each(cases.map(([filter, belongs]) => [JSON.stringify(filter), filter, belongs] as const))(
    '%s',
    async (_, filter, belongs) => {
      const expected = idsWhere(belongs);
      const { nodes, totalCount } = await find(filter);
      expect(idsOf(nodes)).toEqual(expected);
      expect([expected.length, null]).toContain(totalCount);
    },
  );

  test('are walked through page by page', async () => {
    const filter = { or: [{ not: named }, tagged, active] };
    const found: string[] = [];
    for (let after: string | undefined; ; ) {
      const { nodes, pageInfo } = await find(filter, { first: 7, ...(after === undefined ? {} : { after }) });
      found.push(...idsOf(nodes));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor ?? undefined;
    }
    expect(found.length).toBeGreaterThan(14);
    expect(found).toEqual(idsWhere((agent) => !isNamed(agent) || isTagged(agent) || isActive(agent)));
  });

  test('cost no more calls than plain conditions that say the same', async () => {
    const callsOf = async (filter: AgentFilter) => {
      api.forgetCalls();
      const { nodes, totalCount } = await find(filter);
      return { calls: api.callCount(), ids: idsOf(nodes), totalCount };
    };
    const plain = await callsOf({ statuses: ['ACTIVE'], tags: ['support'], vendors: ['GENNIA', 'CHATSBY'] });
    expect(plain.calls).toBeGreaterThan(0);
    expect(
      await callsOf({
        status: { eq: 'ACTIVE' },
        tagged: { anyOf: ['support'] },
        vendor: { in: ['CHATSBY', 'GENNIA'] },
      }),
    ).toEqual(plain);
    expect(
      await callsOf({
        and: [{ status: { in: ['ACTIVE', 'DRAFT'] } }, { not: { or: [{ tagged: { noneOf: ['support'] } }] } }],
        statuses: ['ACTIVE'],
        vendors: ['GENNIA', 'CHATSBY'],
      }),
    ).toEqual(plain);
  });
});

describe('durations', () => {
  const NOW = new Date('2026-03-31T12:00:00.000Z');

  function stopTheClock(): void {
    vi.useFakeTimers({ toFake: ['Date'], now: NOW });
    onTestFinished(() => void vi.useRealTimers());
  }

  test.each([
    ['-P1M', '2026-02-28T12:00:00.000Z'],
    ['-P6W', '2026-02-17T12:00:00.000Z'],
    ['-P1Y', '2025-03-31T12:00:00.000Z'],
    ['-PT36H', '2026-03-30T00:00:00.000Z'],
    ['P1D', '2026-04-01T12:00:00.000Z'],
  ])('%s is counted from now, in variables and in literals', async (duration, time) => {
    stopTheClock();
    for (const member of ['createdAt', 'updatedAt']) {
      for (const operator of ['gt', 'lte']) {
        const expected = idsWhere((agent) => satisfies(agent[member] as Shown, operator, time));
        expect(idsOf((await find({ [member]: { [operator]: duration } })).nodes)).toEqual(expected);
        expect(idsOf((await find({ [member]: { [operator]: time } })).nodes)).toEqual(expected);
        const literal = `{ agents(first: 100, filter: { ${member}: { ${operator}: "${duration}" } }) { nodes { id } } }`;
        const { agents } = dataOf(await api.run(literal)) as unknown as { agents: FoundPage };
        expect(idsOf(agents.nodes)).toEqual(expected);
      }
    }
  });

  test('are the same filter on every page of a walk, whatever the time is', async () => {
    stopTheClock();
    const filter = { updatedAt: { gt: '-P1Y' } };
    const { pageInfo, nodes } = await find(filter, { first: 2 });
    vi.setSystemTime(NOW.getTime() + 3_600_000);
    const next = await find(filter, { first: 2, after: pageInfo.endCursor ?? '' });
    expect(idsOf([...nodes, ...next.nodes])).toEqual(
      idsWhere(({ updatedAt }) => updatedAt !== null && (updatedAt as string) > '2025-03-31T12').slice(0, 4),
    );
  });
});

describe('a filter that is not allowed', () => {
  const deep = (levels: number): object => (levels === 0 ? {} : { not: deep(levels - 1) });
  const A_TIME = 'expected a time such as 2026-03-01T10:00:00Z, or a duration from now such as -P2W, P1D or -PT12H';
  const YEARS = 'expected a duration that leads to one of the years 1 to 9999';

  const cases: [object, string, string][] = [
    [{ createdAt: { gt: '2 weeks' } }, 'filter.createdAt.gt', A_TIME],
    [{ or: [{}, { createdAt: { gt: '-P2X' } }] }, 'filter.or[1].createdAt.gt', A_TIME],
    [{ not: { and: [{ updatedAt: { eq: '2026-03-01' } }] } }, 'filter.not.and[0].updatedAt.eq', A_TIME],
    [{ updatedAt: { lte: '2026-02-30T10:00:00Z' } }, 'filter.updatedAt.lte', A_TIME],
    [{ updatedAt: { lte: '2026-03-01T10:00:00' } }, 'filter.updatedAt.lte', A_TIME],
    [{ updatedAt: { ne: '-P3000Y' } }, 'filter.updatedAt.ne', YEARS],
    [{ updatedAt: { lt: 'P999999999M' } }, 'filter.updatedAt.lt', YEARS],
    [{ accountId: { eq: 'acme' } }, 'filter.accountId.eq', 'no account "acme" is configured'],
    [{ or: [{ accountId: { in: ['nova', 'acme'] } }] }, 'filter.or[0].accountId.in', 'no account "acme" is configured'],
    [{ and: [{ accountIds: ['acme'] }] }, 'filter.and[0].accountIds', 'no account "acme" is configured'],
    [deep(10), `filter${'.not'.repeat(10)}`, 'expected at most 10 filters inside one another'],
    [{ name: { in: Array.from({ length: 101 }, () => 'a') } }, 'filter.name.in', 'expected at most 100 items, got 101'],
    [
      { tagged: { allOf: Array.from({ length: 101 }, () => 'a') } },
      'filter.tagged.allOf',
      'expected at most 100 items, got 101',
    ],
    [{ or: Array.from({ length: 101 }, () => ({})) }, 'filter.or', 'expected at most 100 items, got 101'],
    [
      { and: Array.from({ length: 67 }, () => ({ name: { eq: 'a', ne: 'b' }, search: 'c' })) },
      'filter.and[66].name.ne',
      'expected at most 200 conditions in all',
    ],
  ];

  test.each(cases.map(([filter, argument, allowed]) => [argument, allowed, filter] as const))(
    'is refused before any vendor is asked: %s: %s',
    async (argument, allowed, filter) => {
      api.forgetCalls();
      for (const answer of [
        await api.run(`${LIST} { nodes { id } } }`, { filter }),
        await api.runAsGateway(`${LIST} { nodes { id } } }`, { filter }),
      ]) {
        expectBadInput(answer, argument, allowed);
      }
      const { errors } = await api.run(`{ agents(filter: ${literalOf(filter)}) { nodes { id } } }`);
      expect(errors?.[0]?.message).toBe(`${argument}: ${allowed}`);
      expect(api.callCount()).toBe(0);
    },
  );

  test.each([
    ['is nested without end', `${'{"not":'.repeat(20_000)}{"state":1}${'}'.repeat(20_000)}`],
    ['has filters without end', `{"or":[${Array.from({ length: 100_000 }, () => '{}').join(',')}]}`],
  ])('is refused where it %s, traced or not', async (_, filter) => {
    const body = `{"query":${JSON.stringify(`${LIST} { totalCount } }`)},"variables":{"filter":${filter}}}`;
    for (const headers of [{}, { 'apollo-federation-include-trace': 'ftv1' }]) {
      for (const path of ['graphql', 'federation']) {
        const response = await api.rollcall.yoga.fetch(`http://rollcall/${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body,
        });
        const answer = (await response.json()) as ExecutionResult;
        expectBadInput(answer, 'filter', 'expected at most 2000 objects in one another and in lists');
      }
    }
    expect(api.log.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('is one of ten filters inside one another and 200 conditions no more', async () => {
    await find(deep(9));
    await find({ and: Array.from({ length: 100 }, () => ({ name: { ne: 'a', notIn: [] } })) });
  });

  test('may leave out an account that there is not', async () => {
    expect(idsOf((await find({ accountId: { ne: 'acme', notIn: ['acme', 'other'] } })).nodes)).toEqual(idsOf(all));
  });

  function expectBadInput({ errors }: ExecutionResult, argument: string, allowed: string): void {
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toBe(`${argument}: ${allowed}`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument });
  }

  function literalOf(value: unknown): string {
    if (Array.isArray(value)) return `[${value.map(literalOf).join(' ')}]`;
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${literalOf(item)}`)
      .join(' ')} }`;
  }
});

describe('the fields that can be compared', () => {
  test('have values in the sandboxes, and lack them in some, so that the tests above say something', () => {
    for (const field of FIELDS.split(' '))
      expect(
        all.some((agent) => agent[field] !== null),
        field,
      ).toBe(true);
    expect(new Set(all.map(({ account }) => account.id)).size).toBe(vendors.length);
  });
});
