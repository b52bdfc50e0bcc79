/** The parts of `docs/performance.md`: which bench, under what heading, and how to read its figures. */
export interface Section {
  readonly title: string;
  /** Names of benches, as files of `bench/`. */
  readonly benches: readonly string[];
  readonly notes: readonly string[];
}

export const sections: readonly Section[] = [
  {
    title: "Start of a window",
    benches: ["load", "activation", "sizes"],
    notes: [
      "`load` is `require()` of the main file in a fresh process with a stand-in for `vscode`, beside an empty extension in the same harness. `first-use` adds what is loaded by then, so that nothing hides behind the start.",
      "`activation` is `extension.activate()` in VS Code's own extension host, each time a fresh one that has settled, between two empty extensions. A window in which none of its views, commands and languages is used does not start it. A file of one of those languages starts it and has it search the visible text for the word; what looks further is loaded with the first file that has it.",
      "The page bundle holds the controls of the webview toolkit, 89 kB built alone without what the build leaves out of them; the words for what the host has found come with the findings.",
    ],
  },
  {
    title: "A call to Plaid",
    benches: ["firstCall", "clientOverhead", "timing"],
    notes: [
      "The server answers at once, on this machine, so that what is left is the client. `first-call` includes loading the SDK, in a fresh process.",
      "`timing` is what is reported, less what the server itself measured. The server stops its watch before the system has delivered, so the error is never below the way there and back.",
    ],
  },
  {
    title: "A comparison",
    benches: ["criticalPath", "findingsSpeed", "history"],
    notes: [
      "`comparison.wall-ratio` is to the server's own delays along the longest way through the plan, four calls side by side.",
      "`findings.large` has 500 accounts and 10,000 transactions.",
      "A list of the history reads names only; opening reads the one file that is opened. The ratio is that of the names: a few milliseconds at 2,000.",
    ],
  },
  {
    title: "What is shown",
    benches: ["tree", "treeWindow", "panelWindow", "panel", "timeline"],
    notes: [
      "`tree` leaves the editor out: it is what VS Code asks the extension for. `first-rows` is the list of all Items and how ten of them look; VS Code asks how all of a level look (`all-rows`). `kept-list` reads what is kept of 1,000 Items of Plaid Sandbox.",
      "`tree.window` is a real window, from the click that opens the view for the first time in a window that has settled, with nothing loaded before it, to the frame with the rows; and from the choice of another order to the rows in it. Both sides see the same number of rows; what the thousand cost beyond that is the editor's own work for each row of a level.",
      "`panel.window` is a real window that has just loaded, from the click on *Compare Balances* in a row to the frame with the panel's first words, beside the click on the same row on a button of an extension that opens a webview with one word in it, in turn. `answer-to-cell` is from the moment the server has handed the first answer with balances to the system to the frame with the first balance, in a panel that is open; both by this machine's clock.",
      "`panel` is 500 accounts and 12 calls, each with a column of its own, in the same browser and run as a plain static table of the same cells. Times count from the arrival of the host's message, reading it included, to the frame that shows what it told.",
      "`panel.scroll-ratio` is of jumps of a twentieth of the table, where every row that is seen is drawn; `wheel` is 120 pixels a frame. A static table has nothing to draw for either, so the least is 1. Late frames are those of 60 that took over 25 ms.",
      "The longest tasks are those that Chrome traces on the page's main thread, until all is drawn that is drawn behind the frame; those of scrolling are the longest of the wheel, of jumps and of Page Down, End and Home, on the page and in its cells.",
      "`panel.update` is one more number in a comparison that is complete, and in one that runs; a static table changes one text.",
      "`panel.log` is the panel of a log of 10,000 calls of one Item with four accounts. `host` is finding what to say of them and writing the message; `idle` is when the page's last task of more than 50 ms ends, `heap` what its program then holds, `unfold` from the click on a column of 5,000 calls to the frame with the first 50.",
      "`timeline` is the page of an account over time, from the arrival of 2,000 steps of its ledger to the frame that shows them, and again when the clock moves; beside it uPlot draws the same two lines on a canvas, without words, marks and reasons. `zipped` is gzip's, of the script that draws it.",
    ],
  },
  {
    title: "In your code",
    benches: ["codeSpeed"],
    notes: [
      "`code.unrelated` is a file of 30 kB that does not speak of Plaid, and `code.unrelated-ratio` what it costs beside one search for the word: three spellings are looked for, and no more is read.",
      "The other files have 30 kB and a call in each of their functions. `scan` tells code from strings and comments, finds the calls and what they send.",
      "`zipped` is gzip's, of the finder with all six languages and what Plaid says of each call.",
      "`code.window` is a real window, from the click that opens a file to the frame with its marks, three or more, in a small app of each of five languages; `first-file` in a window that has just loaded and settled, where VS Code starts its editor and the extension, `next-file` behind it. Beside it a window of its own with an extension that is started by the same files and marks three places of each without reading it, in turn.",
      "`lint.folder` is `balance-lens lint` in a folder of 10,000 files of 4 kB, one in twenty of them with a call and a remark, in a process of its own; `processor` is what it took of all processors, `memory` the most that it had.",
    ],
  },
  {
    title: "The emulator",
    benches: ["emulator", "emulatorScale"],
    notes: [
      "`emulator.first-answer` is from the start of the process to the answer of its first call, the caller's own start-up included.",
      "`emulator.loading` is the part of it that reads and evaluates the one file; `emulator.loading.parts` what of that Link's steps and tokens, partners' endpoints and users cost an emulator that is asked for none of them, as the difference to a file without them. The Link page itself waits until it is asked for. The rest is not evaluated later, since a kept state has to be done again in one go: that would wait for each part, for a time that is lost among other noise.",
      "Rates are at 16 connections, each waiting for its answer before the next; the one that calls shares the machine, and on two cores limits the bare server more than the emulator.",
      "Memory is all that the system counts for the process. Node alone has 45 MB before any line is run, 60 with `node:http` loaded.",
      "`emulator.many-items` is without a socket, where a call takes some 10 µs: an Item's first answer, and later ones. What its ratio is above 1 is memory that the processor has not just used.",
    ],
  },
  {
    title: "Saved logs",
    benches: ["savedLogs"],
    notes: [
      "`saved.json` and `saved.text` are logs of 100 MB, one line in ten of them an answer.",
      "`saved.many-calls` is a log of 6,000 calls of one Item, told with all its findings; its growth is beside a log of a third as many. In `saved.many-evaluations` every fifth call evaluates a debit; in `saved.many-calls-of-one-copy` nothing refreshes Plaid's copy, so that thousands of cached answers have the same numbers.",
    ],
  },
];
