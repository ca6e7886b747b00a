import { noteSaved } from '../../../core/statistics.ts';
import type { ListRequest } from '../../../vendors/listing.ts';
import type { ListSource, PlacedPage } from './placed-page.ts';
import { readListPage } from './read-list-page.ts';

/** Where a page begins, and how many items it may hold. */
export type Asked = Omit<ListRequest, 'query'>;

/**
 * A page of a list: as large as asked for, and a smaller one as long as the answer is too large to be read.
 *
 * @param askFor what to ask for when a page may hold so many items
 */
export async function readFitting(
  { account, query, signal, timeShare, counted = (_, read) => read() }: ListSource,
  askFor: (maxSize: number) => Asked,
): Promise<{ readonly page: PlacedPage; readonly asked: Asked }> {
  for (;;) {
    const asked = askFor(account.listPageSize.value);
    try {
      const request = { query, ...asked };
      let isOwn = false;
      const page = await counted(request, () => {
        isOwn = true;
        return readListPage(account, request, { signal, timeShare });
      });
      if (!isOwn) noteSaved(account);
      account.listPageSize.noteFit(asked.limit);
      return { page: { ...page, offset: page.offset ?? asked.offset, cursor: asked.cursor }, asked };
    } catch (error) {
      // A list that comes whole does not become smaller when less is asked for.
      const isWhole = account.vendor.capabilities.listing.paging === 'ALL';
      if (isWhole || !account.listPageSize.noteTooLarge(asked.limit, error)) throw error;
    }
  }
}
