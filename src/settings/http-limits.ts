/** @module What one client may take of the server before a query is looked at: connections, time, memory. */
import { wholeNumber } from './whole-number.ts';

/** The part of the section `server` that is about connections and requests. */
export const httpLimits = {
  /**
   * A request with a larger body is refused (413), whether it says its length or is measured while it arrives; bytes.
   * @default 2097152 - 2 MiB, which is also Apollo Router's
   */
  maxBodyBytes: wholeNumber(1_024, 268_435_456).default(2_097_152),
  /**
   * How many calls to vendors one request by GET may make: browsers send them for any page, an image's address is enough.
   * What needs more is asked by POST. @default 20
   */
  maxVendorCallsPerGet: wholeNumber(0, 1_000_000).default(20),
  /** How long a request may take to arrive, its headers and its body together; milliseconds. A slower one gets a 408. @default 30000 */
  bodyTimeoutMs: wholeNumber(100, 600_000).default(30_000),
  /**
   * How long a connection is kept on which nothing is asked; milliseconds. A balancer in front has to close its own
   * earlier, or it sends requests on connections that are just being closed. @default 75000 - longer than the 60 s that are
   * usual for balancers
   */
  keepAliveTimeoutMs: wholeNumber(100, 3_600_000).default(75_000),
  /** How many connections there may be at once; more are closed as they come. @default 1000 */
  maxConnections: wholeNumber(1, 1_000_000).default(1_000),
  /**
   * How long a client may leave its answer unread; milliseconds. Where nothing moves for that long, at most for twice as
   * long and a second, its connection is ended. @default 30000
   */
  answerTimeoutMs: wholeNumber(100, 600_000).default(30_000),
  /**
   * How much of all answers may wait for their clients to read it; bytes. Beyond it, the connections that wait longest are
   * ended. @default 268435456 - 256 MiB
   */
  maxUnreadBytes: wholeNumber(1_048_576, 17_179_869_184).default(268_435_456),
};
