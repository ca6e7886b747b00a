/** Whether a router asks for a trace of its request, in the way in which the tracing plugin looks for it. */
export function asksForTrace({ headers }: { readonly headers: Pick<Headers, 'get'> }): boolean {
  return headers.get('apollo-federation-include-trace') === 'ftv1';
}
