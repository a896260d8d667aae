/** Names by which only this machine calls itself. */
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Methods that change nothing; who may read an answer is the browser's same-origin rule. */
const reading: ReadonlySet<string> = new Set(["GET", "HEAD"]);

/** What a request says of where it was meant to go, and of the page that sent it. */
export type Asked = {
  readonly method: string;
  readonly host: string | undefined;
  /** Browsers tell it of every request that may change something; programs tell none. */
  readonly origin: string | undefined;
};

/**
 * Why a request must not be answered, or `undefined`. A page of another site can name this machine
 * by a name of its own (DNS rebinding): so the name must be a loopback name, at any port since a
 * tunnel has its own, or that of `publicUrl`, the address of a reverse proxy. And what changes
 * something must come from a page of the address that was asked, or of `publicUrl`.
 */
export function foreignness(
  { method, host, origin }: Asked,
  publicUrl: string | undefined,
): "foreign-host" | "foreign-page" | undefined {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl);
  const asked = host === undefined ? undefined : parsed(`http://${host}`);
  if (asked === undefined) return "foreign-host";
  const { hostname } = asked;
  if (!loopback.has(hostname) && hostname !== own?.hostname) return "foreign-host";
  if (reading.has(method) || origin === undefined || origin === own?.origin) return undefined;
  return parsed(origin)?.host === asked.host ? undefined : "foreign-page";
}

/**
 * Whether a page of this origin is one of `pages`. Behind a loopback name any other one is the same
 * page: `localhost` is what people type, `127.0.0.1` what programs say.
 */
export function isPageOf(origin: string, pages: readonly string[]): boolean {
  const from = parsed(origin);
  return pages.some((page) => {
    const own = parsed(page);
    if (from === undefined || own === undefined) return false;
    if (from.origin === own.origin) return true;
    const sameMachine = loopback.has(from.hostname) && loopback.has(own.hostname);
    return sameMachine && from.protocol === own.protocol && from.port === own.port;
  });
}

/** Whether an address opens on its own machine alone: no phone gets there. */
export function isLoopback(url: string): boolean {
  const hostname = parsed(url)?.hostname;
  return hostname !== undefined && loopback.has(hostname);
}

function parsed(url: string): URL | undefined {
  return URL.canParse(url) ? new URL(url) : undefined;
}
