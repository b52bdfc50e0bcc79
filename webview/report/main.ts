import "./styles.css";
import { BalanceLensError } from "../../src/core/failure/errors.ts";
import { createChannel } from "../../src/protocol/channel.ts";
import { rootElementId } from "../../src/protocol/panelHtml.ts";
import { reportPageGuards } from "../../src/protocol/reportGuards.ts";
import type { ReportPageEnd } from "../../src/protocol/reports.ts";
import { registerControls } from "../lib/controls.ts";
import { takeVsCodeApi, windowTimer, windowTransport } from "../lib/vscodeApi.ts";
import { createReportPage } from "./page.ts";

/** How long the page waits for the host to accept a request. */
const timeoutMs = 30_000;
/** How often a scrolled page is kept: each time is a message to VS Code. */
const saveMs = 250;

const root = document.getElementById(rootElementId);
if (root === null) throw new Error(`the page has no #${rootElementId}`);
const api = takeVsCodeApi();
registerControls();

const channel = createChannel<ReportPageEnd>({
  transport: windowTransport(api),
  timer: windowTimer,
  timeoutMs,
  guards: reportPageGuards,
  handlers: {},
  listeners: { "report/shown": (report) => page.show(report), "report/changed": (report) => page.change(report) },
  // Messages of others reach a page too, and are passed over. One of ours that cannot be read is said to the person.
  onInvalid: ({ why }) => {
    if (why === "bad-payload")
      page.reportFailure(new BalanceLensError({ reason: "malformed-answer", requestId: null }));
  },
  onHandlerError: () => {},
});
const page = createReportPage({ root, api }, channel.request);
// The page restores its own scroll, once there is something to scroll.
history.scrollRestoration = "manual";
window.addEventListener("scroll", () => page.followScroll(), { passive: true });
window.addEventListener("resize", () => page.followScroll());
window.setInterval(() => page.saveNow(), saveMs);
window.addEventListener("pagehide", () => page.saveNow());
channel.request("report/ready", null).then(page.show, page.reportFailure);
