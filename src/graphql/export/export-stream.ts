/**
 * Reads on when what was read is sent: nothing is held but one page. An answer that breaks off does not end as a whole one does.
 *
 * @param breakOff told why, ends the connection; false: there is none, and the reader is told
 */
export function exportStream(
  lines: AsyncGenerator<string>,
  { signal, breakOff }: { readonly signal: AbortSignal; readonly breakOff: (error: unknown) => boolean },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          signal.throwIfAborted();
          const { value, done } = await lines.next();
          if (done) controller.close();
          else controller.enqueue(encoder.encode(value));
        } catch (error) {
          // Nobody is left to be told where the connection has ended.
          if (signal.aborted || breakOff(error)) controller.close();
          else controller.error(error);
        }
      },
      async cancel() {
        await lines.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}
