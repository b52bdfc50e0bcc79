import type { BrowserContext, Frame, Page } from "playwright-core";
import { attackPage } from "./attacker.ts";

/** A page, or a frame in one, that attacks. */
export type Attacking = Page | Frame;

/** Where a page stands, and which address of the local sandbox it attacks from there. */
export interface Place {
  readonly from: string;
  readonly at: string;
  /** Its page is of one origin with what it attacks: it may read what it is answered. */
  readonly readsAnswers: boolean;
  open(window: BrowserContext): Promise<Attacking>;
}

/** Any name is one of this machine: what an attacker's name server can say too. */
export const switches = [
  "--host-resolver-rules=MAP *.example 127.0.0.1",
  // A browser may refuse by itself to call this machine. Others do not.
  "--disable-features=LocalNetworkAccessChecks,BlockInsecurePrivateNetworkRequests",
  "--disable-popup-blocking",
];

/** A name by which the local sandbox was told that it may be called. */
export const allowedName = "allowed.example";

/** Every kind of origin, and every name by which a page can reach this machine. */
export function placesOf({ attacker, sandbox }: { attacker: number; sandbox: number }): readonly Place[] {
  const evil = `http://evil.example:${attacker}`;
  const at = `http://127.0.0.1:${sandbox}`;
  const rebound = `http://rebound.example:${sandbox}`;
  const from = (address: string, name: string): Place => ({
    from: address,
    at: `http://${name}:${sandbox}`,
    readsAnswers: false,
    open: (window) => pageAt(window, address),
  });
  return [
    from(evil, "127.0.0.1"),
    from(evil, "localhost"),
    from(evil, allowedName),
    from(evil, "foreign.example"),
    // Another program's page on this machine, which a browser counts as nearer.
    from(`http://127.0.0.1:${attacker}`, "127.0.0.1"),
    from(`http://localhost:${attacker}`, "127.0.0.1"),
    {
      // It was another machine's when the page was loaded, and is this one's by now.
      from: "a name that was rebound",
      at: rebound,
      readsAnswers: true,
      open: (window) => pageAt(window, `${rebound}/page`),
    },
    { from: "a data: address", at, readsAnswers: false, open: (window) => pageAt(window, dataPage) },
    {
      from: "a frame without an origin",
      at,
      readsAnswers: false,
      open: async (window) => sandboxedIn(await pageAt(window, evil)),
    },
  ];
}

async function pageAt(window: BrowserContext, address: string): Promise<Page> {
  const page = await window.newPage();
  await page.goto(address);
  return page;
}

const dataPage = `data:text/html;base64,${Buffer.from(attackPage).toString("base64")}`;

async function sandboxedIn(page: Page): Promise<Frame> {
  const handle = await page.evaluateHandle((html) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts allow-forms allow-popups");
    frame.srcdoc = html;
    document.body.append(frame);
    return frame;
  }, attackPage);
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error("there is no frame");
  await frame.waitForFunction(() => "attack" in window);
  return frame;
}

/** What `page.js` puts into its window. */
interface AttackWindow {
  readonly ways: readonly string[];
  attack(way: string, aim: Aim): Promise<string>;
}

/** See `page.js`. */
export interface Aim {
  readonly url: string;
  readonly own: string;
  readonly json: string;
  readonly token: string;
}

/** The names of the ways there are. */
export function waysOf(page: Attacking): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as AttackWindow).ways);
}

/** Goes one way: what could be read of the answer. */
export function attack(page: Attacking, way: string, aim: Aim): Promise<string> {
  return page.evaluate(([name, all]) => (window as unknown as AttackWindow).attack(name, all), [way, aim] as const);
}
