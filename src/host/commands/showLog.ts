import type { Command } from "./command.ts";

export const showLog: Command = async (deps) => deps.showLog();
