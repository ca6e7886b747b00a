import { VendorError } from '../../../core/errors/vendor-error.ts';
import { conditionsOf } from '../../filter/combine.ts';
import { NEWEST_FIRST } from '../order.ts';
import type { AccountListingRequest } from './listing.ts';
import { orderQuery } from './order-query.ts';

/** Conditions of a filter that the vendor was not asked for, each by the field that it is on. */
export function conditionsHere({ filter }: AccountListingRequest): string[] {
  const names = conditionsOf(filter.remaining).map(({ condition }) =>
    'field' in condition ? condition.field.name : 'search',
  );
  return [...new Set(names)].map((name) => `filter.${name}`);
}

/**
 * More agents of an account would have to be read than is allowed. Advises what helps this very query.
 *
 * @param total how many there are, where the vendor tells
 */
export function limitExceeded(request: AccountListingRequest, total?: number): VendorError {
  const { account, resume } = request;
  const maxAgents = request.allowance.max;
  const conditions = conditionsHere(request);
  const isInOrder = orderQuery(request) !== undefined;
  const isOrderPromised = orderQuery({ account, resume, order: NEWEST_FIRST }) !== undefined;
  const count = total === undefined ? `more than ${maxAgents} agents` : `${total} agents`;
  const advice = [
    ...(isOrderPromised && !isInOrder ? ['order by CREATED_AT, DESC'] : []),
    ...((isOrderPromised || isInOrder) && conditions.length > 0 ? [`ask without ${conditions.join(' and ')}`] : []),
  ];
  const message =
    `${count} of "${account.id}" would have to be read for this list and the other fields of the request, and ${maxAgents} are allowed; ` +
    `${advice.map((helps, index) => (index === 0 ? helps : `and ${helps}`)).join(' ')}${advice.length > 0 ? ', or ' : ''}` +
    'ask for it in a request of its own, name other accounts in filter.accountIds, or raise server.maxAgentsPerAccount';
  return new VendorError({ code: 'LIMIT_EXCEEDED', message });
}
