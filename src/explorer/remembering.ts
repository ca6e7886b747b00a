/**
 * A function that asks anew only when what it knows is older than `milliseconds`; who comes meanwhile waits for the same
 * answer. A failure is not remembered.
 */
export function remembering<T>(ask: () => Promise<T>, milliseconds: number): () => Promise<T> {
  let known: { readonly answer: Promise<T>; until: number } | undefined;
  return () => {
    if (known !== undefined && performance.now() < known.until) return known.answer;
    const current = { answer: ask(), until: Number.POSITIVE_INFINITY };
    known = current;
    current.answer.then(
      () => {
        current.until = performance.now() + milliseconds;
      },
      () => {
        current.until = 0;
      },
    );
    return current.answer;
  };
}
