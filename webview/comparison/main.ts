import "./styles.css";
import { BalanceLensError } from "../../src/core/failure/errors.ts";
import { createChannel, type PageEnd } from "../../src/protocol/channel.ts";
import { pageGuards } from "../../src/protocol/guards.ts";
import { rootElementId } from "../../src/protocol/panelHtml.ts";
import { registerControls } from "../lib/controls.ts";
import { takeVsCodeApi, windowTimer, windowTransport } from "../lib/vscodeApi.ts";
import { listenToPerson } from "./actions.ts";
import { createPage } from "./page.ts";

/** How long the page waits for the host to accept a request. */
const timeoutMs = 30_000;
/** How often the time of a waiting call is brought forward: a tenth of a second reads as running. */
const tickMs = 100;
/** How often a scrolled page is kept: each time is a message to VS Code. */
const saveMs = 250;

const root = document.getElementById(rootElementId);
if (root === null) throw new Error(`the page has no #${rootElementId}`);
const api = takeVsCodeApi();
registerControls();

const channel = createChannel<PageEnd>({
  transport: windowTransport(api),
  timer: windowTimer,
  timeoutMs,
  guards: pageGuards,
  handlers: {},
  listeners: { "panel/snapshot": (snapshot) => page.show(snapshot) },
  // Messages of others reach a page too, and are passed over. One of ours that cannot be read is said to the person.
  onInvalid: ({ why }) => {
    if (why === "bad-payload")
      page.reportFailure(new BalanceLensError({ reason: "malformed-answer", requestId: null }));
  },
  onHandlerError: () => {},
});
const page = createPage({ root, api, now: () => performance.now(), today: () => Date.now() }, channel.request);
listenToPerson(root, page);
// The page restores its own scroll, once there is something to scroll.
history.scrollRestoration = "manual";
window.addEventListener("scroll", () => page.followScroll(), { passive: true });
window.setInterval(() => page.tick(), tickMs);
window.setInterval(() => page.saveNow(), saveMs);
window.addEventListener("pagehide", () => page.saveNow());
window.addEventListener("resize", () => page.followScroll());
window.addEventListener("beforeprint", () => page.setPrinting(true));
window.addEventListener("afterprint", () => page.setPrinting(false));
channel.request("panel/ready", null).then(page.show, page.reportFailure);
