import type { Messages } from "../segment.ts";
import { adviceMessages } from "./advice.ts";
import { failureMessages } from "./failures.ts";
import { findingMessages } from "./findings.ts";
import { guideMessages } from "./guide.ts";
import { importMessages } from "./imports.ts";
import { localTrafficMessages } from "./localTraffic.ts";
import { manyItemsMessages } from "./manyItems.ts";
import { planMessages } from "./plans.ts";
import { sandboxPageMessages } from "./sandboxPage.ts";
import { savedMessages } from "./saved.ts";
import { wordMessages } from "./words.ts";

/** Every sentence in English, by key: what a translation replaces, and what shows where it has none. */
export const english: Messages = {
  ...wordMessages,
  ...failureMessages,
  ...findingMessages,
  ...adviceMessages,
  ...planMessages,
  ...guideMessages,
  ...importMessages,
  ...sandboxPageMessages,
  ...savedMessages,
  ...manyItemsMessages,
  ...localTrafficMessages,
};
