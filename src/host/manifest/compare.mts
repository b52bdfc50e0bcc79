import type { CommandSection } from "./entry.mts";
import { account, anyItem, idleItem, panel } from "./when.mts";

export const compare: CommandSection = {
  heading: "Compare",
  intro:
    "*Compare Balances* is on every Item's row; in the palette, *Compare Balances…* asks for one Item or several. *Open Comparison…* reopens an earlier one. *Open Summary of Compared Items* shows the last result again, without a call.",
  commands: {
    compareBalances: {
      id: "balances.compare",
      title: "Compare Balances",
      does: "Runs the whole comparison for one Item, or for each of the rows that are selected",
      icon: "git-compare",
      palette: false,
      menus: {
        "view/item/context": [
          { when: idleItem, group: "inline@1" },
          { when: anyItem, group: "1_balances@1" },
        ],
      },
    },
    compareItems: {
      id: "items.compare",
      title: "Compare Balances… (one Item, several, all)",
      does: "The same by a question: one Item, or several one after another within Plaid's limits, in a panel that fills while it runs: by how much each is off, how old, why, its slowest call, what failed. Sorted by any column; each row opens its comparison; exported as Markdown, CSV and JSON",
      menus: { "view/title": [{ group: "1_items@9" }] },
    },
    compareAllItems: {
      id: "items.compareAll",
      title: "Compare All Items",
      does: "The same for every Item that the tree shows, without a question: also the button over the tree. On the row of a group, for its Items",
      icon: "run-all",
      palette: false,
      menus: {
        "view/title": [{ group: "navigation@1" }],
        "view/item/context": [{ when: "viewItem == group", group: "1_balances@1" }],
      },
    },
    openSummary: {
      id: "items.summary",
      title: "Open Summary of Compared Items",
      does: { row: "above" },
      palette: false,
      menus: { "view/title": [{ group: "4_history@4" }] },
    },
    openComparison: {
      id: "comparison.open",
      title: "Open Comparison… (latest, history, summary, two runs)",
      does: "The latest of an Item, one of the last 200, the summary of many, or two runs side by side",
      icon: "history",
      menus: { "view/title": [{ group: "4_history@2" }] },
    },
    openHistory: {
      id: "history.open",
      title: "Open History",
      does: "The [comparisons that were made](history.md), in a tab: searched by Item, finding, amount, request ID or date; pinned, opened, deleted, and two of them side by side. On a row, those of that Item; from the palette through *Open Comparison…*",
      icon: "history",
      palette: false,
      menus: { "view/title": [{ group: "4_history@1" }], "balanceLens.item.comparison": [{ group: "1_open@2" }] },
    },
    openTimeline: {
      id: "timeline.open",
      title: "Open Time Line",
      does: "An account over time in a tab of its own: in the local sandbox the bank's balance, Plaid's copy and every call, and what each endpoint would have answered at any moment; elsewhere what is known from the comparisons that were made",
      icon: "graph-line",
      menus: {
        "view/item/context": [{ when: account, group: "1_balances@3" }],
        "balanceLens.item.comparison": [{ group: "1_open@4" }],
      },
    },
    openLatestComparison: {
      id: "comparison.openLatest",
      title: "Open Latest Comparison",
      does: "What was last read of an Item; makes no call",
      palette: false,
      menus: { "balanceLens.item.comparison": [{ group: "1_open@1" }] },
    },
    compareTwoComparisons: {
      id: "comparison.compareTwo",
      title: "Compare Two Comparisons",
      does: "What changed between two of one Item",
      palette: false,
      menus: {
        "editor/title": [{ when: panel, group: "1_history@1" }],
        "balanceLens.item.comparison": [{ group: "1_open@3" }],
      },
    },
    compareSavedResponses: {
      id: "comparison.fromResponses",
      title: "Compare Saved Responses",
      does: "Answers in files, the clipboard or an editor, also in [logs, recordings and bug reports](saved-responses.md) of production: same table, same findings, no call",
      menus: { "view/title": [{ group: "4_history@3" }] },
    },
    enterBankShows: {
      id: "comparison.enterBankShows",
      title: "Enter What the Bank Shows…",
      does: "The balance the bank's own site or app shows, with when you saw it: a column beside the calls, in the findings and in every export. Correct or remove it any time",
      menus: {
        "view/item/context": [{ when: account, group: "1_balances@2" }],
        "editor/title": [{ when: panel, group: "2_bank@1" }],
      },
    },
    exportComparison: {
      id: "comparison.export",
      title: "Export Comparison",
      does: "Markdown, CSV, JSON that can be opened again, a HAR of the calls, a `.http` file that makes them again, or a support bundle for a ticket at Plaid",
      icon: "export",
      menus: {
        "editor/title": [{ when: panel, group: "navigation@1" }],
        "balanceLens.item.comparison": [{ group: "2_copy@1" }],
      },
    },
    copyForTicket: {
      id: "finding.copy",
      title: "Copy for a Ticket",
      does: "What Plaid's support needs of a difference that nothing explains: both readings with request ids and UTC times, the window, what was ruled out and why. Or a text for your user. Never a token",
      menus: { "balanceLens.item.comparison": [{ group: "2_copy@4" }] },
    },
    retryFailed: {
      id: "comparison.retryFailed",
      title: "Retry Failed Calls",
      does: "Makes the calls again that failed in the latest comparison, each as a column beside it",
      palette: "balanceLens.compared",
    },
    cancelComparison: {
      id: "balances.cancel",
      title: "Cancel Comparison",
      does: "While one runs; also Escape in the panel. What was answered stays",
      palette: "balanceLens.comparing",
    },
  },
};
