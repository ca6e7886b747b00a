/** So many answers are kept; clients send a handful of forms of a header. */
const MOST = 100;

/** A function of a header that keeps what it said, since clients send the same again and again. Longer ones are not kept. */
export function remembered<T>(of: (header: string) => T): (header: string) => T {
  const known = new Map<string, T>();
  return (header) => {
    const found = known.get(header);
    if (found !== undefined) return found;
    const answer = of(header);
    if (header.length <= 1_000) {
      if (known.size >= MOST) known.clear();
      known.set(header, answer);
    }
    return answer;
  };
}
