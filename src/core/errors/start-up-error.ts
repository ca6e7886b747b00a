/**
 * Rollcall cannot start, and whoever started it can mend that: the message is a sentence that says what is wrong and what
 * to do. Printed alone; every other error that ends the start is a fault of Rollcall's own, and printed with its stack.
 */
export class StartUpError extends Error {
  override readonly name: string = 'StartUpError';
}
