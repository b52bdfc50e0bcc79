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
/** ms between updates of a waiting call's time: a tenth of a second looks continuous. */
const tickMs = 100;
/** ms between saves of the scroll position, each of which is a message to VS Code. */
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
  // Messages of other senders reach the page too and are ignored. One of ours that cannot be read is shown as a
  // failure.
  onInvalid: ({ why }) => {
    if (why === "bad-payload")
      page.reportFailure(new BalanceLensError({ reason: "malformed-answer", requestId: null }));
  },
  onHandlerError: () => {},
});
const page = createPage({ root, api, now: () => performance.now(), today: () => Date.now() }, channel.request);
listenToPerson(root, page);
// The page restores its scroll position itself, once there is something to scroll.
history.scrollRestoration = "manual";
window.addEventListener("scroll", () => page.followScroll(), { passive: true });
window.setInterval(() => page.tick(), tickMs);
window.setInterval(() => page.saveNow(), saveMs);
window.addEventListener("pagehide", () => page.saveNow());
window.addEventListener("resize", () => page.followScroll());
window.addEventListener("beforeprint", () => page.setPrinting(true));
window.addEventListener("afterprint", () => page.setPrinting(false));
channel.request("panel/ready", null).then(page.show, page.reportFailure);
