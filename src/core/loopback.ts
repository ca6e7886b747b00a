/**
 * Whether a host name, as {@link URL} writes it, never leaves a machine: `localhost` and names below it, addresses of the
 * loopback. IPv4 addresses may be written as IPv6 ones.
 */
export function isLoopbackHost(name: string): boolean {
  return /^((.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\]|\[::ffff:7f[\da-f]{2}:[\da-f]+\])$/.test(name);
}
