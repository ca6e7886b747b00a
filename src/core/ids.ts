/** @module Global ids: `<account id>:<vendor's own id>`. An account id has no colon, so the first colon separates. */

/** Account ids: lower case letters, digits and dashes, starting with a letter or digit. */
export const ACCOUNT_ID_PATTERN = /^[a-z0-9][a-z0-9-]*$/;

/** Ids are short; a longer one may be anything. */
const LONGEST_SHOWN = 32;

/**
 * An account that is asked for, in words for a message. Its id is only repeated where it looks like one: what stands there
 * by mistake may be a credential.
 */
export function accountInWords(id: string): string {
  const isShown = id.length <= LONGEST_SHOWN && (id === '' || ACCOUNT_ID_PATTERN.test(id));
  return isShown ? `account "${id}"` : 'account of that id';
}

/** The two parts of an agent's global id. */
export interface AgentIdParts {
  readonly accountId: string;
  readonly vendorId: string;
}

/** The global id of an agent. Vendor ids may hold any character, colons and slashes included. */
export function formatAgentId(accountId: string, vendorId: string): string {
  return `${accountId}:${vendorId}`;
}

/** The parts of an agent's global id, or undefined when the text can not be one. */
export function parseAgentId(id: string): AgentIdParts | undefined {
  const colon = id.indexOf(':');
  if (colon < 1 || colon === id.length - 1) return undefined;
  const accountId = id.slice(0, colon);
  return ACCOUNT_ID_PATTERN.test(accountId) ? { accountId, vendorId: id.slice(colon + 1) } : undefined;
}
