import { sentence } from '../../contract/mistakes.ts';
import type { JsonObject } from '../../core/agent.ts';
import type { Vendor } from '../../vendors/vendor.ts';
import type { UserError } from './user-error.ts';

/** An extension input: one member, named after a vendor. */
export type ExtensionInput = { readonly [member: string]: unknown };

/** The fields of the vendor's own member; an error for each member of another vendor. */
export function extensionOf(
  vendor: Vendor,
  extension: ExtensionInput | undefined,
): { readonly fields: JsonObject; readonly errors: readonly UserError[] } {
  const given = Object.entries(extension ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const own = given.find(([member]) => member === vendor.inputMember);
  const foreign = given.filter(([member]) => member !== vendor.inputMember);
  return {
    fields: (own?.[1] ?? {}) as JsonObject,
    errors: foreign.map(([member]) => ({
      code: 'INVALID',
      message: sentence(
        ['extension', member],
        `can not be given, since this account is at ${vendor.label}: give extension.${vendor.inputMember} instead`,
      ),
      field: ['extension', member],
    })),
  };
}
