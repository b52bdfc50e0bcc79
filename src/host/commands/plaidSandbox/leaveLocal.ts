import type { Command } from "../command.ts";
import { switchEnvironment } from "./switchEnvironment.ts";

/** Switch Environment, with the icon of the local sandbox: VS Code gives a command one icon. */
export const leaveLocal: Command = switchEnvironment;
