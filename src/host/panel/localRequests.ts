import * as vscode from "vscode";
import type { ChannelOptions, HostEnd } from "../../protocol/channel.ts";
import { commandIds } from "../commandIds.ts";
import type { LocalBar } from "./localBar.ts";
import { replyTimeoutMs } from "./panelChannel.ts";
import { startCommand } from "./startCommand.ts";

type Handlers = ChannelOptions<HostEnd>["handlers"];

/** Handles the page's requests to the local sandbox. Its clock is never moved for an Item of another environment. */
export function localRequests(
  bar: LocalBar,
  panel: { readonly itemId: string; isLocal(): boolean; update(): void },
): Pick<Handlers, "clock/advance" | "clock/toNextRefresh" | "timeline/setClock" | "local/change"> {
  async function move(by: (signal: AbortSignal) => Promise<void>): Promise<null> {
    if (!panel.isLocal()) return null;
    await by(AbortSignal.timeout(replyTimeoutMs));
    panel.update();
    return null;
  }
  return {
    "clock/advance": ({ seconds }) => move((signal) => bar.advance(seconds, signal)),
    "clock/toNextRefresh": () => move((signal) => bar.toNextRefresh(signal)),
    "timeline/setClock": ({ at }) => move((signal) => bar.moveTo(at, signal)),
    "local/change"({ what }) {
      const { itemId } = panel;
      if (what === "open") return startCommand(commandIds.startLocalSandbox, { compare: true });
      if (what === "restart") return startCommand(commandIds.restartScenario, { itemId });
      const andCompare = { itemId, compare: true };
      if (what === "restart-and-compare") return startCommand(commandIds.restartScenario, andCompare);
      if (what === "repair-and-compare") return startCommand(commandIds.repairLogin, andCompare);
      if (what === "clear-faults-and-compare")
        return startCommand(commandIds.showFaults, { clear: "all", ...andCompare });
      if (what === "scenario") return startCommand(commandIds.loadScenario);
      void vscode.commands.executeCommand("workbench.action.openSettings", "@id:balanceLens.local.latency");
      return null;
    },
  };
}
