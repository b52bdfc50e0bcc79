import type { ChannelOptions, HostEnd } from "../../protocol/channel.ts";
import { commandIds } from "../commandIds.ts";
import type { Timelines } from "../timeline/timelines.ts";
import { replyTimeoutMs } from "./panelChannel.ts";
import { startCommand } from "./startCommand.ts";

type Handlers = ChannelOptions<HostEnd>["handlers"];

/**
 * Handles the page's requests about the time lines of its Item's accounts; an account of another Item gets an empty
 * response.
 */
export function timelineRequests(
  timelines: Pick<Timelines, "get" | "scrub">,
  panel: {
    readonly itemId: string;
    /** Whether the Item has an account with this id, as far as is known. */
    hasAccount(accountId: string): boolean;
  },
): Pick<Handlers, "timeline/get" | "timeline/scrub" | "timeline/open"> {
  const { itemId } = panel;
  const inTime = () => AbortSignal.timeout(replyTimeoutMs);
  return {
    "timeline/get": ({ accountId }) =>
      panel.hasAccount(accountId) ? timelines.get({ key: itemId, accountId }, inTime()) : null,
    "timeline/scrub": ({ accountId, at }) =>
      panel.hasAccount(accountId) ? timelines.scrub({ key: itemId, accountId }, at, inTime()) : { at, answers: [] },
    "timeline/open"({ accountId }) {
      // No command gets an account id that the page made up.
      if (accountId !== null && !panel.hasAccount(accountId)) return null;
      return startCommand(commandIds.openTimeline, { itemId, ...(accountId !== null && { accountId }) });
    },
  };
}
