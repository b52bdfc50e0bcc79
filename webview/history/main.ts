import "./styles.css";
import type { HistoryPageEnd } from "../../src/protocol/history.ts";
import { historyPageGuards } from "../../src/protocol/historyGuards.ts";
import { startPage } from "../lib/startPage.ts";
import { createHistoryPage, type HistoryPage } from "./page.ts";

const { page, ask } = startPage<HistoryPageEnd, HistoryPage>({
  guards: historyPageGuards,
  create: ({ ask, ...start }) => createHistoryPage(start, ask),
  listeners: (page) => ({ "history/shown": (shown) => page().show(shown) }),
});
ask("history/ready", null).then(page.show, page.reportFailure);
