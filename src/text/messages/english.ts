import type { Messages } from "../segment.ts";
import { adviceMessages } from "./advice.ts";
import { codeMessages } from "./code.ts";
import { effectMessages } from "./effects.ts";
import { failureMessages } from "./failures.ts";
import { findingMessages } from "./findings.ts";
import { fixMessages } from "./fixes.ts";
import { guideMessages } from "./guide.ts";
import { historyMessages } from "./history.ts";
import { importMessages } from "./imports.ts";
import { localTrafficMessages } from "./localTraffic.ts";
import { manyItemsMessages } from "./manyItems.ts";
import { planMessages } from "./plans.ts";
import { remarkMessages } from "./remarks.ts";
import { repeatMessages } from "./repeats.ts";
import { sandboxPageMessages } from "./sandboxPage.ts";
import { savedMessages } from "./saved.ts";
import { timelineMessages, timelinePageMessages, timelinePictureMessages, timelineToolsMessages } from "./timeline.ts";
import { userTextMessages } from "./userText.ts";
import { wordMessages } from "./words.ts";

/**
 * All lists of messages. Each family of keys (the part before the first dot) is in one list only, so a key is looked
 * up in one list.
 */
export const englishLists: readonly Messages[] = [
  wordMessages,
  failureMessages,
  findingMessages,
  adviceMessages,
  effectMessages,
  planMessages,
  repeatMessages,
  guideMessages,
  importMessages,
  sandboxPageMessages,
  savedMessages,
  userTextMessages,
  codeMessages,
  fixMessages,
  remarkMessages,
  manyItemsMessages,
  localTrafficMessages,
  timelineMessages,
  historyMessages,
  timelinePictureMessages,
  timelineToolsMessages,
  timelinePageMessages,
];

/**
 * Every English message by key, for translators. Shipped code must not import it, or its bundle would contain all of
 * them: each module imports the lists it uses.
 */
export const english: Messages = Object.assign({}, ...englishLists);
