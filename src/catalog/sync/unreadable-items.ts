import { VendorError } from '../../core/errors/vendor-error.ts';
import { amount } from '../../core/words.ts';

/** Items of a list that are no agents: what they are is not known, so nothing that is missing is known to be gone. */
export class UnreadableItemsError extends VendorError {
  constructor(items: number) {
    super({ code: 'BAD_RESPONSE', message: `${amount(items, 'item')} of the list can not be read as agents` });
  }
}
