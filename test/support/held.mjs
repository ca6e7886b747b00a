// Loaded into Rollcall's process: says on request what the process holds, after a collection of garbage, and what it has used of
// the processor.
process.on('message', (message) => {
  if (message === 'cpu') process.send?.(process.cpuUsage());
  if (message !== 'held') return;
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed: heap } = process.memoryUsage();
  process.send?.({ heap, resources: process.getActiveResourcesInfo().length });
});
process.channel?.unref();
