import { type WritableField, writableFields } from '../../contract/writable-fields.ts';
import type { AccountResolvers } from '../../generated/resolvers.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import { syncedAccounts } from '../lists/synced-accounts.ts';

/** Resolvers of `Account`. */
export const accountResolvers = {
  vendor: ({ vendor }) => vendor.name,
  operations: ({ vendor }) => vendor.capabilities.operations,
  health: (account, _, { health }) => health(account),
  async sync(account, _, { catalog }) {
    if (catalog === undefined) return null;
    const [synced = null] = await syncedAccounts(catalog, [account]);
    return synced;
  },
  contractDrift: ({ drift }) => drift.list(),
  writableFields: ({ vendor }) => formOf(vendor),
} satisfies AccountResolvers;

/** Drawn from a contract, they are always the same. */
const forms = new WeakMap<Vendor, WritableField[]>();

function formOf(vendor: Vendor): WritableField[] {
  const { contract, inputMember } = vendor;
  const form = forms.get(vendor) ?? writableFields(contract.createAgent, contract.updateAgent, inputMember);
  forms.set(vendor, form);
  return form;
}
