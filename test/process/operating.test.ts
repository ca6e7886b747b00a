import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { drainTime } from '../../src/server/drain-time.ts';
import { loadConfiguration } from '../../src/settings/load.ts';
import { accountSettingsBase, serverSettings } from '../../src/settings/settings.ts';
import { vendors } from '../../src/vendors/index.ts';
import { emptyFolder, ROOT } from './rollcall-process.ts';

const page = readFileSync(join(ROOT, 'docs/operating.md'), 'utf8');
const blocks = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(([, text]) => text ?? '');
const nginx = readFileSync(join(ROOT, 'deploy/nginx.conf'), 'utf8');
const defaults = serverSettings.parse({});
const slowestSeconds = drainTime([accountSettingsBase.parse({ id: 'a' })]) / 1000;

describe('the page for operators', () => {
  test('shows configurations that are right', () => {
    const folder = emptyFolder();
    const configurations = blocks.filter((text) => text.includes('\naccounts:'));
    expect(configurations).toHaveLength(1);
    const vendorSettings = Object.fromEntries(vendors.map((vendor) => [vendor.key, vendor.accountSettings]));
    for (const block of configurations) {
      // The secrets of the page stand in no file here.
      const text = block.replace(/\$\{file:[^}]+\}/g, 'a-secret');
      expect(() =>
        loadConfiguration({ file: join(folder, 'rollcall.yaml'), text, env: {}, vendorSettings }),
      ).not.toThrow();
    }
  });

  test('gives Kubernetes the paths, arguments and times of the image', () => {
    const [spec] = blocks.map((text) => parse(text)).filter((block) => block.spec !== undefined);
    const { terminationGracePeriodSeconds, containers } = spec.spec.template.spec;
    expect(terminationGracePeriodSeconds).toBeGreaterThan(slowestSeconds + 5);
    const dockerfile = readFileSync(join(ROOT, 'deploy/Dockerfile'), 'utf8');
    expect(dockerfile).toContain(`CMD ${JSON.stringify(containers[0].args.slice(0, 2)).replace(',', ', ')}`);
  });

  test('names only files that exist, and parts of itself that there are', () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, target]) => target ?? '');
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, text = '']) =>
      text
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
    for (const link of links) {
      const [path = '', anchor] = link.split('#');
      if (path === '') expect(headings).toContain(anchor);
      else expect([path, existsSync(join(dirname(join(ROOT, 'docs/operating.md')), path))]).toEqual([path, true]);
    }
  });

  test('tells how long a stop takes at most, as it is', () => {
    expect(page).toContain(`${slowestSeconds} s with the defaults`);
  });
});

describe('the proxies in front', () => {
  test('close what is idle before Rollcall does, and wait longer than the slowest write', () => {
    const caddy = readFileSync(join(ROOT, 'deploy/Caddyfile'), 'utf8');
    for (const seconds of [/keepalive_timeout (\d+)s/.exec(nginx)?.[1], /keepalive (\d+)s/.exec(caddy)?.[1]]) {
      expect(Number(seconds) * 1000).toBeLessThan(defaults.keepAliveTimeoutMs);
    }
    for (const seconds of [
      /proxy_read_timeout (\d+)s/.exec(nginx)?.[1],
      /response_header_timeout (\d+)s/.exec(caddy)?.[1],
    ]) {
      expect(Number(seconds)).toBeGreaterThan(slowestSeconds);
    }
  });

  test('take bodies as large as Rollcall does', () => {
    expect(Number(/client_max_body_size (\d+)m/.exec(nginx)?.[1]) * 1024 ** 2).toBe(defaults.maxBodyBytes);
  });
});
