const actions: (() => void)[] = [];

let watching = false;

/**
 * Runs `action` when this process ends before the returned function was called: at a normal end, an uncaught error,
 * SIGHUP, SIGINT or SIGTERM. The last registered action runs first. Actions are synchronous; only SIGKILL skips them.
 */
export function atExit(action: () => void): () => void {
  if (!watching) {
    watching = true;
    process.once('exit', runActions);
    // A signal ends Node without its 'exit' event. Sent again, it finds no listener and ends the process as usual.
    for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        runActions();
        process.kill(process.pid, signal);
      });
    }
  }
  actions.push(action);
  return () => {
    const index = actions.indexOf(action);
    if (index >= 0) actions.splice(index, 1);
  };
}

function runActions(): void {
  for (let action = actions.pop(); action !== undefined; action = actions.pop()) action();
}
