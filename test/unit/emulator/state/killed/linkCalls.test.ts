import { linkCalls } from "./linkCalls.ts";
import { outliveKill } from "./outliveKill.ts";

outliveKill(linkCalls);
