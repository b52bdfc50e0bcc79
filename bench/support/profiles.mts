/** What a profile showed to dominate, what was changed, and what that gave. Kept by hand: the figures above are of today. */
export const profiles: readonly {
  readonly what: string;
  readonly dominated: string;
  readonly changed: string;
  readonly gave: string;
}[] = [
  {
    what: "One call of the client",
    dominated: "axios: 0.19 of 0.24 ms above bare `node:http` went into its interceptors, header objects and streams",
    changed: "the SDK's constructor is handed a request of our own over `node:http`",
    gave: "2.1 times a bare call became 1.5; the chunk 373 kB became 265; loading it 20 ms became 8",
  },
  {
    what: "Moving the emulator's clock",
    dominated: "every refresh added up all transactions of the account and looked at each again",
    changed: "sums kept sorted by time, and pulls that look only at what appeared or was put in since the last",
    gave: "a year over 100 Items of 1,000 transactions: 31 s became 1.2; a real-time balance of 10,000 transactions: 9.6 times that of 100 became 1.0",
  },
  {
    what: "Reading transactions page by page",
    dominated: "every page worked out the whole difference between two versions anew",
    changed: "a difference is found from what each version changed, and kept while its pages are read",
    gave: "a page of 10,000 transactions: 1.8 times that of 100 became 1.0",
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
    gave: "130 to 155 MB became about 100, as fast as before",
  },
  {
    what: "One answer of the emulator",
    dominated:
      "JSON text, then account objects spread together of parts, then an error made for every request that closed",
    changed: "one shape for every account; an error only for a request that broke off",
    gave: "30 µs of its own an answer became 20 (12 accounts)",
  },
  {
    what: "Loading the extension",
    dominated: "V8 reads 55 kB of source once before anything runs: 2 of 3 ms; running it takes 0.5",
    changed: "nothing yet: asking for the `vscode` module once instead of 18 times gave 0.1 ms",
    gave: "-",
  },
];
