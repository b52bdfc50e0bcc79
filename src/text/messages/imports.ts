import type { Messages } from "../segment.ts";

/** The result of importing a list of access tokens. No message contains a token. */
export const importMessages = {
  "import.added.one": "{count} Item was added.",
  "import.added.other": "{count} Items were added.",
  "import.known.one": "{count} Item was on the list already.",
  "import.known.other": "{count} Items were on the list already.",
  "import.refused.one": "{count} entry was refused.",
  "import.refused.other": "{count} entries were refused.",
  "import.cancelled": "Cancelled: what was added stays, the rest was not tried.",
  "import.title": "Import of Items",
  "import.column-entry": "Entry",
  "import.column-why": "Why it was refused",
  "import.place.lines": "{source}, line {position}",
  "import.place.entries": "{source}, entry {position}",
  "import.why.production-token": "A production access token. It was neither sent nor stored.",
  "import.why.not-a-token": "No Sandbox access token. It was not sent.",
  "import.why.repeated": "Same token as an entry above.",
  "import.no-token": "Tokens are not shown here: look them up by their place.",
} satisfies Messages;
