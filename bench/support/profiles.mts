/** What a profile showed to dominate, what was changed, and what that gave. Kept by hand: the figures above are of today. */
export const profiles: readonly {
  readonly what: string;
  readonly dominated: string;
  readonly changed: string;
  readonly gave: string;
}[] = [
  {
    what: "One call of the client",
    dominated: "axios under the SDK: without it, 0.10 ms above bare `node:http` are left of 0.24",
    changed: "the SDK's constructor is handed a request of our own over `node:http`",
    gave: "2.1 times a bare call became 1.5; the chunk 373 kB became 265; loading it 20 ms became 8",
  },
  {
    what: "One call of the client, on a slower machine",
    dominated:
      "the SDK's class: each method of it makes two functions for every endpoint there is, to call one, 48 of the 98 kB a call took from memory (a bare one takes 28)",
    changed:
      "the SDK's functions are made once for a connection; the address is taken apart once; secrets that are written one way are looked for once, and nothing is copied when none is quoted",
    gave: "45 kB; 14 to 19 µs of computing beside a bare call, the network taken away, instead of 36 and more; 2.6 times a bare call of the same bytes became 1.6, measured in turn; the chunk 265 kB became 222",
  },
  {
    what: "Moving the emulator's clock",
    dominated: "every refresh added up all transactions of the account and looked at each again",
    changed: "sums kept sorted by time, and pulls that look only at what appeared or was put in since the last",
    gave: "a year over 100 Items of 1,000 transactions: 31 s became 1.2",
  },
  {
    what: "A real-time balance in the emulator",
    dominated: "the same adding up, in every call",
    changed: "the same sums",
    gave: "10,000 transactions cost 9.6 times as much as 100, and now 1.0 times",
  },
  {
    what: "Reading transactions page by page",
    dominated: "every page worked out the whole difference between two versions anew",
    changed: "a difference is found from what each version changed, and kept while its pages are read",
    gave: "a page of 10,000 transactions cost 1.8 times one of 100, and now 1.0 times",
  },
  {
    what: "Memory of a transaction in the emulator",
    dominated: "ids that were put together letter by letter, kept as chains of 37 pieces",
    changed: "ids are made whole at once",
    gave: "2.6 kB became 1.05",
  },
  {
    what: "Memory of the emulator under load",
    dominated: "the heap's young part, which grows as long as calls come quickly",
    changed: "it keeps its first size in the one-file emulator",
    gave: "125 to 155 MB became 93 to 108; collecting takes 10 % of the time under load instead of 4",
  },
  {
    what: "One answer of the emulator",
    dominated:
      "the objects and the JSON text of its accounts: 14 of 21 µs; an error made for every request that had closed",
    changed:
      "an account's text is made once a refresh; an error only for a request that broke off; ASCII is written unconverted",
    gave: "30 µs of its own an answer of 12 accounts became 16, measured in turn",
  },
  {
    what: "One answer of the emulator, again",
    dominated:
      "nothing alone. Of 15 µs without a socket: putting the text together and counting its bytes 6, both again for the Item 2, two dates 2, two hashes of the request 2, how deep the body goes 1; and a promise at each of four steps",
    changed:
      "the texts of an Item and of its list of accounts are kept with their lengths, and copied once, on the way out; a date is put into words once a second; a short request is remembered as it is; what waits for nothing is answered without a promise",
    gave: "2.5 times bare `node:http` became 1.6; without a socket 15 µs became 5; the processor's time an answer 39 µs became 26, of which bare `node:http` has 15. It costs memory where no request comes twice: 50,000 different ones are remembered in 16 MB, and were in 4",
  },
  {
    what: "Memory of the emulator under load, again",
    dominated:
      "V8's middle compiler, whose work leaves 15 MB behind; and the log of the last requests, each of which lived just long enough to be moved among what stays: 10 MB between two collections",
    changed: "the one-file emulator does without that compiler once it has started; the log is written over in place",
    gave: "105 MB became 85, where bare `node:http` has 87; no slower under a steady load",
  },
  {
    what: "A call among 1,000 Items",
    dominated:
      "the processor's way to memory that it has not just used, some fifty places an Item: 1.6 µs a call more than among 10, and 2.0 before",
    changed: "nothing: what is left of a call shrank, so that the ratio grew",
    gave: "through a socket a twentieth",
  },
  {
    what: "Loading the extension",
    dominated: "a copy of the some 230 names of VS Code's API in each of 26 files that import it: 7.5 of 10 ms",
    changed: "a bundle asks for the API once and shares it",
    gave: "running the file takes 0.5 ms; reading it, 2 to 2.5, is what is left",
  },
  {
    what: "Starting the extension",
    dominated:
      "reading 60 kB (1.1 of 2.9 ms compiling, 1.1 running it) and wiring all of it (5 of 9 ms), of which the start itself needs a twentieth",
    changed:
      "activation registers what VS Code may call, in 4 kB; the rest is loaded and wired with the first use, and what esbuild puts around a module's exports is left out",
    gave: "loading 6.1 times an empty extension became 1.4; activating took 6.0 ms more than an empty one, and now 0.7",
  },
  {
    what: "First rows of 1,000 Items in a window",
    dominated:
      "the editor: it was told of the list while it waited for it, threw that answer away and asked again, 40 to 60 ms later; and it takes each of a thousand rows through itself before it shows the first, 80 ms",
    changed:
      "what VS Code waits for is told with its answer alone; of a long list it gets 100 rows, more than a window shows, and all of them 150 ms later",
    gave: "1.3 to 1.6 times the time of ten Items became 1.2, in a window that has settled",
  },
  {
    what: "First rows of the tree",
    dominated: "loading 330 kB of what commands do, 12 of 16 ms, to draw rows",
    changed:
      "what rows say is a file of its own, 65 kB; files are loaded by `require`, which does not look for exports first",
    gave: "16 ms of loading became 5",
  },
  {
    what: "The list of a thousand Items of Plaid Sandbox",
    dominated: "one awaited read a file: each waits in four queues, 35 ms for a thousand",
    changed: "8 ms of them at one go, then whatever else waits has its turn; on a slow disk, 32 awaited together",
    gave: "4 ms",
  },
  {
    what: "Opening a comparison among 2,000",
    dominated: "taking 2,000 names apart to open one",
    changed: "names are sorted as they are and taken apart one by one, as far as needed",
    gave: "half the time",
  },
  {
    what: "Scrolling the panel, 500 accounts and 12 calls",
    dominated:
      "layout, 51 of 112 ms a step of 1,000 pixels: a table that fits itself to its words, and a grid in each cell; 29 for drawing the whole table anew",
    changed: "columns of known widths, plain blocks, and only the rows that are seen, used again for those that come",
    gave: "a step took 18 to 45 ms on a quiet machine, mostly",
  },
  {
    what: "First paint of the panel, 500 accounts and 12 calls",
    dominated: "137 ms of script: 83 for the table, 18 for the first formatter of dates",
    changed:
      "cells are worked out a row at a time and ages once a stamp; totals and findings are drawn after the first frame",
    gave: "about 70 ms of script",
  },
  {
    what: "The arrival of a large comparison in the panel",
    dominated:
      "one task of 53 ms of processor time, of 92 ms to the frame: reading 3.5 MB, 2.2 of them findings with 20,000 pieces of evidence, then the model, the widths and the rows",
    changed:
      "findings come as one text, read behind the first frame; reading the message, its model, its widths and drawing are a task each; sums and ages are read once a snapshot, not at each drawing",
    gave: "1.3 MB to read; the longest task is 26 ms, the layout of the first frame",
  },
  {
    what: "One number more in the panel",
    dominated:
      "a task of 42 to 70 ms: the same reading, and every drawn cell made anew, hundreds of them, to find the one that differs",
    changed: "a cell that would come out the same is not made; it is known by what it was drawn from",
    gave: "8 to 20 ms; one cell is touched, as before",
  },
  {
    what: "Scrolling the panel by a wheel, 120 pixels a frame",
    dominated:
      "styling and layout of all 38 drawn rows in most frames: those that stay were put in front of the ones that leave, which moved every one",
    changed:
      "rows that stay are not touched; rows around those that are seen are added a few at once; a frame of a jump draws for 6 ms, since styling and layout take twice that",
    gave: "1,237 to 1,615 ms of processor time for 60 steps became 650; of 59 frames 27 to 39 were late, and none in two runs of three",
  },
  {
    what: "What the page reads",
    dominated: "the rules that explain a difference: 38 of 288 kB, and the longest of its tasks but for the first",
    changed: "the host works the findings out and sends them with the answers",
    gave: "250 kB",
  },
  {
    what: "The panel after a click on Compare",
    dominated:
      "messages: each step of each call sent the whole state, some 40 before the page could read one, and VS Code hands all of them over at once, ahead of the first frame; then making the page's controls, 40 of 80 ms of script",
    changed:
      "calls begin behind the first frame; one snapshot is sent ahead, the first with a balance; later each answer's balances go at once and other progress within 16 ms, drawn once a frame; the page's HTML begins with the heading, and its controls are made behind that frame; the notification comes half a second later",
    gave: "on a busy machine 999 ms to the first words became 475, beside 290 and 195 of an empty webview; from an answer to its cell 205 ms became 40, and, since balances go at once, on another machine 41 became 34",
  },
];
