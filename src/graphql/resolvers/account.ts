import { writableFields } from '../../contract/writable-fields.ts';
import type { AccountResolvers } from '../../generated/resolvers.ts';

/** Resolvers of `Account`. */
export const accountResolvers = {
  vendor: ({ vendor }) => vendor.name,
  operations: ({ vendor }) => vendor.capabilities.operations,
  health: (account, _, { health }) => health(account),
  contractDrift: ({ drift }) => drift.list(),
  writableFields: ({ vendor }) =>
    writableFields(vendor.contract.createAgent, vendor.contract.updateAgent, vendor.inputMember),
} satisfies AccountResolvers;
