import "./styles.css";
import { reportPageGuards } from "../../src/protocol/reportGuards.ts";
import type { ReportPageEnd } from "../../src/protocol/reports.ts";
import { startPage } from "../lib/startPage.ts";
import { createReportPage, type ReportPage } from "./page.ts";

const { page, ask } = startPage<ReportPageEnd, ReportPage>({
  guards: reportPageGuards,
  create: ({ ask, ...start }) => createReportPage(start, ask),
  listeners: (page) => ({
    "report/shown": (report) => page().show(report),
    "report/changed": (report) => page().change(report),
  }),
});
ask("report/ready", null).then(page.show, page.reportFailure);
