/**
 * As many seeds as asked for: the given ones first, then the same again with a number behind the name.
 *
 * @param count how many; fewer than given takes the first ones
 * @param series which sandbox of its vendor it is, from 0: each goes on where the one before it would
 */
export function cycleSeeds<T extends { readonly name: string }>(seeds: readonly T[], count: number, series = 0): T[] {
  return Array.from({ length: count }, (_, index) => {
    const seed = seeds[index % seeds.length];
    if (seed === undefined) throw new RangeError('a sandbox needs at least one seed');
    const round = Math.floor(index / seeds.length) + 1 + series;
    return round === 1 ? seed : { ...seed, name: `${seed.name} ${round}` };
  });
}
