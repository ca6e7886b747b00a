import { writableFields } from '../../contract/writable-fields.ts';
import type { AccountResolvers } from '../../generated/resolvers.ts';

/** Resolvers of `Account`. */
export const accountResolvers: AccountResolvers = {
  vendor: ({ vendor }) => vendor.name as never,
  operations: ({ vendor }) => vendor.capabilities.operations,
  health: (account, _, { health }) => health(account),
  contractDrift: ({ drift }) => drift.list(),
  writableFields: ({ vendor }) =>
    writableFields(vendor.contract.createAgent, vendor.contract.updateAgent, vendor.inputMember),
};
