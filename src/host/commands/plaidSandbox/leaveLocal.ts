import type { Command } from "../command.ts";
import { switchEnvironment } from "./switchEnvironment.ts";

/** Switch Environment with the icon of the local sandbox: in VS Code a command has one icon. */
export const leaveLocal: Command = switchEnvironment;
