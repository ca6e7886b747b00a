/** Whether an agent matches; undefined when that depends on a field that the record does not hold yet. */
export type Verdict = boolean | undefined;

/** true when all are, false when one is. */
export function every<T>(items: readonly T[], verdictOn: (item: T) => Verdict): Verdict {
  let isKnown = true;
  for (const item of items) {
    const verdict = verdictOn(item);
    if (verdict === false) return false;
    isKnown &&= verdict === true;
  }
  return isKnown ? true : undefined;
}

/** true when one is, false when none is. */
export function some<T>(items: readonly T[], verdictOn: (item: T) => Verdict): Verdict {
  return opposite(every(items, (item) => opposite(verdictOn(item))));
}

/** What is not known stays so. */
export function opposite(verdict: Verdict): Verdict {
  return verdict === undefined ? undefined : !verdict;
}
