// npm runs it when all is installed, so that the first "npm start" has a bundle to start. Nothing fails for want of one, since
// the sources can be started: without the packages for development, or with an older Node, there is none.
import { existsSync } from 'node:fs';

const bundler = new URL('../node_modules/rolldown/bin/cli.mjs', import.meta.url);
if (Number(process.versions.node.split('.')[0]) >= 24 && existsSync(bundler)) {
  void import('./bundle.mjs')
    .then(({ bundle, root }) => bundle(`${root}/dist`))
    .catch((error) => error.message)
    .then((failure) => {
      if (failure !== 0) console.error(`dist/ was not made (${failure}): "npm start" starts the sources.`);
    });
}
