const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether two texts are one UUID: upper and lower case are the same in it (RFC 9562, section 4). */
export function isSameUuid(a: string, b: string): boolean {
  return UUID.test(a) && a.toLowerCase() === b.toLowerCase();
}

/** Whether two of a vendor's ids name one agent: to the letter, or as one UUID. */
export function isSameId(a: string, b: string): boolean {
  return a === b || isSameUuid(a, b);
}
