// Loaded into Rollcall's process: says on request what the process holds, after a collection of garbage.
process.on('message', (message) => {
  if (message !== 'held') return;
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed: heap } = process.memoryUsage();
  process.send?.({ heap, resources: process.getActiveResourcesInfo().length });
});
process.channel?.unref();
