import type { CommandSection } from "./entry.mts";

export const log: CommandSection = {
  heading: "The log",
  commands: {
    showLog: {
      id: "log.show",
      title: "Show Log",
      does: "Method, path, status, time and request id of each call; never a body",
      menus: { "view/title": [{ group: "9_log@1" }] },
    },
  },
};
