/**
 * @module One page of an ordered list, by the place where it begins. Agents that have the value that is ordered by, and those
 * that have none, are two lists, one behind the other: each is one range of an index, whichever engine holds it, and where
 * the second one stands is nobody's default.
 */
import { type RawBuilder, sql } from 'kysely';
import { conditionsOf } from '../../agents/filter/combine.ts';
import type { Store } from '../../store/store.ts';
import type { CatalogPlace } from './catalog-cursor.ts';
import { type Access, conditionOf, soughtText } from './conditions.ts';
import { ORDER_COLUMNS } from './order-columns.ts';
import type { CatalogQuestion } from './question.ts';

/** Which rows are read. */
export interface KeysetRequest {
  readonly isBackward: boolean;
  readonly limit: number;
  readonly after?: CatalogPlace | undefined;
  readonly before?: CatalogPlace | undefined;
}

/** The place of a row, and its key as text. */
export interface PlacedRow extends CatalogPlace {
  readonly pk: string;
}

/** The rows of a page in the order in which they are read. */
export async function readKeyset(
  store: Store,
  question: CatalogQuestion,
  { isBackward, limit, after, before }: KeysetRequest,
): Promise<PlacedRow[]> {
  const { order } = question;
  const ofValues: Half = { hasValue: true, isAscending: (order.direction === 'ASC') !== isBackward };
  const ofNone: Half = { hasValue: false, isAscending: true };
  const halves = (order.nulls === 'LAST') !== isBackward ? [ofValues, ofNone] : [ofNone, ofValues];
  const [from, to] = isBackward ? [before, after] : [after, before];
  const begin = from === undefined ? 0 : halves.findIndex(({ hasValue }) => hasValue === (from.value !== null));
  const end = to === undefined ? 1 : halves.findIndex(({ hasValue }) => hasValue === (to.value !== null));
  const access = await accessOf(store, question);
  const rows: PlacedRow[] = [];
  for (let index = begin; index <= end && rows.length < limit; index++) {
    const half = halves[index] as Half;
    const bounds = { from: index === begin ? from : undefined, to: index === end ? to : undefined };
    rows.push(
      ...(await readHalf(store, question, { access, half, isBackward, limit: limit - rows.length, ...bounds })),
    );
  }
  return rows;
}

/** In so many accounts, agents are looked for in the order of the list; in fewer, account by account. */
const MANY_ACCOUNTS = 20;

async function accessOf({ features, reader }: Store, { accounts, filter }: CatalogQuestion): Promise<Access> {
  const commonTexts = new Set<string>();
  for (const { condition } of conditionsOf(filter)) {
    if (condition.op !== 'SEARCH') continue;
    const text = soughtText(condition.text);
    if ((await features.textAccess(reader, text)) === 'SCAN') commonTexts.add(text);
  }
  return { isInOrder: accounts.length > MANY_ACCOUNTS, commonTexts };
}

/** The agents with a value, or those without one. */
interface Half {
  readonly hasValue: boolean;
  readonly isAscending: boolean;
}

interface HalfRequest {
  readonly access: Access;
  readonly half: Half;
  readonly isBackward: boolean;
  readonly limit: number;
  readonly from: CatalogPlace | undefined;
  readonly to: CatalogPlace | undefined;
}

async function readHalf(
  store: Store,
  question: CatalogQuestion,
  { access, half: { hasValue, isAscending }, isBackward, limit, from, to }: HalfRequest,
): Promise<PlacedRow[]> {
  const value = sql.ref(ORDER_COLUMNS[question.order.field]);
  const id = sql.ref('agent.id');
  let rows = store.reader
    .selectFrom('agent')
    .where((where) => conditionOf(store, question, where, access))
    .where(sql<boolean>`${value} ${sql.raw(hasValue ? 'is not null' : 'is null')}`)
    .limit(limit);
  if (question.order.field === 'INSTRUCTIONS') {
    rows = rows.innerJoin('agent_document', 'agent_document.pk', 'agent.pk') as unknown as typeof rows;
  }
  const steps = { value: isAscending, id: !isBackward };
  if (from !== undefined) rows = rows.where(isBeyond(hasValue ? value : undefined, id, from, steps));
  if (to !== undefined) {
    rows = rows.where(isBeyond(hasValue ? value : undefined, id, to, { value: !steps.value, id: !steps.id }));
  }
  if (hasValue) rows = rows.orderBy(value, isAscending ? 'asc' : 'desc');
  const found = await rows
    .select([sql<string>`cast(agent.pk as text)`.as('pk'), 'agent.id'])
    .select(hasValue ? sql<string | number>`${value}`.as('value') : sql<null>`null`.as('value'))
    .orderBy('agent.id', isBackward ? 'desc' : 'asc')
    .execute();
  return found;
}

/** Whether a row stands beyond a place, each of value and id read upwards or downwards. */
function isBeyond(
  value: RawBuilder<unknown> | undefined,
  id: RawBuilder<unknown>,
  place: CatalogPlace,
  isUpward: { readonly value: boolean; readonly id: boolean },
): RawBuilder<boolean> {
  const idBeyond = sql<boolean>`${id} ${sql.raw(isUpward.id ? '>' : '<')} ${place.id}`;
  if (value === undefined) return idBeyond;
  const sign = isUpward.value ? '>' : '<';
  // The first half is a range of an index, the second half settles ties.
  return sql`${value} ${sql.raw(`${sign}=`)} ${place.value} and (${value} ${sql.raw(sign)} ${place.value} or ${idBeyond})`;
}
