import "./styles.css";
import type { PageEnd } from "../../src/protocol/channel.ts";
import { pageGuards } from "../../src/protocol/guards.ts";
import { registerControls } from "../lib/controls.ts";
import { startPage } from "../lib/startPage.ts";
import { listenToPage } from "./actions/listenToPage.ts";
import { createPage, type Page } from "./page.ts";

/** ms between updates of a waiting call's time: a tenth of a second looks continuous. */
const tickMs = 100;

registerControls();
const { page, root, ask } = startPage<PageEnd, Page>({
  guards: pageGuards,
  create: ({ ask, ...start }) => createPage({ ...start, now: () => performance.now(), today: () => Date.now() }, ask),
  listeners: (page) => ({ "panel/snapshot": (snapshot) => page().show(snapshot) }),
});
listenToPage(root, page);
window.setInterval(() => page.tick(), tickMs);
window.addEventListener("beforeprint", () => page.setPrinting(true));
window.addEventListener("afterprint", () => page.setPrinting(false));
ask("panel/ready", null).then(page.show, page.reportFailure);
