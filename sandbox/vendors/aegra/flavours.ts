/** @module The servers that the sandbox can play: one API, with the rules of each. */

/** Names in configurations; the first one is played unless asked otherwise. */
export const FLAVOURS = ['aegra', 'aegra-0.10', 'langgraph-js', 'langgraph-python'] as const;

/** A server that the sandbox can play. `aegra` is its release 0.11. */
export type Flavour = (typeof FLAVOURS)[number];

/**
 * The flavour of that name.
 *
 * @throws TypeError when there is none
 */
export function flavourOf(name: string = FLAVOURS[0]): Flavour {
  const found = FLAVOURS.find((flavour) => flavour === name);
  if (found === undefined) throw new TypeError(`expected one of ${FLAVOURS.join(', ')}, not "${name}"`);
  return found;
}
