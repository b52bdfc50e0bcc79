import * as vscode from "vscode";
import { formatDateTime } from "../../../text/format.ts";
import { askText, type Choice, pickOne } from "../../ask/pick.ts";
import { withProgress } from "../../ask/withProgress.ts";
import { type ClockMove, listNextRefreshes, type NextRefresh, setClock } from "../../local/clockControl.ts";
import { type ClockReading, readClock } from "../../local/controlClient.ts";
import { itemTitle } from "../../store/itemNames.ts";
import { textContext } from "../../window/textContext.ts";
import type { Command, CommandDependencies } from "../command.ts";
import { readClockMove } from "./clockMove.ts";

const hour = 3600;
const day = 24 * hour;

/** Moves the local sandbox's clock for every window. All events due until the new time have happened once it resolves. */
export const moveLocalClock: Command = async (deps, argument) => {
  const move = readClockMove(argument) ?? (await askMove(deps));
  const now = await withProgress(vscode.l10n.t("Moving the clock"), async (signal) =>
    setClock(await deps.local.use(), move, signal),
  );
  const said = vscode.l10n.t("It is {0} in the local sandbox", formatDateTime(now, textContext()));
  vscode.window.setStatusBarMessage(said, 5000);
};

/** @throws BalanceLensError `cancelled` */
async function askMove(deps: CommandDependencies): Promise<ClockMove> {
  const { clock, refreshes } = await withProgress(vscode.l10n.t("Reading the clock"), async (signal) => {
    const address = await deps.local.use();
    return { clock: await readClock(address, signal), refreshes: await listNextRefreshes(address, signal) };
  });
  const title = vscode.l10n.t("Move the Clock of the Local Sandbox");
  const now = formatDateTime(clock.now, textContext());
  const placeHolder = clock.frozen
    ? vscode.l10n.t("It is {0} there and the clock is stopped. Moves all local Items.", now)
    : vscode.l10n.t("It is {0} there. Moves all local Items.", now);
  const chosen = await pickOne<ClockMove | "refresh" | "time">(choices(deps, clock, refreshes), { title, placeHolder });
  if (chosen === "time") return { to: await askTime(clock, title) };
  if (chosen !== "refresh") return chosen;
  return pickOne(
    refreshes.map(({ itemId, at }) => ({ ...refreshLine(deps, { itemId, at }), value: { to: at } })),
    { title, placeHolder: vscode.l10n.t("To the next refresh of which Item?") },
  );
}

function choices(
  deps: CommandDependencies,
  { frozen }: ClockReading,
  refreshes: readonly NextRefresh[],
): readonly Choice<ClockMove | "refresh" | "time">[] {
  const [soonest, ...later] = refreshes;
  return [
    { label: vscode.l10n.t("$(add) 1 hour"), value: { seconds: hour } },
    { label: vscode.l10n.t("$(add) 1 day"), value: { seconds: day } },
    { label: vscode.l10n.t("$(add) 30 days"), value: { seconds: 30 * day } },
    ...(soonest === undefined
      ? []
      : [
          {
            label: vscode.l10n.t("$(sync) To the next background refresh"),
            detail: [refreshLine(deps, soonest).label, refreshLine(deps, soonest).description].join(" · "),
            value: { to: soonest.at },
          },
        ]),
    ...(later.length === 0
      ? []
      : [{ label: vscode.l10n.t("$(sync) To the next refresh of an Item…"), value: "refresh" as const }]),
    { label: vscode.l10n.t("$(calendar) To a time…"), value: "time" },
    frozen
      ? { label: vscode.l10n.t("$(play) Let the clock go on"), value: { frozen: false } }
      : { label: vscode.l10n.t("$(debug-pause) Stop the clock"), value: { frozen: true } },
  ];
}

function refreshLine({ items }: CommandDependencies, { itemId, at }: NextRefresh) {
  const item = items.get(itemId)?.item;
  return { label: item === undefined ? itemId : itemTitle(item), description: formatDateTime(at, textContext()) };
}

async function askTime(clock: ClockReading, title: string): Promise<string> {
  const typed = await askText({
    title,
    prompt: vscode.l10n.t("A time such as {0}; it moves forward only", clock.now),
    value: clock.now,
    validateInput: (value) =>
      readClockMove({ to: value.trim() }) === null
        ? vscode.l10n.t("A time in ISO 8601, such as {0}", clock.now)
        : undefined,
  });
  return new Date(typed).toISOString();
}
