import type { Browser, Page } from "playwright-core";
import type { ShownHistory } from "../../../src/protocol/history.ts";
import type { PanelSnapshot } from "../../../src/protocol/messages.ts";
import { panelHtml } from "../../../src/protocol/panelHtml.ts";
import type { Report } from "../../../src/protocol/reports.ts";
import type { ShownTimeline } from "../../../src/protocol/timelines.ts";
import type { BuiltPage } from "./buildPage.ts";
import { type PageServer, type ServedFile, servePages } from "./pageServer.ts";
import { type Theme, type ThemeName, themes } from "./themes.ts";
import { timelineFor } from "./timelineFor.ts";

/** What the host shows: of an Item's panel, of a report, of an account over time, or of the history. */
type Shown = PanelSnapshot | Report | ShownTimeline | ShownHistory;

export interface OpenOptions {
  readonly snapshot: Shown;
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly dir?: "ltr" | "rtl";
  readonly reducedMotion?: boolean;
  /** What the page takes for now; the day of the fixtures where a test does not say. */
  readonly now?: string;
  /** What VS Code kept from an earlier life of the page. */
  readonly state?: unknown;
  /** Requests the host answers with this reason instead of an answer. */
  readonly refuse?: Readonly<Record<string, string>>;
  /** Requests the host does not answer. */
  readonly unanswered?: readonly string[];
  /** What the page's HTML begins with. */
  readonly heading?: string;
  /** What the host answers to a request of that name; where a test says nothing, the time line that fits, and else null. */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Files that cannot be loaded. */
  readonly blocked?: readonly string[];
  /** Files that come only with `release`. */
  readonly held?: readonly string[];
  /** Put into the HTML in front of the page's own script. */
  readonly extraHtml?: string;
}

/** The page in a browser, and the host's end of the wire as the test sees it. */
export interface PanelPage {
  readonly page: Page;
  /** Names and payloads of what a person had the page ask, in order; the time line it asks for by itself. */
  requests(): Promise<readonly { name: string; payload: unknown }[]>;
  /** The payloads of all requests of that name. */
  asked(name: string): Promise<readonly unknown[]>;
  tell(snapshot: Shown, event?: string): Promise<void>;
  /** Changes the theme while the page is open. Resolves once no colour is on its way any more. */
  dress(theme: ThemeName): Promise<void>;
  /** Runs a script of the test's own in the page. The browser keeps what it has compiled, by the script's name. */
  load(name: string, source: string): Promise<void>;
  violations(): Promise<readonly string[]>;
  errors(): readonly string[];
  savedState(): Promise<unknown>;
  /** Loads the page anew, with what it kept. Resolves once it has drawn. */
  reload(): Promise<void>;
  /** Lets the files come that were held. */
  release(): void;
  close(): Promise<void>;
}

const nonce = "0123456789abcdef";
/** What the page tells the host once its first frame is on screen. */
const shownRequest = "panel/shown";

/** Opens the built page once: what it ran in is gone when it is closed. */
export async function openPanel(browser: Browser, built: BuiltPage, options: OpenOptions): Promise<PanelPage> {
  const panels = await openPanels(browser, built);
  return { ...(await panels.open(options)), close: () => panels.close() };
}

/** A browsing context for panels. */
export interface Panels {
  open(options: OpenOptions): Promise<PanelPage>;
  close(): Promise<void>;
}

/**
 * Opens the built page under the policy that ships, with a stand-in for VS Code's end. A page that was closed is used
 * again, emptied: a new one is a process of its own, which took longer than most tests in it.
 */
export async function openPanels(browser: Browser, built: BuiltPage): Promise<Panels> {
  const context = await browser.newContext({ timezoneId: "UTC" });
  // Patience, not a bar: a machine with half the speed and two layers at once took over the default of 30 s.
  context.setDefaultTimeout(120_000);
  const server = await servePages();
  for (const [name, file] of filesOf(built)) server.files.set(sharedFolder + name, file);
  const free: ((options: OpenOptions) => Promise<PanelPage>)[] = [];
  let openings = 0;
  const newPage = async () => {
    const page = await context.newPage();
    let errors: string[] = [];
    page.on("pageerror", (error) => errors.push(String(error)));
    const open = async (options: OpenOptions): Promise<PanelPage> => {
      const { width = 1280, height = 800 } = options;
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ reducedMotion: options.reducedMotion === true ? "reduce" : "no-preference" });
      openings += 1;
      const folder = `/${openings}`;
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      let tellings = 0;
      const paths = serve(server, folder, { built, options, opening: openings, released });
      const ownErrors: string[] = [];
      errors = ownErrors;
      // What a page draws behind a frame is there two frames later.
      const twoFrames = () =>
        page.evaluate(
          () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))),
        );
      const isDrawn = async () => {
        await page.locator("#balance-lens > *").first().waitFor({ state: "attached" });
        await twoFrames();
      };
      await page.goto(`${server.origin}${folder}/`);
      await isDrawn();
      return {
        page,
        requests: () =>
          page.evaluate(() =>
            window.host.requests.filter(({ name }) => name !== "panel/shown" && name !== "timeline/get"),
          ),
        asked: (name) =>
          page.evaluate(
            (wanted) => window.host.requests.filter((each) => each.name === wanted).map(({ payload }) => payload),
            name,
          ),
        async tell(snapshot, event = "panel/snapshot") {
          tellings += 1;
          const path = `${folder}/told-${tellings}.js`;
          server.files.set(path, script(tellingOf(snapshot, event)));
          paths.push(path);
          await page.evaluate(loadScript, { path, nonce });
          await twoFrames();
        },
        dress: async (theme) => {
          await page.evaluate((next) => window.host.dress(next), themes[theme]);
          // The toolkit hears of a theme, and puts it on its controls a frame later.
          await twoFrames();
          await page.evaluate(() => {
            for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
          });
        },
        async load(name, source) {
          const path = `${sharedFolder}/${name}`;
          server.files.set(path, script(source));
          await page.evaluate(loadScript, { path, nonce });
        },
        violations: () => page.evaluate(() => window.host.violations),
        errors: () => ownErrors,
        savedState: () => page.evaluate(() => window.host.savedState()),
        release,
        async reload() {
          await page.reload();
          await isDrawn();
        },
        async close() {
          await page.evaluate(() => {
            sessionStorage.clear();
            window.name = "";
          });
          await page.mouse.move(0, 0);
          for (const path of paths) server.files.delete(path);
          free.push(open);
        },
      };
    };
    return open;
  };
  return {
    open: async (options) => (free.pop() ?? (await newPage()))(options),
    async close() {
      await context.close();
      server.close();
    },
  };
}

/** Where the files of the build are that every opening loads alike: the browser keeps what it has compiled by address. */
const sharedFolder = "/built";

function filesOf(built: BuiltPage): readonly (readonly [name: string, file: ServedFile])[] {
  return [
    ["/webview.js", script(built.script)],
    ...Object.entries(built.parts).map(([name, body]) => [`/${name}`, script(body)] as const),
    ["/webview.css", { contentType: "text/css", body: built.style }],
  ];
}

/**
 * Serves a page in a folder of this opening, and the files of the build too where they do not come as they do elsewhere.
 * @returns the paths of what is served there
 */
function serve(
  { origin, files }: PageServer,
  folder: string,
  {
    built,
    options,
    opening,
    released,
  }: { built: BuiltPage; options: OpenOptions; opening: number; released: Promise<void> },
): string[] {
  const { blocked = [], held = [] } = options;
  const isUsual = blocked.length === 0 && held.length === 0;
  const body = htmlOf(origin + (isUsual ? sharedFolder : folder), origin, { options, opening });
  const own: [string, ServedFile][] = [[`${folder}/`, { contentType: "text/html; charset=utf-8", body }]];
  for (const [name, file] of isUsual ? [] : filesOf(built)) {
    if (blocked.includes(name)) continue;
    own.push([folder + name, held.includes(name) ? { ...file, released } : file]);
  }
  for (const [path, file] of own) files.set(path, file);
  return own.map(([path]) => path);
}

function script(body: string): ServedFile {
  return { contentType: "text/javascript", body };
}

/** As a script: through Playwright a snapshot of megabytes takes seconds. */
function tellingOf(snapshot: Shown, event: string): string {
  const text = JSON.stringify([snapshot, event, timelineOf(snapshot)]);
  return `window.host.tell(...JSON.parse(${JSON.stringify(text)}))`;
}

/** Runs in the page: resolves once the script has run. */
function loadScript({ path, nonce: allowed }: { path: string; nonce: string }): Promise<void> {
  const element = Object.assign(document.createElement("script"), { nonce: allowed, src: path });
  document.head.append(element);
  return new Promise<void>((done, fail) => {
    element.onload = () => done();
    element.onerror = () => fail(new Error(`${path} could not be loaded`));
  }).finally(() => element.remove());
}

/** The page as it ships, behind a stand-in for VS Code's end. */
function htmlOf(
  folderUri: string,
  cspSource: string,
  { options, opening }: { options: OpenOptions; opening: number },
): string {
  const html = panelHtml({
    scriptUri: `${folderUri}/webview.js`,
    styleUri: `${folderUri}/webview.css`,
    cspSource,
    nonce,
    title: "Balances",
    shownRequest,
    heading: options.heading ?? "",
    lang: "en",
    dir: options.dir ?? "ltr",
  });
  const given = {
    snapshot: options.snapshot,
    timeline: timelineOf(options.snapshot),
    theme: themes[options.theme ?? "dark"],
    state: options.state ?? null,
    // The page before saves its state once more as it goes, which is no concern of this one.
    stateKey: `vscode-state-${opening}`,
    refuse: options.refuse ?? {},
    unanswered: options.unanswered ?? [],
    answers: options.answers ?? {},
    now: Date.parse(options.now ?? "2026-03-10T15:00:00Z"),
  };
  // In front of the policy, which allows the page's own script alone. As JSON, which is read faster than a script's literal.
  const json = JSON.stringify(given).replaceAll("<", "\\u003c");
  const begin = `(element => { element.remove(); (${standInForVsCode.toString()})(JSON.parse(element.textContent)); })`;
  const standIn = `<script type="application/json">${json}</script><script>${begin}(document.currentScript.previousElementSibling)</script>`;
  return html
    .replace("<head>", () => `<head>${standIn}`)
    .replace("<script nonce", () => `${options.extraHtml ?? ""}<script nonce`);
}

/** What the host answers a panel that asks for the account of its verdict over time. */
function timelineOf(shown: Shown): unknown {
  return "inFlight" in shown ? timelineFor(shown) : null;
}

interface HostStandIn {
  readonly requests: { name: string; payload: unknown }[];
  readonly violations: string[];
  tell(snapshot: unknown, event?: string, timeline?: unknown): void;
  dress(theme: Theme): void;
  savedState(): unknown;
  /** ms on the page's clock: when the last message came in, before the page read it. */
  arrivedAt(): number;
}

declare global {
  interface Window {
    host: HostStandIn;
    acquireVsCodeApi: () => unknown;
  }
}

/** Runs in the page before anything else: the theme, `acquireVsCodeApi`, and a host that answers at once. */
function standInForVsCode(given: {
  snapshot: unknown;
  timeline: unknown;
  theme: Theme;
  state: unknown;
  stateKey: string;
  refuse: Readonly<Record<string, string>>;
  unanswered: readonly string[];
  answers: Readonly<Record<string, unknown>>;
  now: number;
}): void {
  Date.now = () => given.now;
  const { stateKey } = given;
  if (sessionStorage.getItem(stateKey) === null && given.state !== null) {
    sessionStorage.setItem(stateKey, JSON.stringify(given.state));
  }
  const requests: { name: string; payload: unknown }[] = [];
  const violations: string[] = [];
  // A window keeps its name over a reload, and a name may be longer than what storage takes.
  let { snapshot, timeline } = window.name === "" ? given : (JSON.parse(window.name) as typeof given);
  document.addEventListener("securitypolicyviolation", (event) => {
    violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`);
  });
  const dress = ({ kind, bodyClass, colours }: Theme) => {
    document.documentElement.removeAttribute("style");
    for (const [name, value] of Object.entries(colours)) {
      document.documentElement.style.setProperty(`--vscode-${name}`, value);
    }
    document.body.className = bodyClass;
    document.body.dataset.vscodeThemeKind = kind;
  };
  // The body is there once the parser reaches it; the page's script runs after it.
  new MutationObserver((_, observer) => {
    if (document.body === null) return;
    observer.disconnect();
    dress(given.theme);
  }).observe(document, { childList: true, subtree: true });
  let arrivedAt = 0;
  window.addEventListener("message", () => {
    arrivedAt = performance.now();
  });
  const send = (message: unknown) => window.postMessage(message, "*");
  const answer = (message: { id: number; name: string; payload: unknown }) => {
    requests.push({ name: message.name, payload: message.payload });
    if (given.unanswered.includes(message.name)) return;
    const reason = given.refuse[message.name];
    if (reason !== undefined) send({ kind: "reply", id: message.id, ok: false, reason });
    else {
      const answers: Readonly<Record<string, unknown>> = { "timeline/get": timeline, ...given.answers };
      const result = message.name.endsWith("/ready") ? snapshot : (answers[message.name] ?? null);
      send({ kind: "reply", id: message.id, ok: true, result });
    }
  };
  let taken = false;
  window.acquireVsCodeApi = () => {
    if (taken) throw new Error("acquireVsCodeApi was called twice");
    taken = true;
    return {
      postMessage: answer,
      getState: () => JSON.parse(sessionStorage.getItem(stateKey) ?? "null") ?? undefined,
      setState: (state: unknown) => sessionStorage.setItem(stateKey, JSON.stringify(state)),
    };
  };
  window.host = {
    requests,
    violations,
    tell(next, event = "panel/snapshot", nextTimeline = null) {
      snapshot = next;
      timeline = nextTimeline;
      window.name = JSON.stringify({ snapshot, timeline });
      send({ kind: "event", name: event, payload: next });
    },
    dress,
    savedState: () => JSON.parse(sessionStorage.getItem(stateKey) ?? "null"),
    arrivedAt: () => arrivedAt,
  };
}
